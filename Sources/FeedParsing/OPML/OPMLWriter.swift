// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Writes lists of feeds as OPML 2.0.
public enum OPMLWriter {
    /// A list as well-formed XML in UTF-8, with a line end at its end.
    ///
    /// Outlines of one folder stand together, folders in the order in which they first occur. Characters that XML
    /// does not have are left out. `OPMLReader` reads the same list back, but for the positions.
    public static func write(_ document: OPMLDocument) -> String {
        var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, #"<opml version="2.0">"#, "  <head>"]
        lines.append("    <title>\(escaped(document.title ?? ""))</title>")
        lines += ["  </head>", "  <body>"]
        append(document.outlines[...], depth: 0, to: &lines)
        lines += ["  </body>", "</opml>", ""]
        return lines.joined(separator: "\n")
    }

    /// Appends outlines whose first `depth` folders are open.
    private static func append(
        _ outlines: ArraySlice<OPMLDocument.Outline>,
        depth: Int,
        to lines: inout [String]
    ) {
        let indent = String(repeating: "  ", count: depth + 2)
        var groups: [String: [OPMLDocument.Outline]] = [:]
        for outline in outlines {
            if let folder = folder(of: outline, depth) { groups[folder, default: []].append(outline) }
        }
        for outline in outlines {
            guard let folder = folder(of: outline, depth) else {
                lines.append(indent + element(outline))
                continue
            }
            guard let group = groups.removeValue(forKey: folder) else { continue }
            lines.append("\(indent)<outline text=\"\(escaped(folder))\">")
            append(group[...], depth: depth + 1, to: &lines)
            lines.append("\(indent)</outline>")
        }
    }

    /// The folder at a depth; none past what is read back.
    private static func folder(of outline: OPMLDocument.Outline, _ depth: Int) -> String? {
        depth < min(outline.folders.count, OPMLReader.maxFolders) ? outline.folders[depth] : nil
    }

    private static func element(_ outline: OPMLDocument.Outline) -> String {
        let attributes: [(String, String?)] = [
            ("type", outline.kind), ("text", outline.title), ("title", outline.title),
            ("xmlUrl", outline.xmlURL), ("htmlUrl", outline.htmlURL),
            ("category", outline.categories.isEmpty ? nil : outline.categories.joined(separator: ",")),
        ]
        let stated = attributes.compactMap { name, value in value.map { "\(name)=\"\(escaped($0))\"" } }
        return "<outline \(stated.joined(separator: " "))/>"
    }

    private static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "\n", "\r", "\t": out.append(" ")
            case ..<" ", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
