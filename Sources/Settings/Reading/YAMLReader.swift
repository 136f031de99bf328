// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Yams

/// Turns the bytes of a settings file into YAML nodes, or says why it cannot.
struct YAMLReader {
    let log: ProblemLog

    /// The file's top value; nil when the file is empty or was refused, which is then in the log.
    func read(_ file: SettingsFiles.File) -> Value? {
        guard let text = decode(file) else { return nil }
        let source = SourceText(path: file.path, role: file.role, text: text)
        let findings = TextCheck(source).findings
        if !findings.isEmpty {
            for finding in findings { log.add(finding) }
            return nil
        }
        do {
            // The basic resolver guesses no types: `no` stays a text, and each key says what it wants.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else { return nil }
            return Value(node: node, name: "the file", source: source, log: log)
        } catch {
            log.add(YAMLComplaint(source: source).problem(of: error))
            return nil
        }
    }

    private func decode(_ file: SettingsFiles.File) -> String? {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = file.bytes.starts(with: byteOrderMark) ? file.bytes[3...] : file.bytes[...]
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let place = firstBadByte(in: bytes)
        log.add(
            SettingsProblem(
                file: file.path,
                line: place.line,
                column: place.column,
                message: "this is not UTF-8",
                hint: "save the file as UTF-8"
            )
        )
        return nil
    }

    /// Decodes with repair: the first replacement character that is not in the bytes marks the place.
    private func firstBadByte(in bytes: ArraySlice<UInt8>) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            column = scalar == "\n" ? 1 : column + 1
            if scalar == "\n" { line += 1 }
        }
        return (line, column)
    }
}
