import Catalog
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

/// The filters of every index of vectors, whoever plays it.
@Suite(.timeLimit(.minutes(10))) struct IndexFilterTests {
    @Test(arguments: Player.present) func `every kind of filter is part of the search`(_ player: Player) async throws {
        try await player.visit { stand in
            let amani = try await stand.seller()
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: stand.db)
            let bosch = BrandID.random()
            try await stand.db.run("INSERT INTO brands (id, name, slug) VALUES (\(bosch), 'Bosch', 'bosch')")
            let bag = try await stand.product(1, at: 1),
                shoe = try await stand.product(2, at: 2, category: "shoes", shillings: 900)
            let tyre = try await stand.product(3, at: 3, category: "car", shillings: nil, of: dala)
            let lamp = try await stand.product(4, at: 4, category: "home", shillings: 7_000, of: dala)
            try await stand.change(lamp, "brand_id = \(bosch), condition = 'used'")
            try await stand.change(tyre, #"attributes = '{"width": 205, "season": "winter", "runflat": true}'"#)
            try await stand.change(shoe, #"attributes = '{"width": 7.5, "season": "summer", "runflat": false}'"#)
            func expect(_ filter: WallFilter, _ wanted: [ProductID], line: Int = #line) async throws {
                let found = try await stand.near(0, filter)
                #expect(found == wanted, "line \(line)")
            }
            try await expect(WallFilter(), [bag, shoe, tyre, lamp])
            try await expect(WallFilter(categories: ["shoes"]), [shoe])
            try await expect(WallFilter(categories: ["shoes", "home", "toys"]), [shoe, lamp])
            try await expect(WallFilter(seller: dala), [tyre, lamp])
            try await expect(WallFilter(seller: amani), [bag, shoe])
            try await expect(WallFilter(brand: bosch), [lamp])
            try await expect(WallFilter(condition: .used), [lamp])
            try await expect(WallFilter(priceFrom: 250_000), [bag, lamp])
            try await expect(WallFilter(priceTo: 250_000), [bag, shoe])
            try await expect(WallFilter(priceFrom: 90_001, priceTo: 250_000), [bag])
            func said(_ code: String, _ wish: AttributeChoice.Wish) -> WallFilter {
                WallFilter(attributes: [AttributeChoice(code, wish)])
            }
            try await expect(said("season", .any([.text("winter")])), [tyre])
            try await expect(said("season", .any([.text("winter"), .text("summer")])), [shoe, tyre])
            try await expect(said("season", .any([])), [])
            try await expect(said("runflat", .any([.flag(false)])), [shoe])
            try await expect(said("width", .any([.number(205)])), [tyre])
            try await expect(said("width", .range(from: 7.5, to: 200)), [shoe])
            try await expect(said("width", .range(from: 8, to: nil)), [tyre])
            try await expect(said("width", .range(from: nil, to: .infinity)), [shoe, tyre])
            try await expect(said("season", .range(from: nil, to: nil)), [])
            try await expect(
                WallFilter(categories: ["car"], attributes: [AttributeChoice("season", .any([.text("summer")]))]), [])
            // Words are another engine's to look for.
            try await expect(WallFilter(seller: dala, words: "nothing says this"), [tyre, lamp])
            let like = try await stand.index.nearest(to: bag, filter: WallFilter(seller: amani), limit: 5).map(
                \.product)
            #expect(like == [shoe])
        }
    }

    @Test(arguments: Player.present) func `a car's goods are those of its make, model and years`(_ player: Player)
        async throws
    {
        try await player.visit { stand in
            let db = stand.db
            let peugeot = try await Vehicle.named("Peugeot", below: nil, in: db)
            let model = try await Vehicle.named("208", below: peugeot, in: db)
            let other = try await Vehicle.named("308", below: peugeot, in: db)
            let ofMake = try await stand.product(1, at: 1), ofModel = try await stand.product(2, at: 2),
                ofOther = try await stand.product(3, at: 3)
            try await stand.product(4, at: 4)
            try await Fitment.add(peugeot, to: ofMake, in: db)
            try await Fitment.add(model, years: (2014, nil), to: ofModel, in: db)
            try await Fitment.add(other, years: (2010, 2012), to: ofOther, in: db)
            try await stand.index.follow([ofMake, ofModel, ofOther], as: db)
            func fitting(_ vehicle: VehicleID, _ year: Int?) async throws -> [ProductID] {
                try await stand.near(0, WallFilter(car: WallFilter.Car(vehicle, year: year)))
            }
            let found = [
                try await fitting(model, nil), try await fitting(model, 2013), try await fitting(model, 2030),
                try await fitting(other, 2011), try await fitting(other, 2013), try await fitting(peugeot, nil),
                try await fitting(VehicleID.random(), nil),
            ]
            #expect(
                found == [[ofMake, ofModel], [ofMake], [ofMake, ofModel], [ofMake, ofOther], [ofMake], [ofMake], []])
        }
    }

    /// What strangers' files may say of goods.
    private static let hostile = [
        #"" or id > 0 or said == ""#, #"\"#, #"\" or true or \""#, "'", "'; DROP TABLE products; --", "a\nb",
        "a\r\n\tb",
        "%", "_", "[\"x\"]", "{}", "\u{202e}ريال", "猫 🐈", "\u{1}", "=", "t:x=y", "true", "null", "2e3",
        String(repeating: "ü", count: 500), String(repeating: "ü", count: 499) + "!",
    ]

    @Test(arguments: Player.present) func `hostile texts are found by themselves and open nothing`(_ player: Player)
        async throws
    {
        try await player.visit { stand in
            var products: [ProductID] = []
            for (number, text) in Self.hostile.enumerated() {
                let id = try await stand.product(number + 1, at: Float(number))
                try await stand.change(id, "attributes = jsonb_build_object('note', \(text)::text)")
                products.append(id)
            }
            for (text, product) in zip(Self.hostile, products) {
                let found = try await stand.near(
                    0, WallFilter(attributes: [AttributeChoice("note", .any([.text(text)]))]))
                #expect(found == [product], "\(text)")
                let code = try await stand.near(0, WallFilter(attributes: [AttributeChoice(text, .any([.text("x")]))]))
                #expect(code == [], "\(text)")
                let range = try await stand.near(
                    0, WallFilter(attributes: [AttributeChoice(text, .range(from: 0, to: nil))]))
                #expect(range == [], "\(text)")
                let category = try await stand.near(0, WallFilter(categories: [text, "toys"]))
                #expect(category == [], "\(text)")
            }
        }
    }

    @Test(arguments: Player.present) func `a part for very many cars is found for each of them`(_ player: Player)
        async throws
    {
        try await player.visit { stand in
            let make = try await Vehicle.named("Make", below: nil, in: stand.db)
            let part = try await stand.product(1, at: 1)
            try await stand.product(2, at: 2)
            try await stand.db.run(
                """
                WITH made AS (INSERT INTO vehicles (id, parent_id, level, name, path)
                    SELECT 5000000 + n, \(make), 'model', 'Model ' || n, ARRAY[\(make)::bigint, 5000000 + n]
                    FROM generate_series(1, 700) n RETURNING id)
                INSERT INTO fitments (product_id, vehicle_id, year_from, year_to) SELECT \(part)::bigint, id, 2000, 2001 FROM made
                """)
            try await stand.index.follow([part], as: stand.db)
            let last = try #require(VehicleID(rawValue: 5_000_700))
            let found = try await stand.near(0, WallFilter(car: WallFilter.Car(last, year: 2001)))
            let late = try await stand.near(0, WallFilter(car: WallFilter.Car(last, year: 2002)))
            #expect(found == [part])
            #expect(late == [])
        }
    }
}
