#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.
#
# run.sh BINARY: installs the binary into a booted systemd (sdboot.sh) and holds the unit to its promises.
# Skips, and says why, where such a systemd cannot be booted.
set -u
binary=${1:?usage: run.sh BINARY}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
binary=$(realpath "$binary") || exit 2
unit=watchword.service
passed=0
failed=0

if ldd "$binary" 2>/dev/null | grep -qE '=> /(home|root)\b'; then
    echo "$binary needs libraries in a home directory, where the unit may not look: build with make build."
    echo "The tests under systemd are skipped."
    exit 0
fi

SDBOOT_DIR=$(mktemp --dry-run --tmpdir watchword-sdboot.XXXXXX)
export SDBOOT_DIR
stage=$(mktemp --directory)
"$here/sdboot.sh" up
case $? in
    0) ;;
    3)
        echo "The tests under systemd are skipped."
        rm -rf "$stage"
        exit 0
        ;;
    *) exit 1 ;;
esac
trap '"$here/sdboot.sh" down; rm -rf "$stage"' EXIT

inside() { "$here/sdboot.sh" exec "$@"; }
property() { inside systemctl show --property "$1" --value "$unit"; }
journal() { inside journalctl --unit "$unit" --no-pager --quiet --output cat; }

# check SENTENCE COMMAND…: counts one promise, kept when the command succeeds.
check() {
    local sentence=$1
    shift
    if "$@" >"$stage/output" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $sentence"
    else
        failed=$((failed + 1))
        echo "FAILED  $sentence"
        tail -n 8 "$stage/output" | sed 's/^/        | /'
        return 1
    fi
}

# must SENTENCE COMMAND…: the same, where nothing after it would mean anything.
must() { check "$@" || finish; }

finish() {
    printf '\n%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
    exit
}

# eventually SECONDS COMMAND…: tries until it succeeds.
eventually() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || { echo "not within the time: $*"; return 1; }
        sleep 0.1
    done
}

is() {
    local found
    found=$(property "$1")
    [ "$found" = "$2" ] || { echo "$1 is '$found', not '$2'"; return 1; }
}

# What the journal says since the last mark.
mark() { seen=$(journal | wc -l); }
news() { journal | tail -n +$((seen + 1)); }
news_has() { news | grep -E "$1" || { news; return 1; }; }
seen=0
journal_has() { journal | grep -E "$1"; }
lines_of_bytes() { # control characters make journald keep a line as a list of bytes
    inside journalctl --unit "$unit" --output json | jq --exit-status 'select(.MESSAGE | type != "string")'
}
fails() { ! "$@"; }
# Its exit status tells of feeds, too, and those have no network here: only its word counts.
answers() { inside /usr/bin/watchword status --json | jq --exit-status .running; }
settings=/etc/watchword/watchword.yaml
break_settings() { inside sh -c "cp $settings /tmp/good.yaml; echo 'nonsense_key: 1' >>$settings"; }
mend_settings() { inside cp /tmp/good.yaml "$settings"; }
drop_in() { inside sh -c "mkdir -p /run/systemd/system/$unit.d; printf '%b' '$1' >/run/systemd/system/$unit.d/test.conf"; }

# --- Installing ---------------------------------------------------------------------------------------------------

must "make install stages everything under DESTDIR" \
    make --no-print-directory -C "$top" install DESTDIR="$stage/tree" PREFIX=/usr BINARY="$binary"
must "… and it can be copied to a system" \
    cp --archive --no-preserve=ownership "$stage/tree/." "$("$here/sdboot.sh" root)/"
must "sysusers makes the user" inside sh -c 'systemd-sysusers watchword.conf && id watchword'
check "systemd-analyze verify finds nothing" \
    inside systemd-analyze verify --recursive-errors=yes --man=no /usr/lib/systemd/system/$unit
check "the exposure stays at 1.1" \
    inside systemd-analyze security --offline=true --threshold=11 --no-pager /usr/lib/systemd/system/$unit

# --- No settings at all: nothing to watch, nothing to restart -----------------------------------------------------

inside systemctl daemon-reload
break_settings
check "a first start with bad settings fails" fails inside systemctl start "$unit"
check "… with exit 78" is ExecMainStatus 78
check "… and is not tried again" is ActiveState failed
check "… and the journal names the key" news_has nonsense_key
mend_settings
inside systemctl reset-failed "$unit"

# --- Start and reload ---------------------------------------------------------------------------------------------

must "it starts, and systemd sees READY" inside systemctl start "$unit"
check "it says what it does in STATUS" eventually 15 inside sh -c "systemctl show -p StatusText --value $unit | grep -E 'feeds?'"
check "the control socket is the group's alone" \
    inside sh -c '[ "$(stat -c "%a %U %G" /run/watchword/control.sock)" = "660 watchword watchword" ]'
check "the store is where the unit says" inside test -s /var/lib/watchword/watchword.db
check "watchword status finds it running" answers

main=$(property MainPID)
check "a reload with good settings succeeds" inside systemctl reload "$unit"
break_settings
mark
check "a reload with bad settings fails" fails inside systemctl reload "$unit"
check "… and the journal names the key" eventually 5 news_has nonsense_key
check "… and the daemon goes on" is MainPID "$main"
check "… and is still active" is ActiveState active
mark
inside systemctl kill --signal HUP --kill-who main "$unit"
check "a HUP with bad settings is answered in the journal" eventually 5 news_has nonsense_key
check "… and the daemon goes on" is MainPID "$main"
check "… and still answers" answers
mend_settings
check "a reload succeeds again once the file is mended" inside systemctl reload "$unit"

# --- Stop ---------------------------------------------------------------------------------------------------------

started=$SECONDS
check "it stops" inside systemctl stop "$unit"
check "… within its bound of 45 s" test $((SECONDS - started)) -lt 45
check "… with exit 0" is ExecMainStatus 0
check "… as systemd wants it" is Result success

# --- A bad file and a reboot must not blind anybody ---------------------------------------------------------------

break_settings
must "a later start with bad settings runs the last accepted ones" inside systemctl start "$unit"
check "… and says that it is degraded" eventually 15 inside sh -c "systemctl show -p StatusText --value $unit | grep degraded"
inside systemctl stop "$unit"
mend_settings

# --- A hang is seen -----------------------------------------------------------------------------------------------

drop_in '[Service]\nWatchdogSec=3s\nTimeoutAbortSec=2s\nRestartSec=1s\n'
inside systemctl daemon-reload
must "it starts with a short watchdog" inside systemctl start "$unit"
sleep 5
check "a healthy daemon outlives the watchdog's time" is NRestarts 0
mark
inside systemctl kill --signal STOP --kill-who main "$unit"
check "a stopped one is killed and started again" eventually 20 is NRestarts 1
check "… because of the watchdog" news_has 'Watchdog timeout'
check "… and answers again" eventually 20 answers
inside systemctl stop "$unit"
check "nothing crashed on the way" fails journal_has 'Fatal error|Illegal instruction|=ILL|=TRAP|=SEGV|/ILL|/TRAP|/SEGV'
check "every line in the journal is text" fails lines_of_bytes

finish
