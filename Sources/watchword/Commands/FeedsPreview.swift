// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import Foundation
import NewsModel
import Notifying
import PageReading
import Transport
import Watcher

struct FeedsPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what a feed's document holds, as the watcher reads it; nothing is stored.",
        discussion: """
            The document comes from the URL, from FILE, or from standard input with '-'.
              watchword feeds preview --url https://example.org/feed.xml
              watchword feeds preview --json --url https://example.org/ saved.xml
            Exit status 1 when it is no feed.
            """
    )

    @OptionGroup var output: OutputOptions
    @Option(help: "Where to fetch it; with FILE, the base of its relative links.") var url: String?
    @Option(help: "A JSON file with the response's url, status and headers.") var headers: String?
    @Flag(help: "Let the URL be a private or loopback address.") var allowPrivate = false
    @Argument(help: "A file, or '-' for standard input.") var file: String?

    func run() async throws {
        try await reporting {
            let (body, context) = try await document()
            do {
                if output.json {
                    Output.write(
                        try CanonicalDocument(parsing: body, context: context).json + [0x0a],
                        to: STDOUT_FILENO
                    )
                } else {
                    Self.print(try FeedParser.parse(body, context: context))
                }
            } catch let failure as ParseFailure {
                throw CommandFailure(failure.detail, hint: Self.offers(body, context), code: Exit.no)
            }
        }
    }

    /// The body, and what is known of the response it came in.
    private func document() async throws -> ([UInt8], DocumentContext) {
        let recorded = try headers.flatMap(RecordedResponse.read)
        let fields = HeaderFields((recorded?.headers ?? [:]).map { ($0.key, $0.value) })
        let base = url.flatMap { $0.isEmpty ? nil : $0 } ?? recorded?.url
        switch file {
        case nil: return try await fetch()
        case "-"?: return (try Input.standardInput(), DocumentContext(url: base, headers: fields))
        case let path?: return (try Input.file(path), DocumentContext(url: base, headers: fields))
        }
    }

    private func fetch() async throws -> ([UInt8], DocumentContext) {
        guard let url, let target = URL(string: url) else {
            throw CommandFailure("name a URL with --url, a file, or '-'", code: ExitCode(64))
        }
        let client = HTTPClient(userAgent: "watchword/\(Version.text)")
        let headers = HeaderFields([
            (
                "Accept",
                "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"
            )
        ])
        switch await client.send(HTTPRequest(url: target, headers: headers, allowPrivate: allowPrivate)) {
        case .failure(let failure): throw CommandFailure(failure.detail)
        case .success(let response):
            guard response.status == 200 else {
                throw CommandFailure("the server answered \(response.status)")
            }
            return (
                response.body,
                DocumentContext(url: response.finalURL.absoluteString, headers: response.headers)
            )
        }
    }

    private static func print(_ feed: ParsedFeed) {
        Output.line(
            "\(SafeText.line(feed.metadata.title ?? "(no title)"))  [\(feed.format.rawValue), \(feed.encoding)]"
        )
        for flaw in feed.malformed.map(\.rawValue).sorted() { Output.line("  ! \(flaw)") }
        for entry in feed.entries {
            Output.line()
            Output.line("\(entry.published?.rfc3339 ?? "no date")  \(SafeText.line(entry.text.title))")
            if let link = entry.link { Output.line("  \(SafeText.line(link))") }
            if !entry.text.lead.isEmpty {
                Output.line("  \(SafeText.line(String(entry.text.lead.prefix(300))))")
            }
        }
    }

    /// What a web page offers instead.
    private static func offers(_ body: [UInt8], _ context: DocumentContext) -> String? {
        let links = FeedLinks.find(in: body, context: context)
        guard !links.isEmpty else { return nil }
        return "the page names these feeds:" + links.map { "\n    \($0.url)" }.joined()
    }
}

/// A recorded response: `{"url": …, "status": …, "headers": {…}}`.
private struct RecordedResponse: Decodable {
    let url: String?
    let headers: [String: String]?

    static func read(_ path: String) throws -> RecordedResponse? {
        if path.isEmpty { return nil }
        do {
            return try JSONDecoder().decode(RecordedResponse.self, from: Data(try Input.file(path)))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                "\(path): not a recorded response: \(error)",
                hint: #"{"url": "https://…", "status": 200, "headers": {"Content-Type": "…"}}"#
            )
        }
    }
}
