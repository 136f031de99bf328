// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB

/// One consistent view of the store, for the length of a `read`.
public struct ReadTransaction {
    let database: Database
    let keyHash: KeyHash
}

/// The store for the length of a `write`: reads what it would commit, and changes it.
///
/// Full-text search finds what was added once the transaction has ended.
public struct WriteTransaction {
    let database: Database
    let keyHash: KeyHash
    let searchIndex: SearchIndex

    init(_ database: Database, _ keyHash: KeyHash) {
        self.database = database
        self.keyHash = keyHash
        searchIndex = SearchIndex(database)
    }

    /// What the store would hold if the transaction ended now.
    public var reading: ReadTransaction { ReadTransaction(database: database, keyHash: keyHash) }
}
