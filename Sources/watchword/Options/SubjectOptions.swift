// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import Foundation
import NewsModel
import ReviewServer
import Watcher

/// The text that rules are tried on: given, in a file, or a stored article.
struct SubjectOptions: ParsableArguments {
    @Option(
        help: "The text is in this file, '-' for standard input: headline in its first line, then the body."
    )
    var file: String?
    @Option(help: "A stored article's id.") var article: String?
    @Option(help: "The text's language, such as ja.") var lang: String?
    @Argument(help: "The text, as a headline.") var text: String?

    func validate() throws {
        guard [file, article, text].compactMap(\.self).count == 1 else {
            throw ValidationError("give a text, --file or --article")
        }
        if lang != nil, article != nil {
            throw ValidationError("--lang is for a text: a stored article has its language")
        }
    }

    /// The article.
    func subject(_ locations: Locations) async throws -> Article {
        if let article { return try await Desk.open(locations).article(article).article }
        guard let file else { return made(title: text ?? "", body: "") }
        let bytes = file == "-" ? try Input.standardInput() : try Input.file(file)
        let lines = String(decoding: bytes, as: UTF8.self).split(maxSplits: 1, whereSeparator: \.isNewline)
        return made(
            title: lines.first.map(String.init) ?? "",
            body: lines.dropFirst().first.map(String.init) ?? ""
        )
    }

    private func made(title: String, body: String) -> Article {
        Article(
            id: "test",
            feed: "test",
            text: ArticleText(title: title, body: body),
            language: lang,
            seen: Date()
        )
    }
}
