// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Snowball: the stems of words.

#ifndef WATCHWORD_CSTEMMER_SHIM_H
#define WATCHWORD_CSTEMMER_SHIM_H

#include <libstemmer.h>

#endif
