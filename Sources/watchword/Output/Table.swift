// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Notifying

/// Aligned columns for people; the last column is cut to the terminal's width.
struct Table {
    private var rows: [[String]]
    private let columns: Int

    /// A table with its headings.
    init(_ headings: String...) {
        rows = [headings]
        columns = headings.count
    }

    /// Adds a row; control characters are escaped.
    mutating func add(_ cells: String?...) {
        rows.append((0..<columns).map { $0 < cells.count ? SafeText.line(cells[$0] ?? "–") : "" })
    }

    /// Prints the rows, or the sentence when there are none.
    func print(orElse nothing: String) {
        guard rows.count > 1 else { return Output.line(nothing) }
        for line in lines(width: Output.isTerminal ? Output.width : nil) { Output.line(line) }
    }

    /// The aligned lines, cut to a width in columns of a terminal.
    func lines(width: Int?) -> [String] {
        let widths = (0..<columns).map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() where column < columns - 1 {
                line += cell + String(repeating: " ", count: widths[column] - DisplayWidth.of(cell) + 2)
            }
            line += row[columns - 1]
            return width.map { Self.cut(line, to: $0) } ?? line
        }
    }

    private static func cut(_ line: String, to width: Int) -> String {
        guard DisplayWidth.of(line) > width else { return line }
        var kept = ""
        var used = 0
        for character in line {
            used += DisplayWidth.of(String(character))
            if used >= width { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
