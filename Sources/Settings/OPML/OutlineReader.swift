// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import FeedParsing
import Foundation

/// Reads the outlines of a list of OPML; what is wrong with one becomes a problem.
struct OutlineReader {
    let path: String
    let log: ProblemLog

    /// The feeds of a list, in its order.
    func feeds(_ bytes: [UInt8]) -> [OutlineFeed] {
        do {
            return feeds(try OPMLReader.read(bytes))
        } catch {
            fail(start, "this is no list of feeds: \(error.detail)", "export it again as OPML")
            return []
        }
    }

    /// The same of one that was read; an address that stands there twice is one feed with the tags of both.
    func feeds(_ document: OPMLDocument) -> [OutlineFeed] {
        if document.outlines.count >= OPMLReader.maxOutlines {
            fail(
                start,
                "there are more than \(OPMLReader.maxOutlines) feeds",
                "split the list into several files"
            )
        }
        var feeds: [OutlineFeed] = []
        var indexes: [AddressKey: Int] = [:]
        for feed in document.outlines.compactMap(feed) {
            let key = AddressKey(feed.url)
            if let index = indexes[key] {
                feeds[index].title = feeds[index].title ?? feed.title
                feeds[index].tags += feed.tags.filter { !feeds[index].tags.contains($0) }
            } else {
                indexes[key] = feeds.count
                feeds.append(feed)
            }
        }
        return feeds
    }

    private func feed(_ outline: OPMLDocument.Outline) -> OutlineFeed? {
        let position = outline.position ?? OPMLDocument.Position(line: 1, column: 1)
        let place = Place(file: path, line: position.line, column: position.column)
        let name = outline.title.isEmpty ? "an outline" : "'\(Excerpt.of(outline.title))'"
        guard outline.kind != "include" else {
            fail(place, "\(name) stands for another list", "put that list into feeds.d too, and remove this")
            return nil
        }
        guard let text = outline.xmlURL else {
            fail(place, "\(name) has no address", "add `xmlUrl=\"https://…\"`, or remove it")
            return nil
        }
        switch WebAddress.parse(text) {
        case .failure(let fault):
            fail(place, "the address of \(name) \(fault.message)", fault.hint)
            return nil
        case .success(let url):
            let title = outline.title.isEmpty ? nil : String(outline.title.prefix(300))
            return OutlineFeed(url: url, title: title, tags: tags(outline, place), place: place)
        }
    }

    private func tags(_ outline: OPMLDocument.Outline, _ place: Place) -> [String] {
        var tags: [String] = []
        for name in outline.folders + outline.categories {
            guard let tag = Slug.of(name) else {
                log.add(
                    SettingsProblem(
                        place,
                        .warning,
                        "the folder '\(Excerpt.of(name))' makes no tag",
                        hint:
                            "a tag has letters a to z and digits: rename it, or list its feeds in a .yaml file"
                    )
                )
                continue
            }
            if !tags.contains(tag) { tags.append(tag) }
        }
        return tags
    }

    private var start: Place { Place(file: path, line: 1, column: 1) }

    private func fail(_ place: Place, _ message: String, _ hint: String) {
        log.add(SettingsProblem(place, .error, message, hint: hint))
    }
}
