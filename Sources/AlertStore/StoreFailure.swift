// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Why the store could not do what was asked.
public struct StoreFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of trouble it is.
    public let reason: Reason
    /// What a person needs to know, without secrets.
    public let detail: String

    /// The kinds of trouble.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Another process holds the database longer than we wait.
        case locked
        /// No room is left on the device.
        case full
        /// The file is damaged, or is no store of Watchword's.
        case corrupt
        /// A newer version of Watchword wrote it.
        case newerSchema = "newer_schema"
        /// It may only be read.
        case readOnly = "read_only"
        /// There is no store there to read.
        case missing
        /// The path is no directory, or one that may not be used.
        case permission
        /// The device failed.
        case io
        /// Watchword asked for something senseless: a defect.
        case misuse
    }

    /// Whether the same may work a little later.
    public var isRetryable: Bool { reason == .locked || reason == .full || reason == .io }

    /// The detail.
    public var description: String { detail }

    /// Joins a reason and its detail.
    public init(_ reason: Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }
}
