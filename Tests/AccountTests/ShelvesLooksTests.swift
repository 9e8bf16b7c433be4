import Blobs
import Browser
import Catalog
import Crypto
import Discovery
import Flows
import Foundation
import Frame
import HTTP
import HTTPServer
import Merchandising
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Walls and the garage in a real browser, without JavaScript: nothing is wider than the screen.
/// `SOKO_PREVIEW=FOLDER` keeps pictures of them.
@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(8)))
struct ShelvesLooksTests {
    @Test func `the pages fit a telephone and a desk, in both directions of writing, light and dark`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let assets = try Router(Assets(folder: packageFolder + "/Public").endpoints)
            let server = try HTTPServer(ServerSettings(port: 0), bodyLimit: doors.site.router.bodyLimit) { request in
                request.path.hasPrefix("/assets/")
                    ? try await assets.respond(to: request) : try await doors.site.handler(request)
            }
            let browser = try await Browser.launch(hosts: ["127.0.0.1"])
            var failure: (any Error)?
            do {
                let places = try await places(doors)
                for language in ["en", "ar"] {
                    for place in places {
                        try await look(browser, "http://127.0.0.1:\(server.port)", place, language)
                    }
                }
            } catch { failure = error }
            await browser.close()
            server.stop()
            if let failure { throw failure }
        }
    }

    private struct Place {
        let name, path: String
        let cookies: [(String, String)]
        /// What is opened before it is looked at.
        var opened: String?
    }

    private func places(_ doors: MarketDoors) async throws -> [Place] {
        let db = doors.db
        let amani = try await Cast.seller("Amani Auto Parts", in: db)
        let bytes = try await Upload.card().bytes
        let key = hex(sha256(bytes))
        try doors.blobs.put(bytes, as: KeepPicture.key(of: key))
        let brands = try await Brand.named(["Atlas", "Rift Valley Rubber Company"], in: db)
        try await db.transaction { tx in
            _ = try await CategoryNode.create(
                Names([.english: "Tyres and wheels", .arabic: "إطارات وعجلات"]), below: "car", in: tx)
            try await CategoryNode.change(
                "tyres-and-wheels", names: Names([.english: "Tyres and wheels", .arabic: "إطارات وعجلات"]),
                landing: Names([
                    .english: "For every road.\nFitted the same day.", .arabic: "لكل الطرق.\nتركيب في اليوم نفسه.",
                ]),
                slug: Slug(naming: "tyres", fallback: "x"), in: tx)
            try await Attribute(
                code: "season", kind: .choice, names: Names([.english: "Season", .arabic: "الموسم"]),
                choices: [.init(code: "winter", names: Names([.english: "Winter", .arabic: "شتوي"]))]
            ).save(in: tx)
            try await Attribute(
                code: "width", kind: .number, names: Names([.english: "Width", .arabic: "العرض"]), unit: "mm"
            ).save(in: tx)
            for code in ["season", "width"] {
                try await Attribute.attach(
                    code, to: "tyres-and-wheels", isRequired: false, isFilter: true, in: tx)
            }
        }
        let make = try await Vehicle.named("Peugeot", below: nil, in: db)
        for name in ["Toyota", "Isuzu", "Mercedes-Benz", "Volkswagen"] {
            _ = try await Vehicle.named(name, below: nil, in: db)
        }
        let model = try await Vehicle.named("208", below: make, in: db)
        let second = try await Vehicle.named("208 II", below: model, years: (2019, nil), in: db)
        _ = try await Vehicle.named("208 I", below: model, years: (2012, 2019), in: db)
        var last: ProductID?
        for number in 1...14 {
            let id = try await Cast.product(
                "Winter tyre 205/55 R16 number \(number)", number: number, of: amani, category: "tyres-and-wheels",
                shillings: Int64(number * 1_500), key: key, in: db)
            try await db.run(
                """
                UPDATE products SET brand_id = \(brands[number % 3 == 0 ? "atlas" : "rift valley rubber company"]),
                    attributes = '{"season": "winter", "width": 205}', picture_width = 420, picture_height = 265,
                    picture_colour = '#cfe0ea' WHERE id = \(id)
                """)
            try await Fitment.add(number == 13 ? make : second, years: (2015, nil), to: id, in: db)
            last = id
        }
        let product = try #require(last)
        try await db.transaction { tx in
            try await PartNumber.replace([PartNumber(.oem, "1K0 698 151 A")], of: product, in: tx)
            try await FeaturedRow.save(
                Names([.english: "Ready for winter", .arabic: "جاهزون للشتاء"]), .category("tyres-and-wheels"),
                position: 0,
                days: .always, in: tx)
        }
        for text in ["Free fitting this week", "New from Atlas"] {
            try await Banner.save(
                Names([.english: text, .arabic: "تركيب مجاني هذا الأسبوع"]), link: "/c/tyres",
                picture: BannerPicture(key: key, width: 420, height: 265, colour: "#cfe0ea", placeholder: ""),
                position: 0, days: .always, in: db)
        }
        let visitor = VisitorID.random()
        _ = try await db.transaction { tx in try await Garage.park(second, year: 2020, for: visitor, in: tx) }
        let value = doors.kit.visitors.becoming(visitor).prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)[1]
        let buyer = [("soko_visitor", String(value))]
        return [
            Place(name: "wall", path: "/", cookies: buyer),
            Place(
                name: "category", path: "/c/tyres?condition=new&from=3000&a.season=winter&fits=\(second)&year=2020",
                cookies: buyer),
            Place(name: "narrowing", path: "/c/tyres", cookies: buyer, opened: ".narrow"),
            Place(name: "product", path: "/p/\(product)", cookies: buyer),
            Place(name: "garage", path: "/garage", cookies: buyer),
            Place(name: "models", path: "/garage?make=\(make)", cookies: buyer),
        ]
    }

    private func look(_ browser: Browser, _ origin: String, _ place: Place, _ language: String) async throws {
        let page = try await browser.newPage(PageOptions(viewport: .phone, hasJavaScript: false, locale: language))
        for (name, value) in place.cookies { try await page.setCookie(name: name, value: value, url: origin) }
        try await page.open(origin + place.path)
        if let opened = place.opened {
            _ = try await page.evaluate("document.querySelector('\(opened)').showPopover()")
        }
        for width in [390, 1440] {
            try await page.setViewport(.init(width: width, height: 900, isMobile: width < 500))
            let wide = try await page.evaluate("document.documentElement.scrollWidth").number
            #expect(wide == Double(width), "\(place.name) in \(language) at \(width)")
            try await keep(page, "\(place.name)-\(language)-\(width)")
        }
        #expect(page.consoleErrors == [], "\(place.name)")
        await page.close()
    }

    private func keep(_ page: Page, _ name: String) async throws {
        guard let folder = ProcessInfo.processInfo.environment["SOKO_PREVIEW"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for isDark in [true, false] {
            try await page.setDark(isDark)
            let picture = try await page.screenshot(fullPage: name.hasSuffix("-390"))
            try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(name)-\(isDark ? "dark" : "light").png"))
        }
    }
}
