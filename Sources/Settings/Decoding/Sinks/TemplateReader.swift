// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import NewsModel
import Yams

/// Reads `template:` of a webhook: a request of the owner's own making.
struct TemplateReader {
    let secrets: SecretReader

    enum Key: String, SettingsKey {
        case method, body, headers, success
    }

    private enum Method: String, CaseIterable {
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
    }

    private static let deepest = 32

    func template(_ value: Value) -> WebhookTemplate? {
        guard let fields = Fields<Key>(value, as: "a template") else { return nil }
        let body = fields.required(.body, in: "the template").flatMap { json($0) }
        var template = WebhookTemplate(body: body ?? .null)
        fields.set(&template.method, .method) { $0.choice(Method.self)?.rawValue }
        fields.set(&template.headers, .headers, headers)
        fields.set(&template.success, .success) { list in
            list.list(of: "statuses", atMost: 100).map { Set($0.compactMap { $0.integer(in: 200...599) }) }
        }
        return body == nil ? nil : template
    }

    /// Values that are references may be credentials, and are sent as they are.
    private func headers(_ value: Value) -> [SecretHeader]? {
        guard let headers = HeaderReader(secrets: secrets).headers(value) else { return nil }
        for (_, text) in value.entries(of: "headers") ?? [] where text.isText {
            check(text, text.node.scalar?.string ?? "")
        }
        return headers
    }

    /// A tree of JSON: what YAML writes plain as true, false, null or a number is that, all else is a template.
    private func json(_ value: Value, depth: Int = 0) -> JSONValue? {
        guard depth < Self.deepest else {
            value.fail("the body is nested too deeply", hint: "the most is \(Self.deepest) levels")
            return nil
        }
        switch value.node {
        case .scalar(let scalar): return self.scalar(value, scalar)
        case .sequence(let nodes):
            let members = nodes.map { json(value.child($0, named: value.name), depth: depth + 1) }
            return members.contains(nil) ? nil : .array(members.compactMap { $0 })
        case .mapping(let pairs):
            if isBarePlaceholder(value, pairs) { return nil }
            var object: [String: JSONValue] = [:]
            for (key, member) in pairs {
                guard let name = value.child(key, named: "a name").word(wanting: "a text"),
                    let json = json(value.child(member, named: "'\(Excerpt.of(name))'"), depth: depth + 1)
                else { return nil }
                object[name] = json
            }
            return .object(object)
        case .alias: return nil
        }
    }

    private func scalar(_ value: Value, _ scalar: Node.Scalar) -> JSONValue? {
        if value.isNothing { return .null }
        guard value.scalar(wanting: "a text") != nil else { return nil }
        if scalar.style == .plain {
            if let flag = Bool(scalar.string) { return .bool(flag) }
            if let number = Int(scalar.string) { return .integer(number) }
            if scalar.string.allSatisfy({ "+-.0123456789eE".contains($0) }),
                let number = Double(scalar.string)
            {
                return .number(number)
            }
        }
        return check(value, scalar.string) ? .string(scalar.string) : nil
    }

    /// `text: {title}`: to YAML a mapping, to whoever wrote it a placeholder.
    private func isBarePlaceholder(_ value: Value, _ pairs: Node.Mapping) -> Bool {
        guard pairs.count == 1, let (key, member) = pairs.first.map({ ($0.key, $0.value) }),
            value.child(member, named: "").isNothing, let name = key.scalar?.string,
            TemplatePlaceholder(rawValue: name) != nil
        else { return false }
        value.fail("\(value.name) is a mapping to YAML", hint: "put it in quotes: \"{\(name)}\"")
        return true
    }

    @discardableResult
    private func check(_ value: Value, _ text: String) -> Bool {
        do {
            _ = try TemplateText(text)
            return true
        } catch {
            fail(value, error)
            return false
        }
    }

    private func fail(_ value: Value, _ problem: TemplateText.Problem) {
        switch problem {
        case .brace:
            value.fail("a brace stands alone in \(value.name)", hint: "write {{ or }} for a brace itself")
        case .unknown(let name):
            let known = TemplatePlaceholder.allCases.map(\.rawValue)
            value.fail(
                "there is no placeholder '{\(Excerpt.of(name))}'",
                hint: Nearest.hint(for: name, among: known, otherwise: "known: ")
            )
        }
    }
}
