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
    public var hostName = "localhost"

    /// Takes what sinks share.
    public init(client: HTTPClient, timeZone: TimeZone, ownDirectory: String? = nil) {
        self.client = client
        self.timeZone = timeZone
        self.ownDirectory = ownDirectory
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
