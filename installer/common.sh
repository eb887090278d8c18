# What run.sh and test.sh share: find Python, ask for system packages, look for a screen.
# Sourced, not run; expects $root, the checkout.

# What Qt needs to draw at all, and what it needs besides to open a window under X.
qt_packages="libegl1 libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3"
window_packages="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0
libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 libxcb-render-util0 libxcb-image0 libxcb-sync1
libxcb-xfixes0"

say() {
    printf '%s\n' "$*" >&2
}

# need PACKAGE... : install Debian packages as root; otherwise say what to type and give up.
need() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "次のものが足りません。導入してからやり直してください / Missing; please install, then try again:"
        say "    $* (Debian names)"
        exit 2
    fi
    if [ "$(id -u)" -ne 0 ]; then
        say "次の1行を実行してから、もう一度お試しください / Please type this line, then try again:"
        say "    sudo apt-get install -y --no-install-recommends $*"
        exit 2
    fi
    say "システムに追加しています / Adding to the system: $*"
    apt_log=$(mktemp)
    # Refreshing the lists may fail offline; the install tells whether it mattered.
    {
        apt-get -qq update || true
        DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
    } </dev/null >"$apt_log" 2>&1 || {
        cat "$apt_log" >&2
        say "追加できませんでした / apt-get failed; the log is in $apt_log"
        exit 2
    }
    rm -f "$apt_log"
}

python_found() {
    for python in "${PYTHON:-}" python3.11 python3 python3.12 python3.13 python3.14; do
        [ -n "$python" ] || continue
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && return 0
    done
    return 1
}

# Sets $python: 3.11 or later, able to make virtual environments.
find_python() {
    python_found || {
        # The names stand for one package each: no quotes, here and below.
        need python3 python3-venv $qt_packages
        python_found || {
            say "Python 3.11以降が必要です / Python 3.11 or later is needed"
            exit 2
        }
    }
    # Debian ships the part that makes environments in a package of its own.
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        need "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" \
            $qt_packages
}

# prepare run|test : the environment in .venv, and the libraries Qt draws with.
prepare() {
    find_python
    "$python" "$root/installer/environment.py" "$1" || exit $?
    python="$root/.venv/bin/python"
    qt_loads || {
        need $qt_packages
        qt_loads || {
            say "Qtを読み込めません / Qt does not load:"
            "$python" -c 'import PySide6.QtWidgets' >&2
            exit 2
        }
    }
}

qt_loads() {
    "$python" -c 'import PySide6.QtWidgets' >/dev/null 2>&1
}

# Is there a screen a window could open on?
has_screen() {
    case "${QT_QPA_PLATFORM:-}" in
    offscreen* | minimal*) return 1 ;;
    esac
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    window_opens && return 0
    missing_for_window || return 1
    need $window_packages
    window_opens
}

# In a process of its own: Qt ends the process when it finds no screen.
window_opens() {
    "$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}

# Does the part of Qt that talks to X lack a library?
missing_for_window() {
    plugin=$("$python" -c 'from PySide6.QtCore import QLibraryInfo as Q
print(Q.path(Q.LibraryPath.PluginsPath) + "/platforms/libqxcb.so")')
    ldd "$plugin" 2>/dev/null | grep -q 'not found'
}
