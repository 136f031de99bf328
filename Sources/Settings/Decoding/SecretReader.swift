// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Reads references to secrets: `{ credential: name }`, `{ file: path }` or `{ env: NAME }`.
///
/// The settings never hold a secret themselves, so they can be shown, copied and kept under version control.
struct SecretReader {
    let environment: [String: String]
    let mode: SettingsLoader.Mode

    private enum Key: String, SettingsKey {
        case credential, file, env
    }

    static let keys = Key.allCases.map(\.rawValue)
    private static let longest = 64 << 10

    /// The secret that a value refers to.
    ///
    /// In `.check` mode a credential outside the unit is a warning, and stands as an empty secret.
    func secret(_ value: Value) -> Secret? {
        if value.isText {
            value.fail(
                "\(value.name) is a secret and may not stand in the settings",
                hint: "refer to it: `{ credential: NAME }`, `{ file: /path }` or `{ env: NAME }`"
            )
            return nil
        }
        guard let fields = Fields<Key>(value, as: "a reference to a secret") else { return nil }
        let given = Key.allCases.compactMap { key in fields[key].map { (key, $0) } }
        guard given.count == 1, let (key, reference) = given.first else {
            value.fail(
                "\(value.name) wants exactly one of credential, file and env",
                hint: "write `{ credential: NAME }`, `{ file: /path }` or `{ env: NAME }`"
            )
            return nil
        }
        guard let name = reference.text() else { return nil }
        return switch key {
        case .credential: credential(name, reference)
        case .file: content(ofFile: name, reference, isCredential: false)
        case .env: variable(name, reference)
        }
    }

    private func credential(_ name: String, _ reference: Value) -> Secret? {
        guard name.utf8.count <= 255, name != ".", name != "..", !name.contains("/") else {
            reference.fail(
                "'\(Excerpt.of(name))' is not the name of a credential",
                hint: "a credential's name has no '/'"
            )
            return nil
        }
        if let directory = environment["CREDENTIALS_DIRECTORY"], !directory.isEmpty {
            return content(ofFile: directory + "/" + name, reference, isCredential: true)
        }
        if mode == .check {
            reference.warn(
                "the credential '\(Excerpt.of(name))' cannot be verified here",
                hint: "only the unit sees it: `LoadCredential=\(Excerpt.of(name)):/path` there"
            )
            return Secret("")
        }
        reference.fail(
            "there is no credential '\(Excerpt.of(name))': $CREDENTIALS_DIRECTORY is not set",
            hint: "run as the unit with `LoadCredential=\(Excerpt.of(name)):/path`, or use `file:` or `env:`"
        )
        return nil
    }

    private func variable(_ name: String, _ reference: Value) -> Secret? {
        guard let text = environment[name] else {
            reference.fail(
                "the environment has no '\(Excerpt.of(name))'",
                hint: "set it where watchword is started"
            )
            return nil
        }
        return checked(text, reference)
    }

    private func content(ofFile path: String, _ reference: Value, isCredential: Bool) -> Secret? {
        guard path.hasPrefix("/") else {
            reference.fail("the path of a secret must be absolute", hint: "begin it with '/'")
            return nil
        }
        switch FileReader.read(path, atMost: Self.longest) {
        case .failure(let fault):
            reference.fail(
                "the secret in '\(Excerpt.of(path))' cannot be read: \(fault.message)",
                hint: isCredential ? "check `LoadCredential=` in the unit" : fault.hint
            )
            return nil
        case .success(let file):
            if !isCredential, file.permissions & 0o007 != 0 {
                reference.warn(
                    "everybody on this machine may use '\(Excerpt.of(path))'",
                    hint: "chmod o= \(Excerpt.of(path))"
                )
            }
            return checked(String(decoding: file.bytes, as: UTF8.self), reference)
        }
    }

    /// A secret goes into a header or a URL: the newline that editors add goes, others would inject lines.
    private func checked(_ text: String, _ reference: Value) -> Secret? {
        var text = Substring(text)
        while let last = text.last, last.isNewline { text = text.dropLast() }
        if text.isEmpty {
            reference.fail("the secret is empty", hint: "store it, without quotes, on one line")
            return nil
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{FFFD}" }) {
            reference.fail("the secret has control characters or is not UTF-8", hint: "store it on one line")
            return nil
        }
        return Secret(String(text))
    }
}
