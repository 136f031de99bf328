// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Made by config/embed from config/watchword.yaml: edit that file, then run the script.
// swift-format-ignore-file

extension StartingSet {
    static let watchword = ##"""
# Watchword: the service, polling, the store, sinks and routes.
#
# This file is the reference. Every setting stands here with its default; those that are commented out
# (`#key: value`, no space after the `#`) may stay so. Feeds are in feeds.d/*.yaml (and lists of other
# programs in feeds.d/*.opml), rules in rules.d/*.yaml.
#
# After an edit: `watchword check`, then `watchword reload`. A mistake is refused as a whole, with file, line,
# column and a hint, and what runs goes on.
#
# Durations are a whole number and a unit: 500ms, 90s, 15m, 2h, 7d, 4w. Sizes: 512B, 64KiB, 15MiB, 1GiB.
# YAML anchors and aliases, tags and tabs are refused.

# Of the service itself, a reload takes nothing: these hold from the next start on.
service:
  # The least serious message that is logged: trace, debug, info, notice, warning or error.
  #log_level: info

  # The zone of times that people read. Without it: the machine's own. Stored times are UTC.
  #time_zone: Asia/Tokyo

  # A URL or mail address that every request carries in its User-Agent. The owner of a server that you burden
  # can then write to you instead of blocking you.
  #contact: https://example.org/about-our-watcher

  # Threads that parse and match, 1 to 64. Without it: one a core.
  #workers: 2

  # A daily notice at this local time, through every sink: how many sources are well, and how many alerts there were.
  # Without it there is none, and silence may mean no news or no watcher.
  #heartbeat: "08:00"

  # The proxy of every feed and sink that does not name its own: none, http://host:port or socks5h://host:port; a
  # reload takes this one. A URL with a password is a secret, and is referred to: { credential: proxy-url }. Through
  # a proxy the addresses behind names are not seen here: what may not be asked is then for the proxy to refuse.
  #proxy: none

polling:
  # Time between polls of a feed whose server answers with validators (ETag, Last-Modified). A feed may set its
  # own. A server's wish for longer (Cache-Control, Retry-After, ttl) is honoured.
  #every: 15m

  # The same for a server without validators: each poll costs it the whole document.
  #every_without_validators: 60m

  # No feed is polled more often, whatever it says. Lower it only for servers that are yours.
  #floor: 5m

  # Politeness towards one host: time between two starts (0s to 10m), and requests at once (1 to 16).
  #host_gap: 2s
  #per_host: 1

  # Requests at once in all, 1 to 256.
  #concurrency: 8

  # The first polls after a start are spread over this time, 0s to 1d.
  #spread: 5m

  # Time to connect, and for the whole answer, 100ms to 10m each.
  #connect_timeout: 10s
  #timeout: 60s

  # The longest document, decoded, 1KiB to 256MiB. A longer one is a failure, not cut.
  #max_body: 15MiB

  # What to notify of when a feed is seen for the first time: none, notify (all of it), or a duration such as 2d
  # (what was published since). With none, the first document is stored and matched only: a new feed is no flood.
  #backfill: none

  # Articles published longer ago are stored and matched, but not notified. Without it: none is too old. A feed or
  # a rule may set its own; the shorter counts.
  #max_age: 30d

  # Whether a server that has said for 14 days that nothing changed is asked once for the whole document: some say
  # so for ever.
  #check_stuck: true

  # Where a feed has `fulltext: true`, its rules wait so long for the page of a new article, 10s to 1d, and then run
  # on what the feed gave.
  #page_wait: 10m

  # Whether people are told, once, when a feed answers well but has brought nothing new for longer than usual.
  #quiet_notice: true

store:
  # How long the text of articles is kept that no rule matched. Rules can be tried on them: `rules backtest`.
  #keep_unmatched: 30d

  # How long articles with alerts are kept.
  #keep_matched: 730d

  # How long an entry is remembered after it left its feed, so that an old one that comes back is not new.
  #keep_keys: 180d

  # What stays free on the store's disk. With less, polling rests, and everybody is told; what is stored can be read
  # and is sent on. With room again, polling goes on by itself. 0B: it never rests.
  #min_free: 50MiB

# Where notifications go. Each has its own queue: one that fails or hangs delays no other, and loses nothing.
sinks:
  # The daemon's standard output: under systemd the journal, in a terminal the terminal.
  console:
    kind: stdout
    # text is for people, json is JSON Lines (one `watchword.alert/1` a line). Default: text.
    format: text

  # A file that lines are appended to. A relative path is below $LOGS_DIRECTORY (under systemd /var/log/watchword),
  # without that below the state directory.
  archive:
    kind: file
    path: alerts.jsonl
    # json (JSON Lines), text, csv, or atom: a feed of the newest alerts, replaced as a whole. Default: json.
    format: json

