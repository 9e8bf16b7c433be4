/// An address that may stand in `href`, `src`, `action`: a place, never a program.
///
/// Allowed are addresses of this site (`/p/1`, `?after=2`, `#photos`) and `http:`, `https:`, `mailto:`,
/// `tel:`, `geo:` (a map) and `otpauth:` (an authenticator app).
/// Everything else (`javascript:`, `data:`, `vbscript:`, in any spelling a browser would forgive) becomes
/// `about:invalid`, which leads nowhere.
package struct Link: Sendable, Hashable, ExpressibleByStringInterpolation {
    package let address: String

    package init(_ address: String) {
        self.address = Self.isPlace(address) ? address : "about:invalid"
    }

    package init(stringLiteral address: String) { self.init(address) }

    /// A small picture inside the page; anything but `data:image/{png,jpeg,webp,avif,gif};base64,` is refused.
    package static func picture(data: String) -> Link? {
        let kinds = ["png", "jpeg", "webp", "avif", "gif"]
        let isPicture = kinds.contains { data.hasPrefix("data:image/\($0);base64,") }
        return isPicture ? Link(vouched: data) : nil
    }

    private init(vouched address: String) { self.address = address }

    /// Browsers drop tabs and newlines inside a scheme and control characters before it; so any of them is refused.
    private static func isPlace(_ address: String) -> Bool {
        var schemeLength: Int?
        var isPath = false
        var index = -1
        for byte in address.utf8 {
            index += 1
            switch byte {
            case 0...0x20, 0x7F, UInt8(ascii: "\\"): return false
            // A colon behind a slash, question mark or hash belongs to the path, not to a scheme.
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): isPath = true
            case UInt8(ascii: ":") where !isPath && schemeLength == nil: schemeLength = index
            default: continue
            }
        }
        guard let schemeLength else { return true }
        return ["http", "https", "mailto", "tel", "geo", "otpauth"].contains(address.prefix(schemeLength).lowercased())
    }
}
