// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Foundation
import NewsModel
import Transport

/// Makes sinks from their settings.
public struct SinkFactory: Sendable {
    /// Sends for the sinks over HTTP.
    public var client: HTTPClient
    /// The time zone of text for people.
    public var timeZone: TimeZone
    /// The directory that may be made when a file's directory is missing: the service's own log directory.
    public var ownDirectory: String?
    /// The machine's name, for formats that tell where an event comes from.
    public var hostName: String

    /// Takes what sinks share.
    public init(
        client: HTTPClient,
        timeZone: TimeZone,
        hostName: String = "localhost",
        ownDirectory: String? = nil
    ) {
        self.client = client
        self.hostName = hostName
        self.timeZone = timeZone
        self.ownDirectory = ownDirectory
    }

    /// The machine's own name; `localhost` when it has none, or one that stands in no URN.
    public static var machineName: String {
        // Not Foundation's: that asks the name server.
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
        let name = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let isPlain = name.utf8.allSatisfy { byte in
            UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
                || "-._".utf8.contains(byte)
        }
        return isPlain && !name.isEmpty ? name : "localhost"
    }

    /// The sink of these settings: one line for each kind.
    ///
    /// - Throws: `SinkProblem` when the settings cannot work. A file that cannot be opened now is no reason: that
    ///   is told by sending.
    public func make(_ settings: SinkSettings) throws(SinkProblem) -> any Sink {
        switch settings.kind {
        case .stdout(let format):
            StdoutSink(id: settings.id, format: format, timeZone: timeZone)
        case .file(let path, let format):
            try FileSink(
                id: settings.id,
                path: path,
                format: format,
                options: settings.file,
                timeZone: timeZone,
                ownDirectory: ownDirectory
            )
        case .atom(let atom):
            try AtomSink(id: settings.id, settings: atom, hostName: hostName, ownDirectory: ownDirectory)
        case .mail(let mail):
            try MailSink(id: settings.id, settings: mail, client: client, timeZone: timeZone)
        case .webhook(let webhook):
            try WebhookSink(
                id: settings.id,
                settings: webhook,
                client: client,
                timeZone: timeZone,
                hostName: hostName
            )
        }
    }
}

/// Settings that no sink can be made of.
public struct SinkProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Whose settings.
    public var sink: SinkID
    /// Which part of them.
    public var part: Part
    /// What is wrong and what would be right, without secrets.
    public var text: String

    /// The parts of a sink's settings that can be wrong.
    public enum Part: String, Sendable, Hashable {
        /// A webhook's URL.
        case url
        /// A header's name or value.
        case header
        /// A secret to sign with.
        case secret
        /// A file's path.
        case path
        /// The template of a webhook.
        case template
        /// An address, or the server, of mail.
        case mail
    }

    init(_ sink: SinkID, _ part: Part, _ text: String) {
        self.sink = sink
        self.part = part
        self.text = text
    }

    /// The problem as a sentence.
    public var description: String { "sink '\(sink)': \(text)" }
}
