import Catalog
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

struct NarrowedListTests {
    @Test func `a list is narrowed down by brand, condition, price, attribute and car`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db), amani = try await Cast.seller(in: db)
            let make = try await Vehicle.named("Peugeot", below: nil, in: db)
            let brand = try await Brand.named(["Atlas"], in: db)["atlas"]
            try await db.transaction { tx in
                try await Attribute(code: "width", kind: .number, names: Names("Width", in: .english), unit: "mm").save(
                    in: tx)
                try await Attribute.attach("width", to: "car", isRequired: false, isFilter: true, in: tx)
            }
            let pads = try await Cast.product("Pads", number: 1, of: amani, category: "car", shillings: 10, in: db)
            try await Cast.product("Disc", number: 2, of: amani, category: "car", shillings: 20, in: db)
            try await db.run(
                """
                UPDATE products SET brand_id = \(brand), condition = 'used', attributes = '{"width": 205}', rating_sum = 7, rating_count = 2 WHERE id = \(pads)
                """)
            try await Fitment.add(make, years: (2015, 2018), to: pads, in: db)
            for (query, expected) in [
                ("brand=atlas", "Pads"), ("condition=new", "Disc"), ("priceFrom=1001", "Disc"),
                ("priceTo=1000", "Pads"), ("rating=3", "Pads"), ("rating=4", ""),
                ("category=car&attribute=width:195..205", "Pads"), ("category=car&attribute=width:206..", ""),
                ("category=car&attribute=width:205", "Pads"), ("fits=\(make)", "Pads"), ("fits=\(make)&year=2019", ""),
            ] {
                let text = try await stand.get("/api/v1/products?" + query).text
                #expect(text.contains("\"title\":\"Pads\"") == (expected == "Pads"), "\(query)")
                #expect(text.contains("\"title\":\"Disc\"") == (expected == "Disc"), "\(query)")
            }
            for query in [
                "brand=nobody", "condition=broken", "rating=1", "rating=5", "rating=good", "priceFrom=-1", "priceTo=x",
                "attribute=width:1", "fits=1",
                "year=2000",
                "category=car&attribute=width", "category=car&attribute=width:..", "category=car&attribute=colour:red",
                "fits=\(make)&year=99", "category=car&attribute=width:nan..inf",
            ] {
                let refused = try await stand.get("/api/v1/products?" + query)
                #expect(refused.status.rawValue == 400, "\(query)")
            }
            let one = try await stand.get("/api/v1/products/\(pads)").text
            #expect(
                one.contains(
                    #""brand":{"name":"Atlas","slug":"atlas"},"condition":"used","rating":{"average":3.5,"reviews":2},"attributes":[{"code":"width","value":"205"}]"#
                ))
            #expect(one.contains(#""name":"Peugeot","yearFrom":2015,"yearTo":2018"#))
            let vehicles = try await stand.get("/api/v1/vehicles"),
                below = try await stand.get("/api/v1/vehicles?below=\(make)")
            #expect(vehicles.text.contains(#""level":"make","name":"Peugeot""#))
            #expect(below.text == #"{"items":[]}"#)
        }
    }
}
