import Accounts
import Browser
import Catalog
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// What the market's people arrange, and how it meets the buyer.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .serialized, .timeLimit(.minutes(5)))
struct ShelvesBrowserTests {
    private func juma(_ window: DeskWindow) async throws -> DeskView {
        let juma = try await window.doors.member(
            "Juma", roles: [.staff], permissions: [.catalogue, .merchandising], factors: ["pwd", "otp"])
        return try await window.view(as: juma)
    }

    @Test func `a branch of categories moves, and its old address leads to the new one`() async throws {
        try await DeskWindow.open { window in
            let desk = try await juma(window), buyer = try await window.view()
            try await desk.open("/admin/categories")
            for (name, parent) in [("Wheels", ""), ("Tyres", "wheels")] {
                try await desk.fill("[name='name.en']", name)
                try await desk.choose("[name=parent]", parent)
                try await desk.follow("form[action='/admin/categories'] button")
                try await desk.open("/admin/categories")
            }
            let product = try await Cast.product(
                of: try await Cast.seller(in: window.db), category: "tyres", in: window.db)

            try await desk.follow(".tree a[href='/admin/categories/wheels']")
            try await desk.choose("[name=parent]", "car")
            try await desk.follow("form[action$='/place'] button")
            let tree = try await CategoryTree.load(in: window.db)
            #expect(tree["wheels"]?.parent == "car" && tree["tyres"]?.parent == "wheels")
            #expect(tree["tyres"]?.depth == 3)

            try await desk.open("/admin/categories/tyres")
            try await desk.fill("[name=slug]", "all-tyres")
            try await desk.follow("form[action='/admin/categories/tyres'] button")
            try await buyer.open("/c/tyres")
            let moved = try await buyer.address()
            #expect(moved == "/c/all-tyres")
            try await buyer.open("/c/car")
            #expect(try await buyer.has("main a[href*='/p/\(product)']"))

            // What is refused keeps what was typed.
            try await desk.open("/admin/categories")
            try await desk.fill("[name='name.en']", "Rims & more")
            try await desk.fill("[name=slug]", "all-tyres")
            try await desk.follow("form[action='/admin/categories'] button")
            #expect(try await desk.has(".fault[role=alert]"))
            let name = try await desk.value("[name='name.en']")
            #expect(name == "Rims & more")
            let slug = try await desk.value("[name=slug]")
            #expect(slug == "all-tyres")
        }
    }

    @Test func `an attribute is asked of a listing, and two spellings of a brand become one`() async throws {
        try await DeskWindow.open { window in
            let desk = try await juma(window)
            try await desk.open("/admin/attributes")
            try await desk.press("n")
            try await desk.arrive(at: "/admin/attributes/new")
            try await desk.fill("[name='name.en']", "Season")
            try await desk.choose("[name=kind]", "choice")
            try await desk.fill("[name=choices]", "winter; en=Winter\nsummer; en=Summer")
            try await desk.follow("main form button")
            try await desk.open("/admin/categories/car")
            try await desk.choose("[name=attribute]", "season")
            try await desk.click("[name=required]")
            try await desk.follow("form[action$='/attributes'] button")

            let seller = try await Cast.seller(in: window.db)
            let brands = try await Brand.named(["Bosch", "Bosh"], in: window.db)
            let product = try await Cast.product(of: seller, category: "car", in: window.db)
            let bosh = try #require(brands["bosh"])
            try await window.db.run("UPDATE products SET brand_id = \(bosh)")
            let amani = try await window.view(as: try await window.doors.member("Amani", store: seller))
            try await amani.open("/sell/listings/\(product)")
            try await amani.choose("[name='a.season']", "winter")
            try await amani.follow("main form[action$='/\(product)'] button[type=submit]")
            let attributes: String? = try await window.db.value("SELECT attributes::text FROM products")
            #expect(attributes == #"{"season": "winter"}"#)

            try await desk.open("/admin/brands?q=bos")
            let shown = try await desk.texts(".row-link")
            #expect(shown == ["Bosch", "Bosh"])
            try await desk.follow("tr:nth-child(2) .row-link")
            try await desk.fill("[name=other]", "Bosch")
            try await desk.follow("form[action$='/merger'] button")
            let buyer = try await window.view()
            try await buyer.open("/b/bosh")
            let place = try await buyer.address()
            #expect(place == "/b/bosch")
            #expect(try await buyer.has("main a[href*='/p/\(product)']"))
        }
    }

