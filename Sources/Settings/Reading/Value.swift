// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

/// A value of a settings file with its place, ready to be read as what a key wants.
///
/// A reader answers nil after it has put a problem into the log, so callers go on with the next key and all
/// problems come out at once.
struct Value {
    let node: Node
    /// How messages call it: `'every'`.
    let name: String
    let source: SourceText
    let log: ProblemLog

    var place: Place {
        Place(file: source.path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    /// Whether nothing stands there: `key:` alone, `~` or `null`.
    var isNothing: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    var isText: Bool { node.scalar != nil && !isNothing }
    /// The text of a scalar, whatever it is to be read as.
    var written: String? { node.scalar?.string }
    var isList: Bool { node.sequence != nil }
    var isMapping: Bool { node.mapping != nil }

    /// What stands there, for messages.
    var kind: String {
        switch node {
        case .scalar: isNothing ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .alias: "an alias"
        }
    }

    /// The same value, called something else in messages.
    func named(_ name: String) -> Value { child(node, named: name) }

    /// Something else at the same file and log.
    func child(_ node: Node, named name: String) -> Value {
        Value(node: node, name: name, source: source, log: log)
    }

    func fail(_ message: String, hint: String? = nil) {
        log.add(SettingsProblem(place, .error, message, hint: hint))
    }

    /// The same of a part of the text, from a byte of it on.
    func fail(atByte offset: Int, _ message: String, hint: String? = nil) {
        log.add(SettingsProblem(place(atByte: offset) ?? place, .error, message, hint: hint))
    }

    func warn(_ message: String, hint: String? = nil) {
        log.add(SettingsProblem(place, .warning, message, hint: hint))
    }

    /// The same of a part of the text, from a byte of it on.
    func warn(atByte offset: Int, _ message: String, hint: String? = nil) {
        log.add(SettingsProblem(place(atByte: offset) ?? place, .warning, message, hint: hint))
    }
}

/// Quotes what a person wrote, shortened and without control characters and signs that turn the line around.
enum Excerpt {
    static func of(_ text: String) -> String {
        let hidden: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
        let visible = text.unicodeScalars.map {
            hidden.contains($0.properties.generalCategory) ? " " : String($0)
        }
        let short = visible.prefix(40).joined()
        return visible.count > 40 ? short + "…" : short
    }
}

extension Value {
    /// Where a byte of the scalar's text stands in the file; nil for other values.
    func place(atByte offset: Int) -> Place? {
        guard let scalar = node.scalar else { return nil }
        return ScalarMap(source: source, scalar: scalar).place(atByte: offset)
    }
}
