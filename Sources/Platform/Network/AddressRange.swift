/// One address, or all that begin with the same bits.
package struct AddressRange: Hashable, Sendable {
    private let network: [UInt8]
    private let bits: Int

    /// Reads `10.0.0.0/8`, `2001:db8::/32` or a single address; nil for anything else. Bits behind the prefix do not matter.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])), parts.count <= 2 else { return nil }
        let most = address.bytes.count * 8
        var bits = most
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let given = Int(parts[1]), given <= most
            else {
                return nil
            }
            bits = given
        }
        (network, self.bits) = (address.bytes, bits)
    }

    /// An IPv4 address that an IPv6 socket wrote as `::ffff:10.0.0.1` is that IPv4 address.
    package func contains(_ address: IPAddress) -> Bool {
        let bytes = address.unmapped.bytes
        guard bytes.count == network.count else { return false }
        let (whole, rest) = bits.quotientAndRemainder(dividingBy: 8)
        guard bytes.prefix(whole).elementsEqual(network.prefix(whole)) else { return false }
        return rest == 0 || bytes[whole] >> (8 - rest) == network[whole] >> (8 - rest)
    }
}

extension IPAddress {
    /// The IPv4 address inside `::ffff:0:0/96`; any other is itself.
    package var unmapped: IPAddress {
        guard bytes.count == 16, bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff else {
            return self
        }
        return IPAddress(bytes: Array(bytes.suffix(4))) ?? self
    }
}
