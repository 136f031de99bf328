// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `JSON Schemas` {
    private let schema: JSONSchema

    init() throws { schema = try JSONSchema(folder: Fixtures.schemas) }

    /// Everything that can be null, null; everything that can be there, there.
    private static func extremes() throws -> [Alert] {
        var empty = Sample.alert(2)
        empty.article.url = nil
        empty.article.lead = nil
        empty.article.outlet = nil
        empty.article.published = nil
        empty.evidence = []
        var full = Sample.alert(3, title: hostileText)
        full.article.author = "A, B"
        full.article.feedTitle = "Feed"
        full.article.language = "ja-JP"
        full.evidence[0].alias = "alias"
        full.alsoIn = [
            Alert.Copy(outlet: "O", title: "t", url: "https://o.example/", seen: Sample.now),
            Alert.Copy(outlet: nil, title: "t", url: nil, seen: Sample.now),
        ]
        full.revisedFrom = "alr_0"
        full.verdict = .noise
        full.note = "note"
        return [Sample.alert(), empty, full]
            + Verdict.allCases.map { verdict in
                var alert = full
                alert.verdict = verdict
                return alert
            }
            + AlertState.allCases.map { state in
                var alert = full
                alert.state = state
                return alert
            }
    }

    /// Real output, with the schema that describes it.
    private static func documents() throws -> [(schema: String, json: [UInt8])] {
        var all = try extremes().map { ("urn:watchword:alert:1", try JSONText.line($0)) }
        for kind in Notice.Kind.allCases {
            let notice = Notice(kind: kind, subject: "s", text: "t", since: Sample.now)
            all.append(("urn:watchword:notice:1", try JSONText.line(NoticeLine(notice))))
        }
        var messages = Sample.everyKind.map(\.message)
        messages.append(Sample.outgoing(kind: .digest, alerts: try extremes()))
        for message in messages {
            for detail in WebhookBody.Detail.allCases {
                let body = WebhookBody(message, detail: detail, now: Sample.now)
                all.append(("urn:watchword:webhook:1", try JSONText.line(body)))
            }
        }
        return all
    }

    @Test func `what is written is what the schemas describe`() throws {
        for (id, json) in try Self.documents() {
            #expect(try schema.problems(of: json, schema: id) == [])
        }
    }

    @Test func `every field has a type and a description`() {
        #expect(schema.undescribed() == [])
    }

    @Test(arguments: [
        (#""state":"new""#, #""state":"old""#), (#""revision":1"#, #""revision":0"#),
        (#""revision":1"#, #""revision":"1""#), (#""matches":true"#, #""matches":null"#),
        (#""note":null,"#, ""), (#""created":"2026"#, #""created":"26"#), (#""id":"alr_1""#, #""id":"1""#),
        (#""topics":["summit"]"#, #""topics":[1]"#), (#""verdict":null"#, #""verdict":"maybe""#),
        (#""note":null"#, #""note":null,"extra":1"#),
    ])
    func `what is wrong is found`(part: String, wrong: String) throws {
        let text = String(decoding: try JSONText.line(Sample.alert()), as: UTF8.self)
        let broken = text.replacingOccurrences(of: part, with: wrong)
        try #require(broken != text)
        #expect(try !schema.problems(of: Array(broken.utf8), schema: "urn:watchword:alert:1").isEmpty)
    }

    /// A full validator, when it is there: `apt-get install python3-jsonschema`.
    @Test func `an independent validator agrees`() async throws {
        let script = """
            import json, pathlib, sys
            from jsonschema import Draft202012Validator, FormatChecker
            from referencing import Registry, Resource
            schemas = [json.loads(p.read_text()) for p in pathlib.Path(sys.argv[1]).glob("*.json")]
            registry = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in schemas)
            for s in schemas: Draft202012Validator.check_schema(s)
            count = 0
            for line in sys.stdin:
                id, text = line.rstrip("\\n").split("\\t", 1)
                validator = Draft202012Validator({"$ref": id}, registry=registry, format_checker=FormatChecker())
                for error in validator.iter_errors(json.loads(text)): sys.exit(f"{error.json_path}: {error.message}")
                count += 1
            print(count, end="")
            """
        let documents = try Self.documents()
        let lines = documents.map { "\($0.schema)\t\(String(decoding: $0.json, as: UTF8.self))\n" }.joined()
        let said = try await python(
            script,
            needs: "referencing",
            arguments: [Fixtures.schemas.path],
            input: lines
        )
        if let said { #expect(said == "\(documents.count)") }
    }
}
