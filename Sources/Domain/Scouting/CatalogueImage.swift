import Foundation

/// A picture's address on the seller's CDN. It is signed and soon void, so its bytes are copied early.
package struct CatalogueImage: Hashable, Sendable {
    /// Absolute, http or https, at most 4,096 bytes.
    package let url: String

    package init?(url: String) {
        let lower = url.prefix(8).lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://"), url.utf8.count <= 4_096,
            url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f })
        else { return nil }
        self.url = url
    }

    /// When the signature ends: `oe=`, hexadecimal seconds since 1970. Nil when the address does not say.
    package var expires: Date? {
        guard let hex = parameter("oe"), (1...10).contains(hex.count), let seconds = UInt64(hex, radix: 16) else {
            return nil
        }
        return Date(timeIntervalSince1970: TimeInterval(seconds))
    }
    /// `stp=…p100x100…`: too small to show, good enough to recognise.
    package var isThumbnail: Bool {
        parameter("stp")?.split(whereSeparator: { $0 == "_" || $0 == "-" }).contains("p100x100") ?? false
    }
    /// WhatsApp's own logo stands where a product's picture would be.
    package var isDefaultLogo: Bool {
        let address = url.lowercased()
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let file = path.split(separator: "/").last ?? ""
        return path.contains("/rsrc.php/") || (file.contains("logo") && address.contains("whatsapp"))
    }

    private func parameter(_ name: String) -> Substring? {
        guard let query = url.firstIndex(of: "?") else { return nil }
        for pair in url[url.index(after: query)...].prefix(while: { $0 != "#" }).split(separator: "&")
        where pair.hasPrefix(name + "=") {
            return pair.dropFirst(name.count + 1)
        }
        return nil
    }
}
