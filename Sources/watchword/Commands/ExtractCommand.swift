// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import NewsModel
import PageReading

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the main text of a web page, as a feed with full text gets it.",
        discussion: """
            The page comes from standard input, or from FILE.
              watchword extract --url https://example.org/story < page.html
            Plain UTF-8, paragraphs divided by a blank line. With --json also title, byline, date,
            language, and where the text was found. Exit status 1 when the page has no main text; the
            reason stands on standard error.
            """
    )

    @OptionGroup var output: OutputOptions
    @Option(help: "Where the page came from: the base of its links.") var url: String?
    @Option(help: "The response's Content-Type, for its charset.") var contentType: String?
    @Argument(help: "A file; without it, standard input.") var file: String?

    func run() async throws {
        try await reporting {
            let body = try file.flatMap { $0 == "-" ? nil : $0 }.map(Input.file) ?? Input.standardInput()
            let context = DocumentContext(url: url, contentType: contentType)
            do {
                let page = try PageReader.read(body, context: context)
                if output.json { try Output.document(PageReport(page)) } else { Output.line(page.text) }
            } catch let failure as PageFailure {
                throw CommandFailure(failure.detail, code: Exit.no)
            }
        }
    }
}

/// The JSON of `extract`.
private struct PageReport: Encodable {
    let title: String?
    let byline: String?
    let published: String?
    let language: String?
    let site: String?
    let canonicalURL: String?
    let found: String
    let text: String

    private enum CodingKeys: String, CodingKey {
        case title, byline, published, language, site, found, text
        case canonicalURL = "canonical_url"
    }

    init(_ page: ArticlePage) {
        title = page.title
        byline = page.byline
        published = page.published?.rfc3339
        language = page.language
        site = page.siteName
        canonicalURL = page.canonicalURL
        found = page.found.rawValue
        text = page.text
    }
}