    # When the file is put aside under a name with the time: past a size (64MiB), and with `every: day` at the end of a
    # day (UTC), alone or as well. The newest `keep` stay (10). off: never, where logrotate does it; by rename, since
    # the file is begun anew by itself.
    #rotate: { size: 64MiB, keep: 10 }

    # When a message counts as written: each (on the disk), interval (when the system has it, and on the disk within a
    # second), a time of one's own (5s), or none (when the system has it). With an interval a power cut loses what was
    # written in that time, though it counts as sent; what a failing disk refuses then is written again.
    #fsync: each

  #table:
    #kind: file
    #path: alerts.csv
    #format: csv
    # Whether a cell that a spreadsheet would take for a formula gets a `'` before it.
    #guard_formulas: true

  #feed:
    #kind: file
    #path: alerts.atom
    #format: atom
    # What the feed is called, where it is served (without it: nowhere), and how many of the newest alerts it has.
    #title: Watchword
    #url: https://alerts.example.org/alerts.atom
    #entries: 100

  # An HTTP endpoint.
  #desk:
    #kind: webhook

    # standard (Standard Webhooks, https://www.standardwebhooks.com), cloudevents, slack, discord, mattermost, teams,
    # telegram, ntfy, gotify, matrix, pagerduty, alertmanager or template: see below for what each needs.
    #format: standard

    # A text, or where the URL is a credential itself a reference: { credential: desk-url }.
    #url: https://alerts.example.org/hooks/watchword

    # Secrets that sign each message, `whsec_` and base64; several while one replaces another. Secrets never
    # stand in the settings. They are references:
    #   { credential: NAME }  a file of $CREDENTIALS_DIRECTORY: `LoadCredential=NAME:/path` in the unit (the best)
    #   { file: /path }       a file; warned of when everybody may use it
    #   { env: NAME }         a variable of the environment
    #secrets: [{ credential: desk-secret }]

    # More headers. A value may be a reference; for names such as Authorization or X-Api-Key it must be.
    #headers: { X-Team: desk, Authorization: { credential: desk-token } }

    # Whether private and loopback addresses may be asked. Without it, a name that resolves to one is refused.
    #allow_private: false

    # Whether the URL may be http.
    #allow_http: false

    # The proxy: none, http://host:port, socks5h://host:port or a reference. Without it that of `service:`.
    #proxy: none

    # A file of certificates to trust instead of the system's.
    # ca_file: /etc/watchword/desk-ca.pem

    # Time to connect, and for the whole answer, 100ms to 10m each.
    #connect_timeout: 5s
    #timeout: 20s

    # The rest is for sinks of every kind.

    # A message that could not be sent for this long is given up, 1m to 365d: old news loses its value. Its alerts are
    # told of in a digest as soon as the sink takes messages.
    #expires_after: 24h

    # When a failed message is tried again: news (5s, 30s, 2m, 10m, 30m, 1h, 2h, 4h, 8h), standard-webhooks (the
    # 75 hours of its specification) or none.
    #retry: news

    # Messages in flight at once, 1 to 4. More than one gives up their order.
    #concurrency: 1

    # When more messages than this waited while the sink was down, they are sent as one digest.
    #catch_up_over: 20

    # When a message is made. In this order: quiet hours, the digest, the throttle, the wait. Nothing is dropped: what
    # does not go alone goes with others, and `watchword deliveries list` says until when it waits, and why. More than
    # 20 alerts at once, from one document, are a digest in at most 5 messages anyway (files and stdout take them all).
    # Notices about Watchword itself are sent at once.

    # How long an alert waits for others that go with it: one story from many feeds is then one message. 0s to 1h;
    # 0s for stdout, files and what only machines read, 30s for chat and mail.
    #group_wait: 0s

    # The most messages in a time; the rest goes as one digest as soon as there is room again. off, or for chat and mail
    # 30/1h. What an edited rule sent before the edit does not count.
    #throttle: off

    # Alerts are kept for these times of the day (one, or a list) and sent as one digest:
    #   { at: "08:00", days: [mon, tue, wed, thu, fri], by: topic, time_zone: Asia/Tokyo }
    # Without `days` daily. `by` puts them together by topic, rule, feed or none (in the order of time). Without
    # `time_zone` that of `service:`.
    #digest: off

    # Hours in which nothing is sent; what is due goes as one digest at their end. One mapping, or a list of them:
    #   { from: "22:00", to: "06:00", days: [sun, mon], time_zone: Asia/Tokyo, let_through: urgent }
    # `days` are those on which they begin; without it all. `to` may be on the next day; equal to `from` it is 24
    # hours later. Alerts of at least the priority `let_through` are sent nevertheless; without it none. What waited for
    # a sink that was down, and that is back in its quiet hours, waits for their end, too.
    #quiet_hours: off

    # Which changes of an alert are told, once the alert was: meaning (other words in the headline, another clause or
    # entity that matched, or the rule ceases to hold), any (every edit of the article), never. Another spelling,
    # punctuation or one more paragraph of a live blog means nothing new.
    #updates: meaning

