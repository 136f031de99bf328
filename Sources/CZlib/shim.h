// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// zlib, for feeds that come compressed without saying so.

#ifndef WATCHWORD_CZLIB_SHIM_H
#define WATCHWORD_CZLIB_SHIM_H

#include <zlib.h>

#endif
