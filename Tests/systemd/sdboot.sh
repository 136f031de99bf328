#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.
#
# Boots the machine's own systemd in namespaces of its own, over a throw-away copy of the root file system:
#
#   sdboot.sh up           boot; exit 3 with a reason when this machine does not allow it
#   sdboot.sh root         print a path to the booted system's root, to copy files in
#   sdboot.sh exec CMD…    run a command in there
#   sdboot.sh down         stop it and leave nothing behind
#
# The host stays untouched: writes go to an overlay in memory, the network is a loopback of its own.
# Needs root, and Debian's systemd, dbus, iproute2 and util-linux.
set -u
work=${SDBOOT_DIR:-${TMPDIR:-/tmp}/sdboot}
cgroup_root=$(findmnt --noheadings --types cgroup2 --output TARGET | head -n 1)
cgroup=$cgroup_root/$(basename "$work")

cannot() {
    echo "cannot boot systemd here: $*" >&2
    exit 3
}

# Runs as process 1 of the new namespaces: builds the root, then becomes systemd.
inner() {
    set -e
    local root=$work/overlay/root
    mount --make-rprivate /
    mount -t tmpfs tmpfs "$work/overlay"
    mkdir "$work"/overlay/{upper,work,root}
    mount -t overlay overlay \
        -o "lowerdir=/,upperdir=$work/overlay/upper,workdir=$work/overlay/work" "$root"
    mount -t proc proc "$root/proc"
    mount -t sysfs sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    devices "$root/dev"
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
    mkdir -p "$root/run/systemd/system"
    # Nothing of the host's own services: a target that wants the journal and the bus alone.
    printf '[Unit]\nWants=systemd-journald.service dbus.service\nAllowIsolate=yes\n' \
        >"$root/run/systemd/system/sdboot.target"
    cd "$root"
    mkdir .old
    pivot_root . .old
    umount --lazy /.old
    rmdir /.old
    mount --make-rshared / # without this, credentials and private mounts come up empty
    ip link set lo up
    exec env -i container=sdboot PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        /lib/systemd/systemd --system --unit=sdboot.target --show-status=no </dev/null
}

devices() {
    mount -t tmpfs -o mode=755 tmpfs "$1"
    local name
    for name in null zero full random urandom tty; do
        touch "$1/$name"
        mount --bind "/dev/$name" "$1/$name"
    done
    mkdir "$1"/{pts,shm}
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/pts"
    ln -s pts/ptmx "$1/ptmx"
    ln -s /proc/self/fd "$1/fd"
    mount -t tmpfs tmpfs "$1/shm"
}

inside() { nsenter --target "$(cat "$work/init")" --mount --pid --uts --ipc --net --cgroup "$@"; }

up() {
    [ "$(id -u)" -eq 0 ] || cannot "not root"
    [ -x /lib/systemd/systemd ] || cannot "no systemd installed"
    [ -n "$cgroup_root" ] || cannot "no cgroup2 mounted"
    [ ! -e "$work" ] || cannot "$work exists: another one runs, or 'sdboot.sh down' was forgotten"
    unshare --mount --pid --net --ipc --uts --cgroup --fork true 2>/dev/null || cannot "unshare is not allowed"
    mkdir -p "$work/overlay" && mkdir -p "$cgroup" || cannot "no cgroup of our own"
    setsid bash -c "echo \$\$ >'$cgroup/cgroup.procs'
        exec unshare --cgroup --mount --uts --ipc --net --pid --fork --kill-child '$0' inner" \
        >"$work/log" 2>&1 &
    echo $! >"$work/outer"
    local try
    for try in $(seq 200); do
        sleep 0.05
        pgrep --parent "$(cat "$work/outer")" >"$work/init" 2>/dev/null || continue
        case $(inside systemctl is-system-running 2>/dev/null) in running | degraded) return 0 ;; esac
    done
    cat "$work/log" >&2
    down
    cannot "systemd did not come up"
}

down() {
    local init try
    init=$(cat "$work/init" 2>/dev/null)
    if [ -n "$init" ]; then
        kill -s RTMIN+4 "$init" 2>/dev/null # "power off", in systemd's words
        for try in $(seq 60); do
            kill -0 "$init" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL "$init" 2>/dev/null
        sleep 0.2
    fi
    [ ! -d "$cgroup" ] || find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null
    rm -rf "$work"
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
    inner) inner ;;
    up) up ;;
    root) echo "/proc/$(cat "$work/init")/root" ;;
    exec) inside "$@" ;;
    down) down ;;
    *)
        sed -n '5,14s/^# \{0,1\}//p' "$0" >&2
        exit 64
        ;;
esac
