// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

/// What other people's libraries send to the same services, or read of what we send.
@Suite struct `Formats, as others have them` {
    /// `pip install apprise`: what it would send is caught before it leaves, and its fields are looked for in ours.
    @Test func `a sender of others uses the same fields`() async throws {
        let script = """
            import json, re, sys, requests, apprise
            from unittest import mock
            ours = json.load(sys.stdin)
            calls = []
            def send(self, request, **options):
                calls.append(request)
                answer = requests.Response()
                answer.status_code = 200
                answer._content = b'ok' if 'slack' in request.url or '/hooks/' in request.url else json.dumps(
                    {"ok": True, "result": [], "room_id": "!room:example.org", "event_id": "$1", "user_id": "@u:x"}).encode()
                return answer
            # Of each service: how it is named there, what both must have, and where.
            cases = {
                "slack": ("slack://TAAAAAAAA/BBBBBBBBB/CCCCCCCCCCCCCCCCCCCCCCCC/?blocks=yes", ["{type}", "{text}.{type}", "{text}.{text}"]),
                "discord": ("discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js/?format=markdown",
                    ["embeds.0.title", "embeds.0.description", "embeds.0.color", "embeds.0.author.name"]),
                "mattermost": ("mmost://watchword@localhost/3ccdd113474722377935511fc85d3dd4/?channels=news", ["text", "username", "channel"]),
                "teams": ("workflow://prod-1.logic.azure.com:443/4ac4e2a3e2b047e0a1c4e6d8f9b0a1c2/6fcfa9c8a2b54b7d9a7b3b2a1f0e9d8c7b6a5f4e3d2c1b0a/",
                    ["type", "attachments.0.contentType", "attachments.0.contentUrl", "attachments.0.content.$schema",
                     "attachments.0.content.type", "attachments.0.content.version", "attachments.0.content.msteams.width"]),
                "telegram": ("tgram://123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/-1001234:7/?preview=no",
                    ["chat_id", "text", "message_thread_id", "disable_notification"]),
                "ntfy": ("ntfy://tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2@localhost/desk", ["topic", "title", "message"]),
                "gotify": ("gotify://localhost/CANARYtoken1234", ["title", "message", "priority"]),
                "matrix": ("matrix://token@localhost/!room:example.org?mode=off&version=3", ["msgtype", "body"]),
                "pagerduty": ("pagerduty://CANARYintegrationkey000000000000@apikey000000000/src/comp",
                    ["routing_key", "event_action", "payload.summary", "payload.severity", "payload.source", "payload.component", "client"]),
            }
            # Values that are names of the service's, not of the message.
            same = ["type", "attachments.0.contentType", "attachments.0.content.$schema", "attachments.0.content.type",
                "attachments.0.content.msteams.width", "chat_id", "message_thread_id", "topic", "event_action", "username", "channel"]
            def at(tree, path):
                for name in path.split("."): tree = tree[int(name)] if isinstance(tree, list) else tree[name]
                return tree
            def section(tree):
                if isinstance(tree, dict):
                    if tree.get("type") == "section": return tree
                    tree = list(tree.values())
                return next((s for s in map(section, tree) if s), None) if isinstance(tree, list) else None
            with mock.patch.object(requests.Session, "send", send):
                for name, (url, paths) in cases.items():
                    calls.clear()
                    assert apprise.Apprise.instantiate(url).notify(body="body", title="title"), name
                    theirs, mine = calls[-1], ours[name]
                    assert theirs.method == mine["method"], name
                    for header in ("Authorization", "X-Gotify-Key"):
                        has = {h.lower() for h in mine["headers"]}
                        if name != "pagerduty": assert (header in theirs.headers) == (header.lower() in has), (name, header)
                    tail = {"gotify": "/message$", "telegram": "/bot[^/]+/sendMessage$",
                        "matrix": "/_matrix/client/v3/rooms/%21room%3Aexample.org/send/m.room.message/[^/]+$"}.get(name, "")
                    assert re.search(tail, theirs.url) and re.search(tail, mine["url"]), (name, theirs.url)
                    left, right = json.loads(theirs.body), mine["body"]
                    if name == "slack": left, right = section(left), section(right)
                    for path in [p.replace("{", "").replace("}", "") for p in paths]:
                        a, b = at(left, path), at(right, path)
                        assert type(a) == type(b), (name, path, a, b)
                        if path in same: assert a == b, (name, path, a, b)
            print(len(cases), end="")
            """
        var parts: [String] = []
        for name in FormatSample.names {
            let request = try FormatSample.compose(name, Sample.outgoing())
            let headers = (request.headers.map(\.name) + request.secretHeaders.map(\.name))
                .map { "\"\($0)\"" }
            let body = String(decoding: request.body, as: UTF8.self)
            parts.append(
                #""\#(name)":{"method":"\#(request.method)","url":"\#(request.url)","headers":[\#(headers.joined(separator: ","))],"body":\#(body)}"#
            )
        }
        let said = try await python(script, needs: "apprise", input: "{\(parts.joined(separator: ","))}")
        if let said { #expect(said == "9") }
    }

    /// `pip install cloudevents`: each kind of message, as it stands in the golden files.
    @Test(arguments: ["cloudevents-structured", "cloudevents-binary"])
    func `a reader of CloudEvents finds every attribute`(name: String) async throws {
        let script = """
            import json, sys
            from cloudevents.core.bindings.http import HTTPMessage, from_http_event
            for case in json.load(sys.stdin):
                event = from_http_event(HTTPMessage(headers=case["headers"], body=case["body"].encode()))
                data = event.get_data()
                data = json.loads(data) if isinstance(data, (str, bytes)) else data
                alerts = [alert["id"] for alert in data["alerts"]]
                print("|".join([event.get_specversion(), event.get_id(), event.get_source(), event.get_type(),
                    event.get_time().isoformat(), event.get_subject() or "", data["message"], ",".join(alerts)]))
            """
        struct Case: Encodable { var headers: [String: String], body: String }
        let source = name == "cloudevents-binary" ? "urn:desk:\"50 %\" é" : "urn:watchword:desk-1"
        var cases: [Case] = []
        var expected: [String] = []
        for (_, message) in Sample.everyKind {
            let request = try FormatSample.compose(name, message)
            var headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
            headers["content-type"] = request.contentType
            cases.append(Case(headers: headers, body: String(decoding: request.body, as: UTF8.self)))
            let type =
                switch message.message.kind {
                case .alert: "alert"
                case .update: "alert.updated"
                case .digest: "digest"
                case .notice: "notice"
                case .test: "test"
                }
            let alerts = message.alerts.map(\.id.rawValue)
            let time = message.message.created.rfc3339.replacingOccurrences(of: ".000Z", with: "+00:00")
            let fields = [
                "1.0", message.message.id.rawValue, source, "org.watchword.\(type).v1", time,
                alerts.count == 1 ? alerts[0] : "", message.message.id.rawValue,
                alerts.joined(separator: ","),
            ]
            expected.append(fields.joined(separator: "|"))
        }
        let input = String(decoding: try JSONEncoder().encode(cases), as: UTF8.self)
        guard let said = try await python(script, needs: "cloudevents", input: input) else { return }
        #expect(said.split(separator: "\n").map(String.init) == expected)
    }
}
