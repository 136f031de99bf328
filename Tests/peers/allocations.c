/* SPDX-License-Identifier: Apache-2.0 */
/* Watchword: a news-alert watcher. */

/* Counts allocations for watchword-bench:
 *   cc -O2 -shared -fPIC -o /tmp/allocations.so Tests/peers/allocations.c
 *   LD_PRELOAD=/tmp/allocations.so .build/release/watchword-bench rules */

#include <stddef.h>

extern void *__libc_malloc(size_t);

/* Of all threads; the bench measures on one. */
long watchword_allocations = 0;

void *malloc(size_t size) {
    watchword_allocations++;
    return __libc_malloc(size);
}
