// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Notifying
import ReviewServer

/// Why a rule matches, or why not, for people: a tree with the words marked.
enum ExplanationPrinter {
    private static var style: MarkStyle { MarkStyle(isColoured: Output.isColoured) }

    /// The verdict, of a rule that does not match what failed, and the tree.
    static func print(_ report: ExplanationReport) {
        let verdict = report.matched ? "matches" : "does not match"
        let score = report.score.map { " (score \($0))" } ?? ""
        Output.line(
            "\(style.strong(report.rule.rawValue)) \(verdict)\(score): \(SafeText.line(report.title))"
        )
        printLacking(report)
        printTree(report.why)
    }

    /// The tree alone.
    static func printTree(_ why: ClauseReport) {
        let width = max(60, min(Output.width, 120))
        for line in ClauseTree(style: style, width: width).lines(why) { Output.line(line) }
    }

    private static func printLacking(_ report: ExplanationReport) {
        guard !report.matched, !report.lacking.isEmpty else { return }
        let count = report.lacking.count
        Output.line(count == 1 ? "  for one clause:" : "  where it came closest, \(count) clauses failed:")
        for clause in report.lacking {
            Output.line("    - \(SafeText.line(clause.sentence ?? clause.clause))")
        }
    }
}

/// How words are marked: by colour on a terminal, else by `»…«`.
struct MarkStyle {
    let isColoured: Bool

    /// A word that was found.
    func marked(_ text: String) -> String { isColoured ? painted(text, "1;33") : "»\(text)«" }
    /// A name.
    func strong(_ text: String) -> String { isColoured ? painted(text, "1") : text }
    /// What matters less.
    func faint(_ text: String) -> String { isColoured ? painted(text, "2") : text }
    /// The sign of a clause.
    func sign(_ holds: Bool) -> String {
        let sign = holds ? "✓" : "✗"
        return isColoured ? painted(sign, holds ? "32" : "31") : sign
    }

    /// A snippet, whose found words stand in brackets, with those words marked instead.
    func marked(_ snippet: String, words: [String]) -> String {
        Set(words.map(SafeText.line)).subtracting([""]).sorted { $0.count > $1.count }
            .reduce(SafeText.line(snippet)) { $0.replacingOccurrences(of: "[\($1)]", with: marked($1)) }
    }

    private func painted(_ text: String, _ code: String) -> String { "\u{1b}[\(code)m\(text)\u{1b}[0m" }
}

/// The lines of a tree of clauses.
struct ClauseTree {
    let style: MarkStyle
    /// Columns for the clauses that are told in full by the parts below them.
    let width: Int

    func lines(_ clause: ClauseReport, depth: Int = 1) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        var lines = [indent + style.sign(clause.holds) + " " + label(clause, room: width - 2 * depth - 2)]
        for (field, snippet, pieces) in Self.grouped(clause.evidence) {
            let marked = style.marked(snippet, words: pieces.map(\.text))
            lines.append("\(indent)    \(style.faint(field.rawValue)): \(marked)")
            let details = pieces.map(Self.detail).joined(separator: " · ")
            lines.append("\(indent)      " + style.faint(details))
        }
        for part in clause.parts { lines += self.lines(part, depth: depth + 1) }
        return lines
    }

    /// A clause with parts is named by its beginning: the parts say the rest.
    private func label(_ clause: ClauseReport, room: Int) -> String {
        let text = SafeText.line(clause.clause)
        let note = clause.note.map { " (\(SafeText.line($0)))" } ?? ""
        let isLong = !clause.parts.isEmpty && DisplayWidth.of(text + note) > room
        guard isLong else { return text + style.faint(note) }
        var kept = ""
        var used = DisplayWidth.of(note) + 1
        for character in text {
            used += DisplayWidth.of(String(character))
            if used > max(room, 20) { break }
            kept.append(character)
        }
        return kept + "…" + style.faint(note)
    }

    /// `29–40 Kim Jong Un @kim_jong_un`, and the alias where it says more.
    private static func detail(_ piece: Evidence) -> String {
        let alias = piece.alias.flatMap { $0 == piece.text ? nil : " (\(SafeText.line($0)))" } ?? ""
        let term = piece.term == piece.text ? "" : " " + SafeText.line(piece.term)
        return "\(piece.start)–\(piece.end) \(SafeText.line(piece.text))\(term)\(alias)"
    }

    /// Evidence that shares a line of the article.
    private static func grouped(
        _ evidence: [Evidence]
    ) -> [(field: TextField, snippet: String, pieces: [Evidence])] {
        var groups: [(field: TextField, snippet: String, pieces: [Evidence])] = []
        for piece in evidence {
            if let last = groups.last, last.field == piece.field, last.snippet == piece.snippet {
                groups[groups.count - 1].pieces.append(piece)
            } else {
                groups.append((piece.field, piece.snippet, [piece]))
            }
        }
        return groups
    }
}
