import Foundation
import HTTP

/// A picture's address on the sandbox's CDN: signed, and void after `expires`.
struct SignedPicture {
    enum Size: String { case thumbnail = "p100x100", full = "p720x720" }

    static let route = Route(.get, "/v/{shelf}/{name}", String.self, String.self)
    /// Of the longer side, in pixels.
    static func side(_ size: Size) -> Int { size == .thumbnail ? 100 : 800 }

    let productID: String
    let size: Size
    let expires: Date

    func address(base: String) -> String {
        let name = "\(productID)_\(stableHash(productID) % 1_000_000_000)_n.jpg"
        let hex = String(Int(expires.timeIntervalSince1970), radix: 16, uppercase: true)
        let stp = "dst-\(isWebP ? "webp" : "jpg")_\(size.rawValue)_tt6"
        return base + Self.route.path("t45.5328-4", name)
            + "?stp=\(stp)&ccb=1-7&_nc_sid=c34663&_nc_cat=1\(stableHash(name) % 10)&oh=\(Self.signature(productID, hex, stp))&oe=\(hex)"
    }

    /// One product in four has its picture as WebP.
    var isWebP: Bool { stableHash(productID) >> 20 & 3 == 0 }

    /// Nil when the signature does not fit. An address that has ended still reads.
    init?(name: String, query: Query) {
        let id = String(name.prefix { $0 != "_" })
        guard let hex = query["oe"], let stp = query["stp"], query["oh"] == Self.signature(id, hex, stp),
            let seconds = Int(hex, radix: 16)
        else { return nil }
        productID = id
        size = stp.contains(Size.thumbnail.rawValue) ? .thumbnail : .full
        expires = Date(timeIntervalSince1970: TimeInterval(seconds))
    }

    init(productID: String, size: Size, expires: Date) {
        (self.productID, self.size, self.expires) = (productID, size, expires)
    }

    private static func signature(_ id: String, _ hex: String, _ stp: String) -> String {
        "01_Q5Aa" + String(stableHash("\(id) \(hex) \(stp) sandbox"), radix: 36)
    }
}
