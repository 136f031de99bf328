// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing
