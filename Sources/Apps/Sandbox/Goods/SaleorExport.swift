import Foundation
import Telemetry

/// A Saleor shop's Django fixture: products, their pictures, and prices by channel.
struct SaleorExport {
    private struct Product { let id: Int, name: String, description: String }
    private struct Media { let product: Int, order: Int, image: String }
    private struct Listing { let variant: Int, channel: Int, currency: String, amount: Double }

    private var products: [Product] = []
    private var media: [Media] = []
    private var productOfVariant: [Int: Int] = [:]
    private var listings: [Listing] = []
    private let file: String

    /// - Throws: `GoodsFault.unreadable`.
    init(file: String) throws(GoodsFault) {
        self.file = file
        let name = PictureFolder.fileName(file)
        guard let data = FileManager.default.contents(atPath: file) else {
            throw .unreadable(file: name, reason: "no such file")
        }
        let rows: [FixtureRow]
        do { rows = try JSONDecoder().decode([FixtureRow].self, from: data) } catch {
            throw .unreadable(file: name, reason: "\(error)")
        }
        for row in rows {
            switch row {
            case .product(let id, let fields):
                let text = fields.description?.text ?? ""
                products.append(
                    Product(id: id, name: fields.name, description: text.isEmpty ? fields.seo_description ?? "" : text))
            case .media(let fields):
                guard !fields.image.isEmpty else { continue }
                media.append(Media(product: fields.product, order: fields.sort_order ?? 0, image: fields.image))
            case .variant(let id, let fields): productOfVariant[id] = fields.product
            case .listing(let fields):
                guard let amount = fields.price_amount.flatMap(Double.init) else { continue }
                listings.append(
                    Listing(variant: fields.variant, channel: fields.channel, currency: fields.currency, amount: amount)
                )
            case .other: continue
            }
        }
    }

    /// Each product with its first picture that is there, and the lowest price of its first channel.
    func products(_ pictures: PictureFolder, _ log: Log) -> [SandboxProduct] {
        let files = PictureNames(pictures.pictures)
        return products.compactMap { product in
            let own = media.filter { $0.product == product.id }.sorted { $0.order < $1.order }
            var reason = "no picture named"
            for candidate in own {
                guard let path = files.best(for: candidate.image, of: product.name) else {
                    reason = "no file for \(candidate.image)"
                    continue
                }
                switch pictures.checked(path) {
                case .nothing(let why): reason = why
                case .picture(let file):
                    let (words, price) = price(of: product.id)
                    return SandboxProduct(
                        id: stableProductID("\(self.file)/\(product.id)"), title: product.name,
                        description: [product.description, words].filter { !$0.isEmpty }.joined(separator: " "),
                        price: price,
                        picture: .file(path: file))
                }
            }
            log.warning("product skipped", ["product": .text(product.name), "reason": .text(reason)])
            return nil
        }
    }

    private func price(of product: Int) -> (words: String, price: AskedPrice) {
        let own = listings.filter { productOfVariant[$0.variant] == product }
        guard let channel = own.map(\.channel).min(),
            let lowest = own.filter({ $0.channel == channel }).min(by: { $0.amount < $1.amount })
        else { return ("", .unsaid) }
        return ("\(lowest.currency) \(SandboxProduct.grouped(lowest.amount))", .amount(lowest.amount))
    }
}

/// The fixture's rows that matter.
private enum FixtureRow: Decodable {
    struct Product: Decodable { let name: String, description: EditorText?, seo_description: String? }
    struct Media: Decodable { let product: Int, sort_order: Int?, image: String }
    struct Variant: Decodable { let product: Int }
    struct Listing: Decodable { let variant: Int, channel: Int, currency: String, price_amount: String? }
    private enum Keys: String, CodingKey { case model, pk, fields }

    case product(Int, Product), media(Media), variant(Int, Variant), listing(Listing), other

    init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: Keys.self)
        switch try row.decode(String.self, forKey: .model) {
        case "product.product":
            self = .product(try row.decode(Int.self, forKey: .pk), try row.decode(Product.self, forKey: .fields))
        case "product.productmedia": self = .media(try row.decode(Media.self, forKey: .fields))
        case "product.productvariant":
            self = .variant(try row.decode(Int.self, forKey: .pk), try row.decode(Variant.self, forKey: .fields))
        case "product.productvariantchannellisting": self = .listing(try row.decode(Listing.self, forKey: .fields))
        default: self = .other
        }
    }
}

/// A text of the EditorJS editor: blocks of paragraphs, headings and lists, with markup in them.
struct EditorText: Decodable {
    private struct Block: Decodable {
        struct Content: Decodable { let text: String?, items: [String]? }
        let data: Content?
    }
    private let blocks: [Block]?

    /// Without markup; blocks stand on lines of their own.
    var text: String {
        (blocks ?? []).flatMap { [$0.data?.text].compactMap(\.self) + ($0.data?.items ?? []) }
            .map { Self.plain($0).trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func plain(_ markup: String) -> String {
        var text = "", isTag = false
        for character in markup {
            switch character {
            case "<": isTag = true
            case ">" where isTag: isTag = false
            default: if !isTag { text.append(character) }
            }
        }
        for (name, sign) in [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            text = text.replacing(name, with: sign)
        }
        return text
    }
}

/// Finds the file that a fixture's picture name means. Uploads got a random ending (`mug_5f6863c3.png`), and exports keep
/// their originals under somewhat other names (`saleor-mighty-mug.png`): the rarest words in common decide.
struct PictureNames {
    private let words: [(path: String, words: Set<String>)]
    private let frequency: [String: Int]

    init(_ paths: [String]) {
        words = paths.map { ($0, Self.words(PictureFolder.stem($0))) }
        frequency = words.reduce(into: [:]) { counts, file in for word in file.words { counts[word, default: 0] += 1 } }
    }

    /// Nil when no file has even one word in common.
    func best(for image: String, of product: String) -> String? {
        var parts = PictureFolder.stem(image).split(separator: "_").map(String.init)
        if let last = parts.last, parts.count > 1, last.count == 8, last.allSatisfy(\.isHexDigit) { parts.removeLast() }
        let stem = parts.joined(separator: "_")
        let exact = words.first { file in
            let name = PictureFolder.stem(file.path).lowercased()
            // The same name, or the same behind one word (the shop's).
            return name == stem.lowercased() || name.drop { $0 != "-" }.dropFirst() == stem.lowercased()
        }
        if let exact { return exact.path }
        let wanted = Self.words(stem).union(Self.words(product))
        let scored = words.map { file in
            (
                path: file.path,
                score: file.words.intersection(wanted).reduce(0.0) { $0 + 1 / Double(frequency[$1] ?? 1) },
                extra: file.words.subtracting(wanted).count
            )
        }
        // Ties go to the name with fewer other words, then to the first.
        let best = scored.min { ($0.score, Double(-$0.extra)) > ($1.score, Double(-$1.extra)) }
        return best.flatMap { $0.score > 0 ? $0.path : nil }
    }

    private static func words(_ name: String) -> Set<String> {
        Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 1 })
    }
}
