import Catalog
import Foundation
import Postgres
import Vocabulary

/// Rows of a batch of goods, as COPY takes them.
struct DemoGoods: Sendable {
    let currency: Currency
    let now: Date
    private(set) var products: [[SQLValue]] = []
    private(set) var variants: [[SQLValue]] = []
    private(set) var numbers: [[SQLValue]] = []
    private(set) var fitments: [[SQLValue]] = []
    private(set) var prices: [[SQLValue]] = []
    private(set) var movements: [[SQLValue]] = []
    private(set) var skus: [String] = []

    init(currency: Currency, now: Date) { (self.currency, self.now) = (currency, now) }

    mutating func add(_ number: Int, on ground: DemoShop.Ground, _ random: inout DemoRandom) {
        let kind = random.pick(DemoParts.kinds)
        let maker = Int.random(in: DemoParts.makers.indices, using: &random)
        let vehicle = random.pick(ground.vehicles)
        let seller = random.pick(ground.sellers)
        let id = ProductID.random(), variant = VariantID.random()
        let began = now.addingTimeInterval(-Double.random(in: 30...730, using: &random) * 86_400)
        let sku = "D-" + String(1_000_000 + ground.offset + number)
        let history = history(of: kind, level: DemoParts.makers[maker].level, since: began, &random)
        let title = "\(kind.name) \(DemoParts.makers[maker].name) for \(vehicle.name)"
        let status = status(&random)
        let picture: SQLValue = ground.pictures.isEmpty ? .null : .text(random.pick(ground.pictures))
        products.append([
            id.sqlValue, seller.id.sqlValue, .text(status), .text(title),
            .text(
                "\(kind.name) for \(vehicle.name), \(vehicle.years.lowerBound) to \(vehicle.years.upperBound). \(DemoParts.makers[maker].name), new, with warranty."
            ),
            .text(ground.branches[kind.branch]), ground.brands[maker].sqlValue, history.last?.minor.sqlValue ?? .null,
            .text(currency.code), picture, picture == .null ? .null : .text("640"),
            picture == .null ? .null : .text("640"),
            .text(sku), status == "draft" ? .null : began.sqlValue, began.sqlValue,
            (history.last?.at ?? began).sqlValue, .text("demo"), began.sqlValue,
        ])
        variants.append([
            variant.sqlValue, id.sqlValue, seller.id.sqlValue, .text(sku), .text(barcode(ground.offset + number)),
        ])
        for (index, kind) in ["oem", "cross"].enumerated() {
            let digits = String(Int.random(in: 1_000_000...9_999_999, using: &random))
            let letters = ["A", "K", "OX", "1J0", "4254"][(number + index) % 5]
            numbers.append([id.sqlValue, .text(kind), .text("\(letters) \(digits.prefix(3)) \(digits.dropFirst(3))")])
        }
        fitments.append([
            id.sqlValue, vehicle.id.sqlValue, vehicle.years.lowerBound.sqlValue, vehicle.years.upperBound.sqlValue,
        ])
        var was: SQLValue = .null
        for change in history {
            prices.append([
                id.sqlValue, was, change.minor.sqlValue, .text(currency.code), change.at.sqlValue, .text("system"),
                .text("demo"),
            ])
            was = change.minor.sqlValue
        }
        sell(kind, variant, at: seller.location, in: history, since: began, &random)
        skus.append(sku)
    }

    private func status(_ random: inout DemoRandom) -> String {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<94: "live"
        case 94, 95: "hidden"
        case 96, 97: "draft"
        case 98: "sold"
        default: "flagged"
        }
    }

    /// Prices drift with inflation and fall for a while now and then.
    private func history(of kind: DemoParts.Kind, level: Double, since began: Date, _ random: inout DemoRandom) -> [(
        at: Date, minor: Int64
    )] {
        // A euro is so many minor units, about: believable tags, not a rate.
        let perCent = Self.minorPerCent[currency.code] ?? 1
        let base = Double(kind.cents) * perCent * level * random.around(0.12)
        let count = Int.random(in: DemoShop.changes - 3...DemoShop.changes + 3, using: &random)
        let span = now.timeIntervalSince(began)
        var changes: [(at: Date, minor: Int64)] = []
        for step in 0..<count {
            let at = began.addingTimeInterval(span * Double(step) / Double(count) * random.around(0.02))
            let drift = 1 + 0.06 * (at.timeIntervalSince(began) / 31_557_600)
            let sale = step > 0 && Int.random(in: 0..<4, using: &random) == 0 ? 0.85 : 1
            let raw = base * drift * sale * random.around(0.02)
            let tag = Double(currency.minorPerMajor) * (raw > 50 * Double(currency.minorPerMajor) ? 10 : 1)
            let minor = max(Int64(tag), Int64((raw / tag).rounded() * tag))
            if minor != changes.last?.minor { changes.append((at, minor)) }
        }
        return changes
    }

    private static let minorPerCent: [String: Double] = ["KES": 140, "TND": 34, "THB": 38, "USD": 1.1, "EUR": 1]

    /// Two years of deliveries and sales, month by month; more in the season.
    private mutating func sell(
        _ kind: DemoParts.Kind, _ variant: VariantID, at location: LocationID, in history: [(at: Date, minor: Int64)],
        since began: Date, _ random: inout DemoRandom
    ) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var at = began
        var stock = 0
        let cost = (history.first?.minor ?? 0) * 6 / 10
        func move(_ kind: String, _ quantity: Int, cost: SQLValue = .null, price: SQLValue = .null) -> [SQLValue] {
            [
                variant.sqlValue, location.sqlValue, .text(kind), quantity.sqlValue, cost, price, .text("system"),
                at.sqlValue,
            ]
        }
        while at < now {
            if stock < 4 {
                let delivery = max(4, Int(kind.monthly * 3 * random.around(0.3)))
                movements.append(move("received", delivery, cost: cost.sqlValue))
                stock += delivery
            }
            let month = calendar.component(.month, from: at)
            let distance = kind.season.map { min(abs($0 - month), 12 - abs($0 - month)) } ?? 3
            let demand = kind.monthly * 3 * (kind.season == nil ? 1 : 1.6 - 0.2 * Double(distance)) * random.around(0.4)
            let sold = min(stock, Int(demand.rounded()))
            at = at.addingTimeInterval(Double.random(in: 70...110, using: &random) * 86_400)
            if sold > 0, at < now {
                movements.append(move("sold", -sold, price: price(at: at, in: history).sqlValue))
                stock -= sold
            }
        }
    }

    private func price(at time: Date, in history: [(at: Date, minor: Int64)]) -> Int64 {
        history.last { $0.at <= time }?.minor ?? history.first?.minor ?? 0
    }

    /// A GTIN-13 of the range for use within a shop (20…29).
    private func barcode(_ number: Int) -> String {
        let digits = "20" + String(10_000_000_000 + number).dropFirst()
        let sum = digits.utf8.reversed().enumerated().reduce(0) {
            $0 + Int($1.element - 48) * ($1.offset % 2 == 0 ? 3 : 1)
        }
        return digits + String((10 - sum % 10) % 10)
    }
}
