// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import GRDB

/// One consistent view of the store, for the length of a `read`.
public struct ReadTransaction {
    let database: Database
}

/// The store for the length of a `write`: reads what it would commit, and changes it.
public struct WriteTransaction {
    let database: Database

    /// What the store would hold if the transaction ended now.
    public var reading: ReadTransaction { ReadTransaction(database: database) }
}
