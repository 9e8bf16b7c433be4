/// A seller that the sandbox plays.
package struct SandboxSeller: Sendable {
    /// E.164 digits, as `wa.me` addresses carry them.
    package let phone: String
    package let name: String
    package let description: String
    /// The page's language: `en` or `sw`.
    package let language: String
    /// In catalogue order.
    package let products: [SandboxProduct]

    package init(phone: String, name: String, description: String, language: String, products: [SandboxProduct]) {
        (self.phone, self.name, self.description) = (phone, name, description)
        (self.language, self.products) = (language, products)
    }

    /// - Parameter base: the sandbox's address without a trailing slash.
    package func catalogueURL(base: String) -> String { "\(base)/c/\(phone)" }
}

/// A product as its seller wrote it.
package struct SandboxProduct: Sendable {
    /// 16 or 17 digits.
    package let id: String
    package var title: String
    package var description: String
    /// What the words say about the price, for tests.
    package var price: AskedPrice
    package let picture: PictureOrigin
}

package enum AskedPrice: Hashable, Sendable {
    /// In whole units of the seller's currency.
    case amount(Double)
    case onRequest
    case unsaid
}

/// Where a product's picture comes from.
package enum PictureOrigin: Sendable {
    case drawn(DemoPicture)
    case file(path: String)
}

/// A drawing of the demo market.
package struct DemoPicture: Sendable {
    let drawing: Drawing
    package var kind: String { drawing.motif.rawValue }
    package var svg: String { drawing.svg }
    /// In pixels; the longer side is 800.
    package var width: Int { drawing.width }
    package var height: Int { drawing.height }
}

/// What the sandbox sells: sellers with their products.
package protocol Goods: Sendable {
    /// - Throws: `GoodsFault` when there is nothing to sell.
    func sellers() throws -> [SandboxSeller]
}

/// Why goods cannot be offered.
package enum GoodsFault: Error, Equatable, CustomStringConvertible {
    case noFolder(String)
    case unreadable(file: String, reason: String)
    case nothingToSell(String)
    case samePhone(String)
    case noCacheFolder(String)

    package var description: String {
        switch self {
        case .noFolder(let path): "\(path) is not a folder"
        case .unreadable(let file, let reason): "\(file) can't be read: \(reason)"
        case .nothingToSell(let path): "\(path) holds no product with a picture"
        case .noCacheFolder(let path): "the folder \(path) for pictures can't be made"
        case .samePhone(let phone): "two sellers have the number \(phone)"
        }
    }
}

/// 16 digits, or 17 for one in seven, made from a name that stays.
func stableProductID(_ name: String) -> String {
    let hash = stableHash(name)
    var chance = Chance(seed: hash)
    let mixed = chance.next()
    return mixed % 7 == 0
        ? String(10_000_000_000_000_000 + mixed / 7 % 90_000_000_000_000_000)
        : String(1_000_000_000_000_000 + mixed % 9_000_000_000_000_000)
}
