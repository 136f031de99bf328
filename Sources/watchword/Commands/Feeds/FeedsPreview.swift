// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import ArgumentParser
import FeedParsing
import Foundation
import NewsModel
import Notifying
import PageReading
import Settings

struct FeedsPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what a feed's document holds, as the watcher reads it; nothing is stored.",
        discussion: """
            The document is that of a configured feed, comes from a URL, from FILE, or from standard
            input with '-'. With --items it is a page, and its items are found by XPath.
              watchword feeds preview --feed mofa
              watchword feeds preview --url https://example.org/feed.xml
              watchword feeds preview --json --url https://example.org/ saved.xml
              watchword feeds preview --url https://example.org/press --items '//li[@class="news"]'
            Exit status 1 when it is no feed, or the expressions find nothing.
            """
    )

    @OptionGroup var places: PlaceOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "A configured feed, with its headers, proxy and expressions.") var feed: String?
    @Option(help: "Where to fetch it; with FILE, the base of its relative links.") var url: String?
    @Option(help: "A JSON file with the response's url, status and headers.") var headers: String?
    @OptionGroup var page: PageOptions
    @Flag(help: "Let the URL be a private or loopback address.") var allowPrivate = false
    @Argument(help: "A file, or '-' for standard input.") var file: String?

    func run() async throws {
        try await reporting {
            let configured = try feed.map(configuredFeed)
            let (body, context) = try await document(of: configured)
            do {
                switch page.expressions ?? configured?.kind.expressions {
                case let expressions?: try show(body, context, expressions)
                case nil: try show(body, context)
                }
            } catch let failure as ParseFailure {
                throw CommandFailure(failure.detail, hint: Self.offers(body, context), code: Exit.no)
            } catch let failure as PageFailure {
                throw CommandFailure(failure.detail, code: Exit.no)
            }
        }
    }

    private func configuredFeed(_ id: String) throws -> Feed {
        let result = SettingsLoader.load(places.locations, mode: .check)
        guard let feeds = result.settings?.feeds else {
            throw CommandFailure("the settings are wrong: see 'watchword check'", code: Exit.configuration)
        }
        guard let feed = feeds.first(where: { $0.id.rawValue == id }) else {
            throw CommandFailure("no feed has the id '\(id)'", code: Exit.no)
        }
        return feed
    }

    /// The body, and what is known of the response it came in.
    private func document(of feed: Feed?) async throws -> ([UInt8], DocumentContext) {
        let recorded = try headers.flatMap(RecordedResponse.read)
        let fields = HeaderFields((recorded?.headers ?? [:]).map { ($0.key, $0.value) })
        let base = url.flatMap { $0.isEmpty ? nil : $0 } ?? recorded?.url ?? feed?.url.absoluteString
        switch file {
        case "-"?: return (try Input.standardInput(), DocumentContext(url: base, headers: fields))
        case let path?: return (try Input.file(path), DocumentContext(url: base, headers: fields))
        case nil:
            guard let base else {
                throw CommandFailure(
                    "name a feed with --feed, a URL with --url, a file, or '-'",
                    code: Exit.usage
                )
            }
            let service = SettingsLoader.load(places.locations, mode: .check).settings?.service
            let web = WebClient(allowPrivate: allowPrivate, service: service)
            let fetched = try await web.fetch(base, feed: feed)
            return (fetched.body, fetched.context)
        }
    }

    private func show(_ body: [UInt8], _ context: DocumentContext) throws {
        if output.json {
            Output.write(
                try CanonicalDocument(parsing: body, context: context).json + [0x0a],
                to: STDOUT_FILENO
            )
            return
        }
        let feed = try FeedParser.parse(body, context: context)
        Output.line(
            "\(SafeText.line(feed.metadata.title ?? "(no title)"))  [\(feed.format.rawValue), \(feed.encoding)]"
        )
        for flaw in feed.malformed.map(\.rawValue).sorted() { Output.line("  ! \(flaw)") }
        Self.print(feed.entries)
    }

    private func show(_ body: [UInt8], _ context: DocumentContext, _ expressions: PageExpressions) throws {
        let page = try PageItems.entries(in: body, context: context, expressions: expressions)
        if output.json { return try Output.document(PagePreview(page)) }
        Output.line("\(SafeText.line(page.metadata.title ?? "(no title)"))  [page, \(page.encoding)]")
        Self.print(page.entries)
    }

    private static func print(_ entries: [Entry]) {
        for entry in entries {
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

/// XPath expressions of a page that is watched like a feed.
struct PageOptions: ParsableArguments {
    @Option(help: "It is a page: XPath of its items.") var items: String?
    @Option(help: "XPath of an item's title, within the item.") var itemTitle: String?
    @Option(help: "XPath of an item's link, within the item.") var itemLink: String?
    @Option(help: "XPath of an item's date, within the item.") var itemDate: String?
    @Option(help: "XPath of an item's text, within the item.") var itemText: String?

    var expressions: PageExpressions? {
        items.map {
            PageExpressions(items: $0, title: itemTitle, link: itemLink, date: itemDate, text: itemText)
        }
    }
}

extension FeedKind {
    /// The expressions, where it is a page.
    fileprivate var expressions: PageExpressions? {
        if case .page(let expressions) = self { expressions } else { nil }
    }
}

/// What a page's items are, under the names of the canonical document.
private struct PagePreview: Encodable {
    struct Item: Encodable {
        let title: String
        let link: String?
        let published: String?
        let summary: String
    }

    let format = "page"
    let encoding: String
    let feed: [String: String]
    let entries: [Item]

    init(_ page: PageListing) {
        encoding = page.encoding
        feed = page.metadata.title.map { ["title": $0] } ?? [:]
        entries = page.entries.map {
            Item(
                title: $0.text.title,
                link: $0.link,
                published: $0.published?.rfc3339,
                summary: $0.text.lead
            )
        }
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
