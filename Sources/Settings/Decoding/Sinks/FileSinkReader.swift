// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel

/// Reads a sink of kind `file`.
struct FileSinkReader {
    let fields: Fields<SinkKey>
    let id: SinkID
    /// Where relative paths begin; nil: they stay as they are.
    let logDirectory: String?
    /// Nil when what is written is none.
    let format: SinkKey.FileFormat?

    enum RotateKey: String, SettingsKey {
        case size, every, keep
    }

    private enum Period: String, CaseIterable {
        case day
    }

    init(fields: Fields<SinkKey>, id: SinkID, logDirectory: String?) {
        self.fields = fields
        self.id = id
        self.logDirectory = logDirectory
        format = fields[.format].map { $0.choice() } ?? .json
    }

    func sink() -> SinkSettings? {
        let path = fields.required(.path, in: "the sink '\(id)'").flatMap(self.path)
        var sink = SinkSettings(id: id, kind: kind(path ?? ""))
        if let value = fields[.rotate] { rotate(value, &sink.file) }
        fields.set(&sink.file.sync, .fsync, sync)
        fields.set(&sink.file.guardsFormulas, .guardFormulas) { $0.flag() }
        return path == nil || format == nil ? nil : sink
    }

    private func kind(_ path: String) -> SinkSettings.Kind {
        switch format {
        case .json, nil: return .file(path: path, format: .json)
        case .text: return .file(path: path, format: .text)
        case .csv: return .file(path: path, format: .csv)
        case .atom:
            var atom = AtomSettings(path: path)
            fields.set(&atom.title, .title) { $0.text() }
            fields.set(&atom.url, .url) { $0.address()?.absoluteString }
            fields.set(&atom.entries, .entries) { $0.integer(in: 1...10_000) }
            return .atom(atom)
        }
    }

    private func path(_ value: Value) -> String? {
        guard let text = value.text() else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: true)
        if parts.isEmpty || parts.contains("..") || text.hasSuffix("/") {
            value.fail(
                "\(value.name) is not the path of a file",
                hint: "write alerts.jsonl or /var/log/watchword/alerts.jsonl, without '..'"
            )
            return nil
        }
        guard !text.hasPrefix("/"), let logDirectory else { return text }
        return logDirectory + "/" + text
    }

    private func rotate(_ value: Value, _ options: inout FileOptions) {
        if value.isOff {
            options.rotateBytes = nil
            return
        }
        guard let fields = Fields<RotateKey>(value, as: "a rotation") else { return }
        // Whoever names the day alone wants whole days.
        if fields[.every] != nil { options.rotateBytes = nil }
        fields.set(&options.rotateBytes, .size) { $0.byteCount(in: 1_024...(1 << 40)) }
        fields.set(&options.rotatesDaily, .every) { $0.choice(Period.self).map { $0 == .day } }
        fields.set(&options.keep, .keep) { $0.integer(in: 0...10_000) }
    }

    /// `each`, `none`, `interval` (one second) or a duration.
    private func sync(_ value: Value) -> FileSync? {
        guard let text = value.word(wanting: "each, none, interval or a duration") else { return nil }
        switch text {
        case "each": return .each
        case "none": return FileSync.none
        case "interval": return .interval(.seconds(1))
        default:
            let interval = Quantity.duration(text)
            if let interval, (.milliseconds(10) ... .seconds(3600)).contains(interval) {
                return .interval(interval)
            }
            value.fail(
                "\(value.name) wants each, none, interval or a duration, not '\(Excerpt.of(text))'",
                hint:
                    "`each` loses nothing in a power cut, `5s` at most five seconds, `none` leaves it to the system"
            )
            return nil
        }
    }
}
