import HTTP
import Images
import Scouting
import Testing
import Vocabulary

@testable import Sandbox

struct DemoMarketTests {
    let sellers = DemoGoods().sellers()

    @Test func `five sellers offer 428 products of 61 kinds`() {
        #expect(sellers.map(\.products.count) == [91, 85, 90, 92, 70])
        let kinds = sellers.flatMap(\.products).map { product -> String in
            guard case .drawn(let picture) = product.picture else { return "" }
            return picture.kind
        }
        #expect(Set(kinds).count == Motif.allCases.count)
        #expect(Motif.allCases.count == 61)
        #expect(Set(sellers.map(\.phone)).count == 5)
        #expect(sellers.allSatisfy { Phone(digits: $0.phone) != nil })
    }

    @Test func `ids are unique, have 16 or 17 digits, and both lengths occur`() {
        let ids = sellers.flatMap(\.products).map(\.id)
        #expect(Set(ids).count == 428)
        #expect(ids.allSatisfy { WhatsAppProductID($0) != nil })
        #expect(Set(ids.map(\.count)) == [16, 17])
    }

    @Test func `the same seed gives the same market, another seed another`() {
        func words(_ sellers: [SandboxSeller]) -> [String] {
            sellers.flatMap(\.products).map { $0.id + $0.title + $0.description }
        }
        #expect(words(DemoGoods().sellers()) == words(sellers))
        #expect(Set(words(DemoGoods(seed: 1).sellers())).isDisjoint(with: words(sellers)))
        #expect(Drawing(.kiondo, form: 1, seed: 7).svg == Drawing(.kiondo, form: 1, seed: 7).svg)
    }

    @Test func `English, Swahili and both are spoken`() {
        let titles = sellers.flatMap(\.products).map(\.title)
        #expect(titles.contains { $0.hasSuffix("kitenge maxi dress") })
        #expect(titles.contains { $0.hasPrefix("Gauni ") })
        #expect(titles.contains { $0.contains(" / ") })
        #expect(Set(titles).count > 380)
    }

    @Test func `the price reader finds in the words what the seller meant`() {
        let reader = PriceReader(market: .kes)
        var asked: [String: Int] = [:]
        for product in sellers.flatMap(\.products) {
            let described = reader.read(product.description), titled = reader.read(product.title)
            let read = if case .amount = described { described } else { titled == .none ? described : titled }
            switch product.price {
            case .amount(let shillings):
                asked["amount", default: 0] += 1
                guard case .amount(let money, _) = read else {
                    Issue.record("no price in “\(product.title)” “\(product.description)”")
                    continue
                }
                #expect(
                    money == Money(minor: Int64(shillings * 100), currency: .kes),
                    "\(product.title) \(product.description)")
            case .onRequest:
                asked["request", default: 0] += 1
                #expect(read == .onRequest, "\(product.title) \(product.description)")
            case .unsaid:
                asked["unsaid", default: 0] += 1
                #expect(read == .none, "\(product.title) \(product.description)")
            }
        }
        #expect(asked.keys.sorted() == ["amount", "request", "unsaid"])
    }

    @Test func `every drawing decodes at its size, and no two of a seller look alike`() async throws {
        let images = try Images.start()
        for seller in sellers {
            var known: [(hash: PerceptualHash, title: String)] = []
            for product in seller.products {
                guard case .drawn(let picture) = product.picture else { continue }
                let width = picture.width / 4
                let drawn = try await images.drawing(svg: picture.svg, width: width, format: .webp)
                let decoded = try await images.picture(from: drawn.bytes)
                #expect(decoded.width == width)
                #expect(abs(decoded.height - picture.height / 4) <= 1)
                #expect(decoded.blankness < 0.9, "\(picture.kind) \(product.title)")
                let hash = decoded.perceptualHash
                for other in known where hash.distance(to: other.hash) < 6 {
                    Issue.record("\(product.title) looks like \(other.title): \(hash.distance(to: other.hash)) bits")
                }
                known.append((hash, product.title))
            }
        }
    }
}
