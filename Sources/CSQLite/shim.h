// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// SQLite's variadic switches, which Swift cannot call.

#ifndef WATCHWORD_CSQLITE_SHIM_H
#define WATCHWORD_CSQLITE_SHIM_H

#include <malloc.h>
#include <sqlite3.h>

static inline int csqlite_defend(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

static inline int csqlite_trim_heap(void) { return malloc_trim(0); }

#endif
