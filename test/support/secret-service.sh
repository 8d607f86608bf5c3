#!/bin/sh
# Runs a command beside a real secret service that is this process's own:
#   dbus-run-session -- sh test/support/secret-service.sh (unlocked|locked) FOLDER COMMAND...
# FOLDER holds the keyring, so that a second run can meet the same one locked.
set -eu
state=$1
folder=$2
shift 2
export HOME="$folder" XDG_DATA_HOME="$folder/data" XDG_CACHE_HOME="$folder/cache" XDG_RUNTIME_DIR="$folder/run"
mkdir -p "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
unset DISPLAY WAYLAND_DISPLAY
if [ "$state" = unlocked ]; then
  printf 'keyring password\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
else
  gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1
fi
exec "$@"
