#!/bin/sh
# Made by scripts/campaign/storage/launchers.py.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if [ "$NO_PAUSE" != 1 ] && ! [ -t 0 ] && ! [ -t 1 ] && [ -n "$DISPLAY$WAYLAND_DISPLAY" ] &&
    command -v x-terminal-emulator >/dev/null; then
    exec x-terminal-emulator -e "$here/$(basename -- "$0")" "$@"
fi
check='import sys; sys.exit(sys.version_info < (3, 11))'
python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c "$check" 2>/dev/null; then
        python=$name
        break
    fi
done
if ! [ -f "$here/../generate_notices.py" ]; then
    echo '这个文件是单独打开的。请先把整个压缩包解压到固定的文件夹，再从那里打开。'
    code=2
elif [ -n "$python" ]; then
    "$python" "$here/../generate_notices.py" "$@"
    code=$?
else
    echo '没有找到 Python 3.11 或更高版本。请管理员安装软件包 python3（3.11 或更高版本）。'
    code=2
fi
if [ "$NO_PAUSE" != 1 ] && [ -t 0 ]; then
    printf '按回车键关闭窗口……'
    read -r _
fi
exit $code
