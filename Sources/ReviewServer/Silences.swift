// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Foundation
import NewsModel

/// A silence that somebody asks for.
public struct SilenceRequest: Codable, Sendable, Hashable {
    /// What an alert must be like, all of it; one at least.
    public var matchers: [Silence.Matcher]
    /// When it begins; nil: now.
    public var start: String?
    /// When it is over.
    public var end: String
    /// Why; people who wonder later read it.
    public var comment: String

    /// The longest comment, in bytes of UTF-8.
    public static let maxCommentBytes = 4 << 10
    /// The most that one silence asks for.
    public static let maxMatchers = 20

    /// Joins the parts.
    public init(matchers: [Silence.Matcher], start: Date?, end: Date, comment: String) {
        self.matchers = matchers
        self.start = start?.rfc3339
        self.end = end.rfc3339
        self.comment = comment
    }
}

/// A silence, and whether it holds.
public struct SilenceReport: Codable, Sendable {
    /// Its id.
    public var id: SilenceID
    /// `active`, `pending` (it will hold) or `expired`.
    public var state: String
    /// What an alert must be like, all of it.
    public var matchers: [Silence.Matcher]
    /// When it begins.
    public var start: String
    /// When it is over.
    public var end: String
    /// Who made it.
    public var author: String
    /// Why.
    public var comment: String

    init(_ silence: Silence, at now: Date) {
        id = silence.id
        state = silence.end <= now ? "expired" : silence.isActive(at: now) ? "active" : "pending"
        matchers = silence.matchers
        start = silence.start.rfc3339
        end = silence.end.rfc3339
        author = silence.author
        comment = silence.comment
    }
}

extension ReviewDesk {
    /// The silences that hold or will, the one that ends first coming first; with `all`, those that are over, too.
    public func silences(all: Bool, now: Date) throws -> [SilenceReport] {
        try store.read { try all ? $0.silences() : $0.silences(notOverAt: now) }
            .map { SilenceReport($0, at: now) }
    }

    /// Keeps a silence, and answers with it.
    public func silence(_ request: SilenceRequest, by user: String, now: Date) throws -> SilenceReport {
        let silence = try Self.checked(request, by: user, now: now)
        try store.write { _ = try $0.add(silence) }
        return SilenceReport(silence, at: now)
    }

    /// Ends a silence now, and answers with it; it stays in the list of all.
    public func endSilence(_ id: SilenceID, now: Date) throws -> SilenceReport {
        let isEnded = try store.write { try $0.endSilence(id, now: now) }
        guard let silence = try store.read({ try $0.silences() }).first(where: { $0.id == id }) else {
            throw NotThere("there is no silence '\(id)'")
        }
        guard isEnded else { throw APIProblem("the silence '\(id)' is over already") }
        return SilenceReport(silence, at: now)
    }

    private static func checked(_ request: SilenceRequest, by user: String, now: Date) throws -> Silence {
        guard !request.matchers.isEmpty else {
            throw APIProblem("a silence without matchers would silence everything", hint: "name one at least")
        }
        guard request.matchers.count <= SilenceRequest.maxMatchers,
            request.matchers.allSatisfy({ (1...1000).contains($0.value.utf8.count) })
        else {
            throw APIProblem(
                "a silence has at most \(SilenceRequest.maxMatchers) matchers of 1 to 1000 bytes"
            )
        }
        guard request.comment.utf8.count <= SilenceRequest.maxCommentBytes else {
            throw APIProblem("the comment is longer than \(SilenceRequest.maxCommentBytes) bytes")
        }
        guard let end = Date(rfc3339: request.end), let start = request.start.map(Date.init(rfc3339:)) ?? now
        else { throw APIProblem("the times of a silence are RFC 3339: 2026-11-23T08:00:00Z") }
        guard end > now else { throw APIProblem("the silence would be over already") }
        guard end > start else { throw APIProblem("the silence would end before it begins") }
        let letters = (0..<10).map { _ in String("abcdefghijklmnopqrstuvwxyz234567".randomElement() ?? "a") }
        return Silence(
            id: SilenceID("sil_" + letters.joined()),
            matchers: request.matchers,
            start: start,
            end: end,
            author: user,
            comment: request.comment
        )
    }
}
