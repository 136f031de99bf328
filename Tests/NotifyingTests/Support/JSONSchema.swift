// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation

/// As much of JSON Schema 2020-12 as the schemas under config/schema use.
///
/// Stricter in one point: a name that no schema describes is an error, so that no field stays without a word.
struct JSONSchema {
    private let schemas: [String: [String: Any]]
    private static let known: Set<String> = [
        "$schema", "$id", "$ref", "title", "description", "type", "required", "properties", "items", "enum",
        "const", "pattern", "minimum", "format", "anyOf",
    ]

    /// Reads every schema in the folder.
    init(folder: URL) throws {
        var schemas: [String: [String: Any]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".json") {
            let data = try Data(contentsOf: folder.appending(path: name))
            guard let schema = try JSONSerialization.jsonObject(with: data) as? [String: Any],
                let id = schema["$id"] as? String
            else { continue }
            schemas[id] = schema
        }
        self.schemas = schemas
    }

    /// What is wrong with a document, as paths and words.
    func problems(of json: [UInt8], schema id: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
        return check(value, ["$ref": id], "$")
    }

    /// The fields that lack a description or a type, in every schema.
    func undescribed() -> [String] {
        schemas.flatMap { id, schema in Self.undescribed(schema, id) }.sorted()
    }

    private static func undescribed(_ schema: [String: Any], _ path: String) -> [String] {
        if schema["$ref"] != nil { return [] }
        let words = schema["description"] as? String ?? ""
        let hasType = schema["type"] != nil || schema["anyOf"] != nil
        var found = words.count < 8 || !hasType ? [path] : []
        found += schema.keys.filter { !known.contains($0) }.map { "\(path): unknown keyword \($0)" }
        for (name, part) in schema["properties"] as? [String: [String: Any]] ?? [:] {
            found += undescribed(part, "\(path).\(name)")
        }
        if let items = schema["items"] as? [String: Any] { found += undescribed(items, "\(path)[]") }
        return found
    }

    private func check(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            guard let target = schemas[reference] else { return ["\(path): no schema \(reference)"] }
            return check(value, target, path)
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let found = choices.map { check(value, $0, path) }
            return found.contains(where: \.isEmpty) ? [] : found.last ?? []
        }
        var found = type(value, schema, path) + choice(value, schema, path) + text(value, schema, path)
        if let object = value as? [String: Any] { found += members(object, schema, path) }
        if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, item) in array.enumerated() { found += check(item, items, "\(path)[\(index)]") }
        }
        if let minimum = schema["minimum"] as? Int, let number = value as? Int, number < minimum {
            found.append("\(path): \(number) is less than \(minimum)")
        }
        return found
    }

    private func members(_ object: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
        let parts = schema["properties"] as? [String: [String: Any]] ?? [:]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
        return missing.map { "\(path).\($0): missing" }
            + object.flatMap { name, value in
                parts[name].map { check(value, $0, "\(path).\(name)") } ?? ["\(path).\(name): not described"]
            }
    }

    private func type(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        let isFine = types.isEmpty || types.contains { Self.is(value, $0) }
        return isFine ? [] : ["\(path): not \(types.joined(separator: " or "))"]
    }

    private static func `is`(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "null": value is NSNull
        // To Swift on Linux, the number 1 is a Bool too: only its encoding tells them apart.
        case "boolean": (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
        case "integer":
            (value as? NSNumber).map { String(cString: $0.objCType) != "c" && value is Int } ?? false
        case "string": value is String
        case "array": value is [Any]
        case "object": value is [String: Any]
        default: false
        }
    }

    private func choice(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        let choices = schema["enum"] as? [Any] ?? schema["const"].map { [$0] }
        guard let choices else { return [] }
        let isFine = choices.contains { "\($0)" == "\(value)" }
        return isFine ? [] : ["\(path): '\(value)' is none of \(choices)"]
    }

    private func text(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        guard let text = value as? String, let pattern = schema["pattern"] as? String else { return [] }
        let isFine = text.range(of: pattern, options: .regularExpression) != nil
        return isFine ? [] : ["\(path): '\(text)' does not fit \(pattern)"]
    }
}
