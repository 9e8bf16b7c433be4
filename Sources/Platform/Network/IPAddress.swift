import Glibc

/// An IPv4 or IPv6 address, judged by what it may reach.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes, network order.
    package let bytes: [UInt8]

    /// Nil unless there are 4 or 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads `192.0.2.1` or `2001:db8::1` (no brackets, no zone); nil for anything else.
    package init?(_ text: String) {
        var v4 = in_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            bytes = withUnsafeBytes(of: v4) { Array($0) }
            return
        }
        var v6 = in6_addr()
        guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
        bytes = withUnsafeBytes(of: v6) { Array($0) }
    }

    /// True only for addresses that the public internet routes to a stranger's server.
    ///
    /// - Source: IANA special-purpose address registries. IPv6 is an allow-list: 2000::/3 without its special blocks,
    ///   so mapped, compatible, NAT64 (64:ff9b::/96), ULA, link-local and multicast forms all fall outside.
    package var isPublic: Bool { bytes.count == 4 ? isPublicV4 : isPublicV6 }

    private var isPublicV4: Bool {
        let number = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return !Self.closedV4.contains { number >> (32 - $0.bits) == $0.network >> (32 - $0.bits) }
    }
    private var isPublicV6: Bool {
        guard bytes[0] & 0xe0 == 0x20 else { return false }
        let first = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        let second = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        if first == 0x2001 && second < 0x0200 { return false }  // IETF protocols, Teredo among them
        if first == 0x2001 && second == 0x0db8 { return false }  // documentation
        if first == 0x2002 { return false }  // 6to4: an IPv4 address in disguise
        return !(first == 0x3fff && second < 0x1000)  // documentation
    }

    private static let closedV4: [(network: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8),  // this network, "unspecified"
        (0x0a00_0000, 8),  // private
        (0x6440_0000, 10),  // carrier-grade NAT
        (0x7f00_0000, 8),  // loopback
        (0xa9fe_0000, 16),  // link-local, cloud metadata
        (0xac10_0000, 12),  // private
        (0xc000_0000, 24),  // IETF protocols
        (0xc000_0200, 24),  // documentation
        (0xc058_6300, 24),  // 6to4 relays
        (0xc0a8_0000, 16),  // private
        (0xc612_0000, 15),  // benchmarks
        (0xc633_6400, 24),  // documentation
        (0xcb00_7100, 24),  // documentation
        (0xe000_0000, 3),  // multicast, reserved, broadcast
    ]

    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
