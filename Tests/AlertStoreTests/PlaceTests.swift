// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import AlertStore
import Testing

struct PlaceTests {
    private let mounts = """
        /dev/sda1 / ext4 rw 0 0
        server:/export /srv/my\\040news nfs4 rw 0 0
        tmpfs /srv/my\\040news/fast tmpfs rw 0 0
        overlay / overlay rw 0 0
        """

    @Test(arguments: [
        ("/var/lib/watchword", "overlay"), ("/srv/my news", "nfs4"), ("/srv/my news/state", "nfs4"),
        ("/srv/my news/fast/state", "tmpfs"), ("/srv/my newspaper", "overlay"),
    ])
    func `the file system of a path is that of the nearest mount above it`(path: String, type: String) {
        #expect(StorePlace.filesystem(of: path, in: mounts) == type)
    }

    @Test func `no mounts, no answer`() {
        #expect(StorePlace.filesystem(of: "/", in: "") == nil)
    }
}
