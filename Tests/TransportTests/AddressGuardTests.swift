// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

import Testing

@testable import Transport

@Suite struct AddressGuardTests {
    @Test(arguments: [
        ("0.0.0.0", "0.255.255.255"), ("10.0.0.0", "10.255.255.255"), ("100.64.0.0", "100.127.255.255"),
        ("127.0.0.0", "127.255.255.255"), ("169.254.0.0", "169.254.255.255"),
        ("172.16.0.0", "172.31.255.255"),
        ("192.0.0.0", "192.0.0.255"), ("192.0.2.0", "192.0.2.255"), ("192.31.196.0", "192.31.196.255"),
        ("192.52.193.0", "192.52.193.255"), ("192.88.99.0", "192.88.99.255"),
        ("192.168.0.0", "192.168.255.255"), ("192.175.48.0", "192.175.48.255"),
        ("198.18.0.0", "198.19.255.255"), ("198.51.100.0", "198.51.100.255"),
        ("203.0.113.0", "203.0.113.255"), ("224.0.0.0", "239.255.255.255"), ("240.0.0.0", "255.255.255.255"),
        ("::", "::"), ("::1", "::1"), ("::2", "::ffff:ffff"), ("::ffff:0.0.0.0", "::ffff:255.255.255.255"),
        ("::ffff:127.0.0.1", "::ffff:10.255.255.255"), ("64:ff9b::0.0.0.0", "64:ff9b::255.255.255.255"),
        ("64:ff9b::7f00:1", "64:ff9b::169.254.169.254"),
        ("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"), ("100::", "100::ffff:ffff:ffff:ffff"),
        ("100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff"), ("2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("2001:1::1", "2001:1::2"), ("2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff"),
        ("2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff"), ("2001:4:112::", "2001:4:112:ffff::"),
        ("2001:10::", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff"), ("2001:1ff:ffff::", "2001:1ff:ffff:ffff::"),
        ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("2620:4f:8000::", "2620:4f:8000:ffff::"),
        ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"), ("5f00::", "5f00:ffff:ffff:ffff::"),
        ("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("fe80::", "febf:ffff:ffff:ffff::1"),
        ("fec0::", "feff:ffff:ffff:ffff::1"), ("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("4000::", "5eff:ffff::"), ("6000::", "fbff:ffff::"),
    ])
    func `a special-purpose block is refused from its first to its last address`(
        first: String,
        last: String
    ) throws {
        let addressGuard = AddressGuard(allowsPrivate: false)
        #expect(addressGuard.refusal(of: try #require(IPAddress(first))) != nil)
        #expect(addressGuard.refusal(of: try #require(IPAddress(last))) != nil)
    }

    @Test(arguments: [
        "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.255", "203.0.114.0",
        "223.255.255.255", "2000::1", "2001:200::", "2001:db7:ffff::", "2001:db9::", "2003::",
        "2606:4700::1111", "3ffe:ffff::", "3fff:1000::", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8",
    ])
    func `an address beside the blocks may be asked`(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressGuard(allowsPrivate: false).refusal(of: address) == nil)
    }

    @Test(arguments: ["127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1"])
    func `private and loopback addresses are open to whom they are allowed`(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressGuard(allowsPrivate: true).refusal(of: address) == nil)
    }

    @Test(arguments: ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "::ffff:169.254.169.254"])
    func `link-local and the like stay closed even then`(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressGuard(allowsPrivate: true).refusal(of: address) != nil)
    }
}
