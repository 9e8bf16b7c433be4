import Catalog
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct GoodsTests {
    @Test(arguments: [
        ("4006381333931", true), ("4006381333932", false), ("96385074", true), ("012345678905", true),
        ("00012345600012", true), ("", false), ("12345", false), ("40063813339３1", false),
    ])
    func `a barcode's check digit is held against it`(text: String, holds: Bool) {
        #expect(BarcodeCheck.holds(text) == holds)
    }

    @Test func `a number is one however it is written`() {
        #expect(PartNumber.key("1K0 698 151-A") == "1K0698151A")
        #expect(PartNumber.key("1k0698151a") == "1K0698151A")
        #expect(PartNumber.key("-- é") == "")
    }

    @Test func `attributes read what people type`() {
        let width = Attribute(code: "width", kind: .number, names: Names("Width", in: .english), unit: "mm")
        let season = Attribute(
            code: "season", kind: .choice, names: Names("Season", in: .english),
            choices: [.init(code: "winter", names: Names([.english: "Winter", .french: "Hiver"]))])
        let spare = Attribute(code: "spare", kind: .flag, names: Names("Spare", in: .english))
        #expect(width.value(" 205 MM ") == .number(205))
        #expect(width.value("2,5") == .number(2.5))
        #expect(width.value("wide") == nil)
        #expect(width.value("1e400") == nil)
        #expect(season.value("hiver") == .text("winter"))
        #expect(season.value("summer") == nil)
        #expect(spare.value("Oui") == .flag(true))
        #expect(width.text(of: .number(205), in: .english) == "205\u{a0}mm")
        #expect(season.text(of: .text("winter"), in: .french) == "Hiver")
    }

    @Test func `one brand however its name is written`() async throws {
        try await withDatabase { db in
            let first = try await Brand.named(["Bosch", "ATE"], in: db)
            let second = try await Brand.named(["BOSCH", "Ate", "Föbi"], in: db)
            #expect(first["bosch"] == second["bosch"])
            #expect(first["ate"] == second["ate"])
            let all = try await Brand.all(in: db)
            #expect(all.map(\.name) == ["ATE", "Bosch", "Föbi"])
            #expect(all.map(\.slug) == ["ate", "bosch", "fobi"])
        }
    }

    @Test func `a SKU is one seller's own, and taken once`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let one = try await Cast.product(number: 1, of: amani, in: db)
            let other = try await Cast.product(number: 2, of: dala, in: db)
            _ = try await db.transaction { try await Variant.add(VariantWish(sku: "X"), to: one, of: amani, in: $0) }
            _ = try await db.transaction { try await Variant.add(VariantWish(sku: "X"), to: other, of: dala, in: $0) }
            await #expect(throws: VariantRefusal.skuTaken) {
                _ = try await db.transaction {
                    try await Variant.add(VariantWish(sku: "X"), to: one, of: amani, in: $0)
                }
            }
            let count = try await Cast.count("variants", in: db)
            #expect(count == 2)
        }
    }

    @Test func `a part fits a vehicle and all below it, in its years`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let peugeot = try await Vehicle.named("Peugeot", below: nil, in: db)
            let model = try await Vehicle.named("208", below: peugeot, in: db)
            let other = try await Vehicle.named("308", below: peugeot, in: db)
            let second = try await Vehicle.named("II", below: model, years: (2019, nil), in: db)
            let engine = try await Vehicle.named("1.2 PureTech", below: second, in: db)
            let nothing = try await Fitment.fits(product, engine, year: nil, in: db)
            #expect(nothing == nil)
            try await Fitment.add(model, years: (2018, 2022), to: product, in: db)
            let fits = try await Fitment.fits(product, engine, year: 2020, in: db)
            let tooNew = try await Fitment.fits(product, engine, year: 2023, in: db)
            let otherModel = try await Fitment.fits(product, other, year: nil, in: db)
            #expect([fits, tooNew, otherModel] == [true, false, false])
            let said = try await Fitment.of(product, in: db)
            #expect(said.map(\.name) == ["Peugeot 208"])
            await #expect(throws: VehicleRefusal.noPlace) {
                _ = try await Vehicle.named("below an engine", below: engine, in: db)
            }
            let same = try await Vehicle.named("peugeot", below: nil, in: db)
            #expect(same == peugeot)
        }
    }
}
