#!/bin/sh
# Set everything up and do the main job: with a screen, open the window on the sample deal;
# without one, evaluate it and write the memo.   sh installer/run.sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/installer/common.sh"
cd "$root"
prepare run

out="$root/out"
deal="$out/sample.deal"
memo="$out/sample-memo.pdf"
mkdir -p "$out"
# A sample the user has edited stays as it is.
[ -f "$deal" ] || "$python" -P -m negotiator new --example sample -o "$deal"

if has_screen; then
    say "ウィンドウを開きます / Opening the window: $deal"
    exec "$python" -P -m negotiator "$deal"
fi
say "画面がないため、評価と交渉メモを作成します / No screen: evaluating and writing the memo"
"$python" -P -m negotiator evaluate "$deal"
"$python" -P -m negotiator memo "$deal" -o "$memo"
say "案件ファイル / Deal: $deal"
say "交渉メモ / Memo:     $memo"
