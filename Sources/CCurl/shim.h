// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.
//
// libcurl with typed wrappers for its variadic functions, which Swift cannot call. No logic.
#ifndef WATCHWORD_CCURL_SHIM_H
#define WATCHWORD_CCURL_SHIM_H
#include <curl/curl.h>
#endif
