# What run.ps1 and test.ps1 share: find Python 3.11 or later and prepare the environment.

$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
# Files and output in UTF-8, whatever the code page of this console.
$env:PYTHONUTF8 = '1'

function Find-Python {
    # The launcher knows the versions installed; without it, whatever is on the path.
    foreach ($candidate in @('py -3.11', 'py -3', 'python3.11', 'python3', 'python')) {
        $words = $candidate.Split(' ')
        if (-not (Get-Command $words[0] -ErrorAction SilentlyContinue)) { continue }
        $more = @($words | Select-Object -Skip 1)
        try {
            $found = & $words[0] @more -c 'import sys; print(sys.executable if sys.version_info >= (3, 11) else str())' 2>$null
        } catch { continue }
        if ($LASTEXITCODE -eq 0 -and $found) { return $found }
    }
    Write-Host 'Python 3.11以降が必要です / Python 3.11 or later is needed'
    exit 2
}

function Initialize-Environment([string] $purpose) {
    $python = Find-Python
    & $python (Join-Path $root 'installer/environment.py') $purpose | Out-Host
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    $inside = Join-Path $root '.venv/Scripts/python.exe'
    # PowerShell also runs where Windows does not.
    if (-not (Test-Path $inside)) { $inside = Join-Path $root '.venv/bin/python' }
    return $inside
}
