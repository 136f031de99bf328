# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.
"""world.py FOLDER FEEDS RULES PORT: writes settings, rules and lists for feeds on loopback addresses of their own.

The documents are FOLDER/documents/NNNNN.xml already. Words of the rules are words of the documents and others, in the
shapes that people write; few of them hold.
"""

import pathlib
import sys

folder, feeds, rules, port = pathlib.Path(sys.argv[1]), *map(int, sys.argv[2:5])
common = "the of and to in that is was for on".split()


def url(number):
    """Each feed has a host of its own, as in the world."""
    return f"http://127.{1 + (number >> 16)}.{number >> 8 & 255}.{number & 255}:{port}/{number:05}.xml"


def rule(number):
    rare = [f"{start}{number:x}n" for start in ("ka", "to", "mi", "re", "su")]
    word, other = common[number % 10], common[(number * 7 + 3) % 10]
    shapes = [
        f"{rare[0]} NEAR/8 ({word} OR {rare[1]})",
        f'{word} AND {other} AND ({rare[0]} OR "{rare[1]} {rare[2]}")',
        f"({rare[0]} OR {rare[1]}* OR {rare[2]}) AND NOT {word}",
        f"title:({rare[3]} OR {rare[4]}) AND {other}",
        f"COUNT({rare[0]} OR {rare[2]}) >= 2",
    ]
    return f"  - {{ id: rule-{number}, title: Rule {number}, match: '{shapes[number % 5]}' }}\n"


def write(name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


write(
    "config/watchword.yaml",
    "service: { log_level: warning }\n"
    "polling: { host_gap: 0s, spread: 0s, concurrency: 64, floor: 1s }\n"
    "sinks:\n  file: { kind: file, path: alerts.jsonl, format: json }\n",
)
write(
    "config/feeds.d/all.yaml",
    "defaults: { allow_private: true }\nfeeds:\n"
    + "".join(f'  - {{ id: feed-{number}, url: "{url(number)}" }}\n' for number in range(feeds)),
)
write("config/rules.d/all.yaml", "rules:\n" + "".join(map(rule, range(rules))))
write("newsboat/urls", "".join(url(number) + "\n" for number in range(feeds)))
write("newsboat/config", "reload-threads 8\n")
write("curl", "".join(f'url = "{url(number)}"\noutput = "/dev/null"\n' for number in range(feeds)))
write(
    "nginx.conf",
    f"""
daemon off; master_process off; pid {folder}/nginx.pid;
worker_rlimit_nofile 20000;
events {{ worker_connections 10000; }}
http {{
    access_log off; types {{ application/rss+xml xml; }}
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{ listen {port} backlog=4096; root {folder}/documents; allow 127.0.0.0/8; deny all; }}
}}
""",
)
