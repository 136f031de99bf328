// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Testing

@testable import Notifying

@Suite struct `Templates of webhooks` {
    @Test(arguments: [
        ("plain", "plain"), ("{title}", "{url}{{7*7}}%s"), ("a {title} b", "a {url}{{7*7}}%s b"),
        ("{{title}}", "{title}"),
        ("{{{title}}}", "{{url}{{7*7}}%s}"), ("", ""), ("{title}{title}", "{url}{{7*7}}%s{url}{{7*7}}%s"),
    ])
    func `values are put in once`(text: String, expected: String) throws {
        #expect(try TemplateText(text).filled { _ in "{url}{{7*7}}%s" } == expected)
    }

    @Test(arguments: [
        ("{titel}", TemplateText.Problem.unknown("titel")), ("{}", .unknown("")),
        ("{ title }", .unknown(" title ")),
        ("{", .brace), ("}", .brace), ("a { b", .brace), ("{title", .brace), ("{{}", .brace),
        ("{a{title}}", .brace),
    ])
    func `what is no template is refused`(text: String, problem: TemplateText.Problem) {
        #expect(throws: problem) { try TemplateText(text) }
    }

    @Test func `every placeholder has a value for an alert`() throws {
        var alert = Sample.alert()
        alert.article.language = "en"
        let outgoing = Sample.outgoing(alerts: [alert])
        let words = MessageWords(outgoing, style: TextStyle(timeZone: .gmt), now: Sample.now)
        let values = TemplateValues(outgoing, words, isBrief: false)
        for placeholder in TemplatePlaceholder.allCases {
            #expect(!values.value(placeholder).isEmpty, "\(placeholder.rawValue)")
        }
    }

    @Test func `a value cannot leave its header`() throws {
        let message = Sample.outgoing(alerts: [Sample.alert(title: "a\r\nX-Evil: 1\u{0} é")])
        let request = try FormatSample.compose("template", message)
        #expect(request.secretHeaders.map { $0.value.reveal() } == [#"alert.matched a X-Evil: 1\u{0} ?"#])
    }

    @Test(arguments: ["{nope}", "}"])
    func `a template that is none makes no sink`(text: String) {
        var settings = WebhookSettings(url: Secret("https://example.org/"))
        settings.format = .template(WebhookTemplate(body: .array([.string(text)])))
        let problem = #expect(throws: SinkProblem.self) {
            try WebhookSink(id: "t", settings: settings, client: testClient)
        }
        #expect(problem?.part == .template)
    }

    @Test func `the owner says which status is success`() throws {
        var template = FormatSample.template
        template.success = [200, 302]
        let context = ComposerContext(
            url: "https://a.example",
            style: TextStyle(timeZone: .gmt),
            hostName: "h"
        )
        let format = try TemplateFormat(context: context, template: template)
        func outcome(_ status: Int) -> Attempt.Outcome {
            let answer = ServiceAnswer(status: status, headers: HeaderFields(), body: [], now: Sample.now)
            return format.judge(answer, answer.classed(as: status)).outcome
        }
        #expect(outcome(200) == .done && outcome(302) == .done)
        #expect(outcome(204) == .permanentEndpoint && outcome(500) == .transient)
    }
}
