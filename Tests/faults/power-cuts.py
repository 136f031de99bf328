# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.
"""power-cuts.py TRACE DIRECTORY: what power cuts would have left of a store (see PowerCuts.swift)."""
import json
import os
import re
import sqlite3
import sys

CALL = re.compile(r"^\d+ +(\w+)\((\d+)<([^>]*)>(.*)\) += (-?\d+)")
RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def whole_lines(path):
    """The calls in the order in which they ended; one that another thread interrupted is put together."""
    begun = {}
    for line in open(path, errors="replace"):
        line = line.rstrip("\n")
        if line.endswith("<unfinished ...>"):
            begun[line.split()[0]] = line[: -len("<unfinished ...>")].rstrip()
            continue
        resumed = RESUMED.match(line)
        yield begun.pop(resumed[1], "") + resumed[2] if resumed else line


def calls(path):
    for line in whole_lines(path):
        call = CALL.match(line)
        if not call:
            continue
        name = os.path.basename(bytes.fromhex(call[3].replace("\\x", "")).decode() if "\\x" in call[3] else call[3])
        text = TEXT.search(call[4])
        data = bytes.fromhex(text[1].replace("\\x", "")) if text else b""
        last = call[4].rsplit(",", 1)[-1].strip()
        yield call[1], name, data, int(last) if last.isdigit() else 0, int(call[5])


class File:
    """Its bytes on the disk, and what was written since the last sync."""

    def __init__(self):
        self.disk, self.waiting = bytearray(), []

    def image(self, chosen):
        bytes_ = bytearray(self.disk)
        for index, (offset, data) in enumerate(self.waiting):
            if not chosen(index):
                continue
            if data is None:
                del bytes_[offset:]
                bytes_.extend(b"\0" * (offset - len(bytes_)))
                continue
            bytes_.extend(b"\0" * (offset + len(data) - len(bytes_)))
            bytes_[offset : offset + len(data)] = data
        return bytes_

    def sync(self):
        self.disk, self.waiting = self.image(lambda _: True), []


def main(trace, directory):
    files = {"watchword.db": File(), "watchword.db-wal": File()}
    told, cuts, unsound, lost, seen = [], 0, [], [], set()
    os.makedirs(directory, exist_ok=True)

    def look(moment):
        nonlocal cuts
        for which, chosen in ("none", lambda _: False), ("all", lambda _: True), ("every second", lambda i: i % 2):
            images = {name: bytes(file.image(chosen)) for name, file in files.items()}
            key = (hash(images["watchword.db"]), hash(images["watchword.db-wal"]), len(told))
            if key in seen or not images["watchword.db"]:
                continue
            seen.add(key)
            for name, image in images.items():
                open(f"{directory}/{name}", "wb").write(image)
            if os.path.exists(f"{directory}/watchword.db-shm"):
                os.unlink(f"{directory}/watchword.db-shm")
            cuts += 1
            try:
                database = sqlite3.connect(f"{directory}/watchword.db")
                check = database.execute("PRAGMA quick_check").fetchall()
                if check != [("ok",)]:
                    unsound.append(f"{moment}, {which}: {check[:3]}")
                if told:
                    have = {row[0] for row in database.execute("SELECT id FROM alert")}
                    lost.extend(f"{moment}, {which}: {alert}" for alert in told if alert not in have)
                database.close()
            except sqlite3.DatabaseError as error:
                unsound.append(f"{moment}, {which}: {error}")

    for number, (call, name, data, last, result) in enumerate(calls(trace)):
        if result < 0:
            continue
        if name in files and call == "pwrite64":
            files[name].waiting.append((last, data[:result]))
        elif name in files and call == "ftruncate":
            files[name].waiting.append((last, None))
        elif name in files and call in ("fsync", "fdatasync"):
            look(f"before sync {number} of {name}")
            files[name].sync()
            look(f"after sync {number} of {name}")
        elif call == "write" and name.endswith(".jsonl"):
            told += [json.loads(line)["id"] for line in data.decode().splitlines() if '"watchword.alert/1"' in line]
            look(f"when told of {told[-1:]}")
    print(json.dumps({"cuts": cuts, "unsound": unsound, "lost": lost, "told": len(told)}))


main(sys.argv[1], sys.argv[2])
