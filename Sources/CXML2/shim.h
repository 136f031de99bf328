// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

// libxml2 for pages. Foundation has an ICU of its own, which clashes with the headers that libxml2 would include.

#ifndef WATCHWORD_CXML2_SHIM_H
#define WATCHWORD_CXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// Frees what libxml2 allocated; `xmlFree` itself is a global variable, which Swift 6 does not read.
static inline void watchword_xml_free(void *memory) { xmlFree(memory); }

#endif