    @Test func `a buyer finds what fits their car in three choices, and the garage remembers it`() async throws {
        try await DeskWindow.open { window in
            let desk = try await juma(window)
            try await desk.open("/admin/vehicles")
            for (name, years) in [("Peugeot", nil), ("208", nil), ("208 II", "2019")] as [(String, String?)] {
                try await desk.fill("form[action='/admin/vehicles'] [name=name]", name)
                if let years { try await desk.fill("form[action='/admin/vehicles'] [name=from]", years) }
                try await desk.follow("form[action='/admin/vehicles'] button")
                // The form stays where it was; down to what it added.
                try await desk.follow(".plain .row-link")
            }
            let seller = try await Cast.seller(in: window.db)
            let pads = try await Cast.product("Brake pads", number: 1, of: seller, category: "car", in: window.db)
            try await Cast.product("Oil for a lorry", number: 2, of: seller, category: "car", in: window.db)
            let amani = try await window.view(as: try await window.doors.member("Amani", store: seller))
            try await amani.open("/sell/listings/\(pads)")
            try await amani.fill("[name=car]", "208 II")
            try await amani.follow("#fits [role=search] button")
            try await amani.follow("form[action$='/fitments'] button")
            #expect(try await amani.texts("#fits li bdi") == ["Peugeot 208 208 II"])

            // One: my car. Two: the make. Three: the model.
            let buyer = try await window.view(viewport: .phone)
            try await buyer.open("/")
            try await buyer.follow(".car .chip")
            try await buyer.follow(".makes a")
            try await buyer.follow(".generation button")
            let shown = try await buyer.texts("main .card :is(h2, h3)")
            #expect(shown == ["Brake pads"])
            try await buyer.open("/")
            let chip = try await buyer.text(".car .chip")
            #expect(chip.contains("208 II"))
            try await buyer.follow(".car .chip")
            #expect(try await buyer.has("a[href*='/p/\(pads)']"))
        }
    }

    @Test func `a banner and a row are put up, and the front page shows them`() async throws {
        try await DeskWindow.open { window in
            let desk = try await juma(window), db = window.db
            try await Cast.product("Winter tyre", of: try await Cast.seller(in: db), category: "car", in: db)
            let file = FileManager.default.temporaryDirectory.path + "/soko-\(UUID().uuidString).jpg"
            try Data(try await Upload.card().bytes).write(to: URL(fileURLWithPath: file))
            defer { try? FileManager.default.removeItem(atPath: file) }  // nothing is lost with a test's file
            try await desk.open("/admin/banners")
            // Without a place to lead to: refused, and the words are still there.
            try await desk.fill("[name='text.en']", "Free fitting")
            try await desk.fill("[name=link]", "https://elsewhere.example")
            try await desk.page.choose([file], for: "[name=picture]")
            try await desk.follow("form[action='/admin/banners'] .primary")
            let typed = try await desk.value("form[action='/admin/banners'] [name='text.en']")
            #expect(typed == "Free fitting")
            try await desk.fill("[name=link]", "/c/car")
            try await desk.page.choose([file], for: "[name=picture]")
            try await desk.follow("form[action='/admin/banners'] .primary")

            try await desk.open("/admin/featured")
            try await desk.fill("[name='title.en']", "Ready for winter")
            try await desk.choose("[name=category]", "car")
            try await desk.follow("form[action='/admin/featured'] .primary")

            let buyer = try await window.view(viewport: .phone)
            try await buyer.open("/")
            let rows = try await buyer.texts(".featured > header h2")
            #expect(rows == ["Ready for winter"])
            let goods = try await buyer.texts(".featured .strip :is(h2, h3)")
            #expect(goods == ["Winter tyre"])
            try await buyer.page.waitFor(expression: "document.querySelector('.banner img').naturalWidth > 0")
            try await buyer.follow(".banner")
            let led = try await buyer.address()
            #expect(led == "/c/car")
        }
    }
}
