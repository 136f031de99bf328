# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.
"""peer.py LIBRARY ROUNDS FOLDER [EVERY]: parses every document of a folder, and prints MB/s of processor time."""

import importlib
import pathlib
import sys
import time

name, rounds, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
every = int(sys.argv[4]) if len(sys.argv) > 4 else 1
library = importlib.import_module(name)
documents = [path.read_bytes() for path in sorted(folder.iterdir())[::every]]
size = sum(map(len, documents))

for _ in range(rounds):
    start = time.process_time()
    entries = sum(len(library.parse(document).entries) for document in documents)
    seconds = time.process_time() - start
    assert entries == 25 * len(documents), f"{name} found {entries} entries"
    print(name, f"{size / 1e6 / seconds:.2f}")
