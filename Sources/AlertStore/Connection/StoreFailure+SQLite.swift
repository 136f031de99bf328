// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB

extension StoreFailure {
    /// Runs work on the database; what SQLite says comes out as a `StoreFailure`, all else as it is.
    static func translating<T>(_ path: String, _ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw StoreFailure(error, path: path)
        } catch let error as RowDecodingError {
            throw StoreFailure(.corrupt, "\(path): a stored value is not what it should be: \(error)")
        }
    }

    init(_ error: DatabaseError, path: String) {
        self.init(Self.reason(error.resultCode), "\(path): \(error.message ?? error.resultCode.description)")
    }

    private static func reason(_ code: ResultCode) -> Reason {
        switch code {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
        case .SQLITE_FULL: .full
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
        case .SQLITE_READONLY: .readOnly
        case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .permission
        case .SQLITE_IOERR: .io
        default: .misuse
        }
    }
}