  # CloudEvents 1.0: structured or binary, and the events' source (without it urn:watchword: and the host's name). An
  # event is not longer than 60 kB, a webhook of another format than 200 kB: what finds no room in a digest is counted.
  #events:
    #kind: webhook
    #format: cloudevents
    #url: https://events.example.org/
    #mode: structured
    #source: urn:watchword:desk
    # The requests that a service takes: so many at once, then one every so often. Known services have their own.
    #rate: { burst: 5, every: 2s }

  # Chat. The URLs of slack, discord, mattermost and teams hold a secret: they are references.
  #team: { kind: webhook, format: slack, url: { credential: team-url } }
  #town: { kind: webhook, format: mattermost, url: { credential: town-url }, channel: news, username: Watchword }

  # A bot of Telegram in a chat (a number, or "@channel"), there in a topic. Without `url` the public server.
  #phone: { kind: webhook, format: telegram, token: { credential: bot-token }, chat_id: -100123456789, thread_id: 7 }

  # ntfy (without `url` https://ntfy.sh/, where a topic is public: choose one that nobody guesses), and Gotify.
  #push: { kind: webhook, format: ntfy, topic: our-secret-topic, token: { credential: ntfy-token } }
  #bell: { kind: webhook, format: gotify, url: https://gotify.example.org/, token: { credential: gotify-token } }

  # A room of Matrix that is not encrypted, by its internal id.
  #hall:
    #kind: webhook
    #format: matrix
    #url: https://matrix.example.org/
    #room: "!abc:example.org"
    #token: { credential: matrix-token }

  # PagerDuty (Events API v2), and the API of an Alertmanager.
  #pager: { kind: webhook, format: pagerduty, routing_key: { credential: pager-key } }
  #alerts: { kind: webhook, format: alertmanager, url: https://alertmanager.example.org/ }

  # JSON of your own making. Every text may hold placeholders: {type}, {message}, {timestamp}, {title}, {text}, {url},
  # {lead}, {snippet}, {outlet}, {feed}, {rule}, {rule_id}, {priority}, {topics}, {alert}, {lang}, {published} and
  # {count}; {{ and }} are the braces themselves. A value is put in as a text, never read as JSON.
  #own:
    #kind: webhook
    #format: template
    #url: https://api.example.org/notes
    #template:
      # POST, PUT or PATCH.
      #method: POST
      #body: { title: "{title}", lines: ["{snippet}", "{url}"], count: "{count}", urgent: false }
      # Headers with placeholders, and the statuses that mean success (without it all of 2xx).
      #headers: { X-Rule: "{rule_id}" }
      #success: [200, 204]

  # Mail. security: starttls (port 587), tls (465) or plain (25, without a password only). A mailbox that the server
  # refuses stops nobody else's mail: `watchword deliveries show` names it.
  #mail:
    #kind: mail
    #host: mail.example.org
    #port: 587
    #security: starttls
    #from: Watchword <watchword@example.org>
    #to: [desk@example.org, Night desk <night@example.org>]
    #user: watchword@example.org
    #password: { credential: mail-password }

# Which alerts go to which sinks. Every route that fits adds its sinks; a rule's own `notify:` adds to them, and with
# `routes: none` the rule's `notify:` alone counts. What a route does not name, it does not ask for. Without
# `routes:` every alert goes to every sink. An alert goes to a sink once: the first route that leads there may say
# otherwise than the sink when it is sent.
routes:
  - sinks: [console, archive]
  #- sinks: [desk]
    #rules: [summit-offer, summit-refusal]    # any of these rules
    #topics: [summit]                         # and any of these topics
    #priority: high                           # and at least this: low, normal, high, urgent
    #feeds: [nhk-news-ja]                     # and from any of these feeds
    #tags: [agency, japan]                    # and from a feed with any of these tags
    #languages: [en, ja]                      # and in any of these languages
    #group_wait: 1m                           # and these as for a sink, `off` included
    #throttle: 10/1h
    #digest: { at: ["08:00", "18:00"], days: [mon, tue, wed, thu, fri], by: rule, time_zone: Asia/Tokyo }
    #quiet_hours: [{ from: "22:00", to: "06:00", days: [sun, mon], time_zone: Asia/Tokyo, let_through: urgent }]

# Rules that say more keep others quiet: where one of `when` holds for an article, the alerts of `mute` are stored and
# shown, but not sent, whatever sinks the two go to; what was sent before stays sent. Each names rules, topics or both.
# Of rules that keep each other quiet, the one with the highest priority is heard.
#inhibit:
  #- when: { rules: [summit-offer] }
    #mute: { topics: [tension], rules: [abductions] }

# How long an article nearly equal to one that made an alert joins that alert (`also_in`) instead of making another,
# 1m to 90d, or off. A rule may say otherwise.
#same_news: { window: 48h }

"""##
}
