// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import LoopbackWorld

/// One thing that happens to a watcher, in a random sequence of them.
enum SequenceStep: Sendable, CustomStringConvertible {
    /// A feed's document has a new article with these marked words; nobody asks for it yet.
    case publish(feed: Int, words: Int)
    /// An article that was published is edited, and has these words now.
    case edit(article: Int, words: Int)
    /// The feed's document is fetched and taken in.
    case poll(feed: Int)
    /// Somebody writes other rules; `shift` says which word each of them wants.
    case writeRules(those: Int, shift: Int)
    /// Somebody writes other sinks; `variant` changes a setting of theirs.
    case writeSinks(those: Int, variant: Int)
    /// A sink's file cannot be written from now on, or can again.
    case breakSink(Int)
    case mendSink(Int)
    /// What was written takes effect.
    case reload
    /// The watcher ends and starts; what was written takes effect.
    case restart
    /// The clock is set by so many seconds.
    case setClock(by: Int)

    var description: String {
        switch self {
        case .publish(let feed, let words): ".publish(feed: \(feed), words: \(words))"
        case .edit(let article, let words): ".edit(article: \(article), words: \(words))"
        case .poll(let feed): ".poll(feed: \(feed))"
        case .writeRules(let those, let shift): ".writeRules(those: \(those), shift: \(shift))"
        case .writeSinks(let those, let variant): ".writeSinks(those: \(those), variant: \(variant))"
        case .breakSink(let sink): ".breakSink(\(sink))"
        case .mendSink(let sink): ".mendSink(\(sink))"
        case .reload: ".reload"
        case .restart: ".restart"
        case .setClock(let seconds): ".setClock(by: \(seconds))"
        }
    }

    /// Feeds, rules and sinks of a sequence: few, so that they meet often.
    static let count = 3

    /// A random one; news is the most frequent.
    static func random(_ random: inout SeededRandom) -> SequenceStep {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func some() -> Int { number(0...(1 << count - 1)) }
        return switch number(0...19) {
        case 0...4: .publish(feed: number(0...(count - 1)), words: some())
        case 5...6: .edit(article: number(0...20), words: some())
        case 7...11: .poll(feed: number(0...(count - 1)))
        case 12: .writeRules(those: some(), shift: number(0...(count - 1)))
        case 13: .writeSinks(those: some(), variant: number(0...2))
        case 14: .breakSink(number(0...(count - 1)))
        case 15: .mendSink(number(0...(count - 1)))
        case 16...17: .reload
        case 18: .restart
        default: .setClock(by: [-86_400, -3_600, -30, 30, 3_600, 86_400][number(0...5)])
        }
    }
}
