# Set everything up and run all tests; further arguments go to pytest.
#   powershell -File installer\test.ps1

. (Join-Path $PSScriptRoot 'common.ps1')
Set-Location -LiteralPath $root
$python = Initialize-Environment 'test'

# -P keeps the checkout off the path: the tests meet the installed program, as its users do.
$env:QT_QPA_PLATFORM = 'offscreen'
& $python -P -m pytest -q @args
exit $LASTEXITCODE
