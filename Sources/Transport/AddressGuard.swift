// SPDX-License-Identifier: Apache-2.0
// Watchword: a news-alert watcher.

/// Decides which addresses may be asked at all.
///
/// It judges the address of a socket, never a name or a URL: what a name means can change between a check and
/// the connection, and an address has too many spellings.
public struct AddressGuard: Sendable {
    private let allowsPrivate: Bool

    /// A guard that refuses all but the public internet, or opens loopback and private networks too.
    ///
    /// Link-local addresses stay closed in any case: cloud machines hand out credentials there.
    public init(allowsPrivate: Bool) {
        self.allowsPrivate = allowsPrivate
    }

    /// What kind of address it is, when it may not be asked; nil when it may.
    public func refusal(of address: IPAddress) -> String? {
        if case .v6(_, let low) = address,
            AddressBlock.mapped.contains(address) || AddressBlock.translated.contains(address)
        {
            return refusal(of: .v4(UInt32(truncatingIfNeeded: low)))
        }
        if let block = AddressBlock.special.first(where: { $0.contains(address) }) {
            return block.isPrivate && allowsPrivate ? nil : block.name
        }
        if case .v6 = address, !AddressBlock.globalUnicast.contains(address) {
            return "unassigned"
        }
        return nil
    }
}
