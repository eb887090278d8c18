# Set everything up and do the main job: open the window on the sample deal, or, in a session
# without a screen, evaluate it and write the memo.   powershell -File installer\run.ps1

. (Join-Path $PSScriptRoot 'common.ps1')
Set-Location -LiteralPath $root
$python = Initialize-Environment 'run'

$out = Join-Path $root 'out'
$deal = Join-Path $out 'sample.deal'
$memo = Join-Path $out 'sample-memo.pdf'
New-Item -ItemType Directory -Force -Path $out | Out-Null
# A sample the user has edited stays as it is.
if (-not (Test-Path -LiteralPath $deal)) {
    & $python -P -m negotiator new --example sample -o $deal
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

$hidden = $env:QT_QPA_PLATFORM -like 'offscreen*' -or $env:QT_QPA_PLATFORM -like 'minimal*'
if ([Environment]::UserInteractive -and -not $hidden) {
    Write-Host "ウィンドウを開きます / Opening the window: $deal"
    & $python -P -m negotiator $deal
    exit $LASTEXITCODE
}
Write-Host '画面がないため、評価と交渉メモを作成します / No screen: evaluating and writing the memo'
& $python -P -m negotiator evaluate $deal
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
& $python -P -m negotiator memo $deal -o $memo
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Host "案件ファイル / Deal: $deal"
Write-Host "交渉メモ / Memo:     $memo"
