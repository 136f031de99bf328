// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// Vectorscan: regular expressions in time linear to the text.

#ifndef WATCHWORD_CVECTORSCAN_SHIM_H
#define WATCHWORD_CVECTORSCAN_SHIM_H

#include <hs.h>

#endif
