import Accounts
import Catalog
import Flows
import Foundation
import HTTP
import Images
import Merchandising
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The desk's pages of categories, attributes, brands, vehicles and merchandising, as forms without JavaScript.
struct ShelvesDeskTests {
    private func staff(_ doors: MarketDoors) async throws -> MarketDoors.Member {
        try await doors.member(
            "Juma", roles: [.staff], permissions: [.catalogue, .merchandising], factors: ["pwd", "otp"])
    }

    @Test func `a category is made, renamed, moved and removed`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await staff(doors), page = "/admin/categories"
            let made = try await doors.press(
                juma, page, from: page, "name.en=Brake+%3Cpads%3E&name.ar=%D9%81%D8%B1%D8%A7%D9%85%D9%84&parent=car")
            #expect(made.status == .seeOther)
            #expect(made.headers["Location"]?.hasPrefix("/admin/categories/brake-pads?note=") == true)
            let own = page + "/brake-pads"
            let shown = try await doors.ask(.get, own, [juma.cookie])
            #expect(shown.text.contains("<h1><bdi>Brake &lt;pads&gt;</bdi></h1>"))
            let changed = try await doors.press(juma, own, from: own, "name.en=Pads&slug=pads&landing.en=Stop.")
            let moved = try await doors.press(juma, own + "/place", from: own, "parent=&position=1")
            #expect(changed.status == .seeOther && moved.status == .seeOther)
            let tree = try await CategoryTree.load(in: db)
            let node = try #require(tree["brake-pads"])
            #expect(node.slug.text == "pads" && node.parent == nil && node.position == 0)
            #expect(node.names.given(in: .arabic) == "فرامل", "what the form does not ask for stays")
            #expect(node.landing[.english] == "Stop.")
            let removed = try await doors.press(juma, own + "/removal", from: own)
            #expect(removed.status == .seeOther)
            let after = try await CategoryTree.load(in: db)
            #expect(after["brake-pads"] == nil)
        }
    }

    @Test(arguments: [
        ("", "name.en=&parent=car", "Give it a name"), ("", "name.en=X&slug=Car+parts", "is no address"),
        ("", "name.en=X&slug=shoes", "taken"), ("/car", "name.en=Car&slug=shoes", "taken"),
        ("/car/place", "parent=car", "below itself"), ("/other/removal", "", "without another"),
    ])
    func `what cannot be done with a category is said, and nothing changes`(
        _ path: String, _ form: String, _ words: String
    )
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await staff(doors)
            let before = try await doors.everything()
            let answer = try await doors.press(juma, "/admin/categories" + path, from: "/admin/categories", form)
            #expect(answer.status == .unprocessable)
            #expect(answer.text.contains(words))
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `an attribute is made with its choices and asked of a category's goods`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await staff(doors), new = "/admin/attributes/new"
            let twice = try await doors.press(
                juma, "/admin/attributes", from: new, "new=1&name.en=Season&kind=choice&choices=winter%0Awinter")
            #expect(twice.status == .unprocessable && twice.text.contains("each once"))
            let made = try await doors.press(
                juma, "/admin/attributes", from: new,
                "new=1&name.en=Season&kind=choice&choices=winter%3B+en%3DWinter%3B+ar%3D%D8%B4%D8%AA%D9%88%D9%8A%0ASummer+time"
            )
            #expect(made.status == .seeOther)
            let season = try #require(try await Attribute.find("season", in: db))
            #expect(season.choices.map(\.code) == ["winter", "summer-time"])
            #expect(season.choices.map { $0.names[.arabic] } == ["شتوي", "Summer time"])
            let again = try await doors.press(
                juma, "/admin/attributes", from: new, "new=1&name.en=Season&kind=text&code=season")
            #expect(again.status == .unprocessable && again.text.contains("taken"))
            let attached = try await doors.press(
                juma, "/admin/categories/car/attributes", from: "/admin/categories/car", "attribute=season&required=1")
            #expect(attached.status == .seeOther)
            let own = try await Attribute.of(category: "car", in: db)
            #expect(own.map(\.attribute.code) == ["season"] && own[0].isRequired && !own[0].isFilter)
            _ = try await doors.press(
                juma, "/admin/categories/car/attributes/removal", from: "/admin/categories/car", "attribute=season")
            let none = try await Attribute.of(category: "car", in: db)
            #expect(none == [])
        }
    }

    @Test func `two brands become one: listings, rows and addresses follow`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await staff(doors), amani = try await Cast.seller(in: db)
            let brands = try await Brand.named(["Bosch", "Bosh"], in: db)
            let (bosch, bosh) = (try #require(brands["bosch"]), try #require(brands["bosh"]))
            let product = try await Cast.product(of: amani, in: db)
            try await db.run("UPDATE products SET brand_id = \(bosh)")
            try await db.transaction { tx in
                try await FeaturedRow.save(Names("B", in: .english), .brand(bosh), position: 0, days: .always, in: tx)
            }
            let page = "/admin/brands/\(bosh)"
            let list = try await doors.ask(.get, "/admin/brands?q=bo", [juma.cookie]).text
            #expect(list.contains(">Bosch<") && list.contains(">Bosh<"))
            for name in ["Nobody", "Bosh", ""] {
                let before = try await doors.everything()
                let refused = try await doors.press(juma, page + "/merger", from: page, "other=" + name)
                #expect(refused.status == .unprocessable, "\(name)")
                #expect(try await doors.everything() == before)
            }
            let merged = try await doors.press(juma, page + "/merger", from: page, "other=bosch")
            #expect(merged.status == .seeOther)
            let now = try await Product.find(product, in: db)?.brandID
            let rows = try await FeaturedRow.all(in: db)
            #expect(now == bosch && rows.map(\.goods) == [.brand(bosch)])
            let address = try await doors.ask(.get, "/b/bosh")
            #expect(address.headers["Location"] == "/b/bosch")
            let taken = try await doors.press(
                juma, "/admin/brands/\(bosch)/removal", from: "/admin/brands/\(bosch)")
            #expect(taken.status == .unprocessable && taken.text.contains("Listings carry it"))
        }
    }

    @Test func `vehicles are added floor by floor, and a listing fits one`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await staff(doors), page = "/admin/vehicles"
            _ = try await doors.press(juma, page, from: page, "name=Peugeot")
            let make = try #require(try await Vehicle.below(nil, in: db).first)
            _ = try await doors.press(juma, page, from: page, "name=208&below=\(make.id)&from=2012&to=")
            let model = try #require(try await Vehicle.below(make.id, in: db).first)
            #expect(model.yearFrom == 2012 && model.yearTo == nil)
            for form in [
                "name=&below=\(make.id)", "name=X&from=99", "name=X&from=2020&to=2010",
                "name=X&below=\(make.id)&to=soon",
            ] {
                let before = try await doors.everything()
                let refused = try await doors.press(juma, page, from: page, form)
                #expect(refused.status == .unprocessable, "\(form)")
                #expect(try await doors.everything() == before)
            }
            let amani = try await Cast.seller(in: db), dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let product = try await Cast.product("Pads", number: 1, of: amani, category: "car", in: db)
            let own = try await doors.member("Amani", store: amani), other = try await doors.member("Dala", store: dala)
            let listing = "/sell/listings/\(product)"
            let found = try await doors.ask(.get, listing + "?car=peug+20", [own.cookie]).text
            #expect(found.contains("<option value=\"\(model.id)\">Peugeot 208  2012–</option>"))
            let before = try await doors.everything()
            let stranger = try await doors.press(
                other, listing + "/fitments", from: "/sell/listings/new", "vehicle=\(model.id)")
            #expect(stranger.status == .notFound)
            #expect(try await doors.everything() == before)
            let added = try await doors.press(
                own, listing + "/fitments", from: listing, "vehicle=\(model.id)&from=2015&to=2018")
            #expect(added.status == .seeOther)
            let fits = try await Fitment.of(product, in: db)
            #expect(fits.map { "\($0.name) \($0.yearFrom ?? 0) \($0.yearTo ?? 0)" } == ["Peugeot 208 2015 2018"])
            let used = try await doors.press(juma, "\(page)/\(model.id)/removal", from: page)
            #expect(used.status == .unprocessable && used.text.contains("fits it"))
            _ = try await doors.press(own, listing + "/fitments/removal", from: listing, "vehicle=\(model.id)")
            let gone = try await doors.press(juma, "\(page)/\(model.id)/removal", from: page)
            #expect(gone.status == .seeOther)
        }
    }

    @Test func `rows, banners, synonyms and redirects are kept by forms, and hostile ones refused`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await staff(doors)
            let picture = try await Upload.card()
            func banner(_ fields: [(String, String)], _ files: [Upload]) async throws -> Response {
                let csrf = try await doors.ask(.get, "/admin/banners", [juma.cookie]).csrf ?? ""
                let form = Upload.form([("csrf", csrf)] + fields, files, name: "picture")
                return try await doors.send("/admin/banners", [juma.cookie, ("Content-Type", form.type)], form.body)
            }
            let before = try await doors.everything()
            for (path, form) in [
                ("/admin/synonyms", "words=one"), ("/admin/redirects", "path=/a&target=//evil.example"),
                ("/admin/redirects", "path=/a&target=/a"), ("/admin/featured", "title.en=X"),
                ("/admin/featured", "title.en=X&category=car&brand=Bosch"),
                ("/admin/featured", "title.en=X&products=nothing"),
                ("/admin/featured", "title.en=X&category=car&first=2026-02-30"),
                ("/admin/featured", "title.en=&category=car"),
            ] {
                let refused = try await doors.press(juma, path, from: path, form)
                #expect(refused.status == .unprocessable, "\(path) \(form)")
            }
            for (fields, files) in [
                ([("text.en", "X"), ("link", "/c/car")], []),
                ([("text.en", "X"), ("link", "https://evil.example")], [picture]),
                ([("link", "/")], [picture]), ([("text.en", "X"), ("link", "/")], [Upload.pdf]),
            ] as [([(String, String)], [Upload])] {
                let refused = try await banner(fields, files)
                #expect(refused.status == .unprocessable, "\(fields)")
            }
            #expect(try await doors.everything() == before)
            for (path, form) in [
                ("/admin/synonyms", "words=tyre, pneu"), ("/admin/redirects", "path=/a&target=/c/car"),
                ("/admin/featured", "title.en=Cars&category=car&position=3&first=2026-01-01"),
            ] {
                let kept = try await doors.press(juma, path, from: path, form)
                #expect(kept.status == .seeOther, "\(path)")
            }
            let kept = try await banner([("text.en", "Hello"), ("link", "/c/car")], [picture])
            #expect(kept.status == .seeOther)
            let shown = try #require(try await Banner.all(in: db).first)
            let seen = try await doors.ask(.get, "/img/\(shown.picture.key)/480.webp")
            #expect(seen.status == .ok)
            _ = try await doors.press(juma, "/admin/banners/\(shown.id)/removal", from: "/admin/banners")
            let left = try await Banner.all(in: db)
            #expect(left == [])
        }
    }
}
