#!/bin/sh
# Set everything up and run all tests; further arguments go to pytest.   sh installer/test.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/installer/common.sh"
cd "$root"
prepare test

# -P keeps the checkout off the path: the tests meet the installed program, as its users do.
QT_QPA_PLATFORM=offscreen exec "$python" -P -m pytest -q "$@"
