// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// A request of the owner's own making: values are put into a tree of JSON, never into text that is parsed later.
struct TemplateFormat: WebhookComposer {
    let context: ComposerContext
    private let template: WebhookTemplate
    private let texts: [String: TemplateText]

    /// Reads every text of the template.
    ///
    /// - Throws: `TemplateText.Problem` at the first that is none.
    init(context: ComposerContext, template: WebhookTemplate) throws(TemplateText.Problem) {
        self.context = context
        self.template = template
        var texts: [String: TemplateText] = [:]
        for text in template.texts { texts[text] = try TemplateText(text) }
        self.texts = texts
    }

    func compose(_ outgoing: OutgoingMessage, isMinimal: Bool, now: Date) throws -> ComposedRequest {
        let words = context.words(outgoing, now: now)
        let values = TemplateValues(outgoing, words, isBrief: isMinimal)
        func filled(_ text: String) -> String { texts[text]?.filled(values.value) ?? text }
        let body = template.body.mapStrings(filled)
        var request = try ComposedRequest(url: context.url, json: body, told: outgoing.alerts.count)
        request.method = template.method
        request.secretHeaders = template.headers.map { header in
            SecretHeader(name: header.name, value: Secret(Self.headerValue(filled(header.value.reveal()))))
        }
        return request
    }

    /// A header's value is ASCII on one line: anything else would end it, or mean something else on the way.
    private static func headerValue(_ text: String) -> String {
        let line = SafeText.line(text).unicodeScalars.prefix(1000)
        return String(line.map { $0.value >= 0x20 && $0.value < 0x7f ? Character($0) : "?" })
    }

    func judge(_ answer: ServiceAnswer, _ result: SendResult) -> SendResult {
        guard !template.success.isEmpty else { return result }
        if template.success.contains(answer.status) { return SendResult(.done, status: answer.status) }
        return result.outcome == .done ? .unexpected(answer, "a status that means success") : result
    }
}

/// What the placeholders of a template stand for in one message.
struct TemplateValues {
    private let outgoing: OutgoingMessage
    private let words: MessageWords
    private let isBrief: Bool

    init(_ outgoing: OutgoingMessage, _ words: MessageWords, isBrief: Bool) {
        self.outgoing = outgoing
        self.words = words
        self.isBrief = isBrief
    }

    /// The value; empty where the message has none, such as the URL of a notice.
    ///
    /// Of a digest, its first alert tells.
    func value(_ placeholder: TemplatePlaceholder) -> String {
        let alert = outgoing.alerts.first
        let value: String? =
            switch placeholder {
            case .type: WebhookBody.type(of: outgoing.message.kind)
            case .message: outgoing.message.id.rawValue
            case .timestamp: outgoing.message.created.rfc3339
            case .title: outgoing.alerts.count == 1 ? alert?.article.title : words.summary
            case .text: text
            case .url: alert?.article.url
            case .lead: isBrief ? nil : alert?.article.lead
            case .snippet: isBrief ? nil : alert.flatMap { AlertWords.snippets(of: $0).first }
            case .outlet: alert?.article.outlet
            case .feed: alert?.article.feed.rawValue
            case .rule: alert?.rule.title
            case .ruleID: alert?.rule.id.rawValue
            case .priority: alert?.rule.priority.rawValue
            case .topics: alert?.rule.topics.joined(separator: ", ")
            case .alert: alert?.id.rawValue
            case .language: alert?.article.language
            case .published: alert?.article.published?.rfc3339
            case .count: String(outgoing.alerts.count)
            }
        return value.map { SafeText.lines($0).joined(separator: "\n") } ?? ""
    }

    private var text: String {
        var chat = ChatText(markup: PlainMarkup(unit: .bytes), limit: 16_000)
        chat.isBrief = isBrief
        return chat.text(words).text
    }
}
