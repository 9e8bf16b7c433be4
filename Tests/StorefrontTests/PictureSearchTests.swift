import Blobs
import Catalog
import Crypto
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Images
import Learning
import Postgres
import Storefront
import TestSupport
import Testing
import Vectors
import Vocabulary

/// The pages of searching by picture, as a browser without JavaScript meets them.
struct PictureSearchTests {
    private func picture(_ colour: String) async throws -> [UInt8] {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#f4f1ea"/>\
            <circle cx="250" cy="150" r="90" fill="\(colour)"/></svg>
            """
        return try await Images.start(threads: 1).drawing(svg: svg, width: 400, format: .jpeg).bytes
    }

    private func goods(_ stand: MarketStand, _ titles: [(String, String)]) async throws -> [ProductID] {
        let amani = try await Cast.seller(in: stand.db), embedder = LocalEmbedder(words: .letters)
        var ids: [ProductID] = []
        for (number, (title, colour)) in titles.enumerated() {
            let bytes = try await picture(colour), key = hex(sha256(bytes))
            try stand.blobs.put(bytes, as: KeepPicture.key(of: key))
            let id = try await Cast.product(title, number: number + 1, of: amani, key: key, in: stand.db)
            let seen = try await Images.start(threads: 1).picture(from: bytes)
            try await ProductEmbedding.store(
                try await embedder.embed(picture: seen, text: title), of: id, model: embedder.name, in: stand.db)
            ids.append(id)
        }
        return ids
    }

    private func send(_ stand: MarketStand, _ fields: [(String, String)], _ file: [UInt8]?) async throws -> Response {
        let boundary = "----soko-test-boundary"
        let csrf = try await stand.get("/search/picture").csrf ?? ""
        var body: [UInt8] = []
        for (name, value) in [("csrf", csrf)] + fields {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"\(file == nil ? "" : "x.jpg")\"\r\nContent-Type: image/jpeg\r\n\r\n"
                .utf8)
        body += (file ?? []) + Array("\r\n--\(boundary)--\r\n".utf8)
        return try await stand.site.handler(
            Request(
                .post, "/search/picture",
                headers: [
                    "Host": "soko.test", "Accept": "text/html",
                    "Content-Type": "multipart/form-data; boundary=" + boundary,
                ], body: body))
    }

    private func titles(_ page: Response) -> [String] {
        page.text.matches(of: #/<h2><a href="[^"]*"><bdi>([^<]*)</bdi>/#).map { String($0.1) }
    }

    @Test func `a picture is sent once, and its answer has an address`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            _ = try await goods(stand, [("Red kettle", "#c22a2a"), ("Blue basin", "#2a4fc2")])
            let sent = try await send(
                stand, [("part", "subject"), ("q", ""), ("share", "60")], try await picture("#2a4fc2"))
            #expect(sent.status == .seeOther)
            let address = try #require(sent.headers["Location"])
            #expect(address.hasPrefix("/search/picture?seen="))
            #expect(address.contains("&part=0"))
            #expect(address.utf8.count < 700)
            let page = try await stand.get(address)
            #expect(page.code == 200)
            #expect(titles(page) == ["Blue basin", "Red kettle"])
            // Words and their share are added by the page's own form, without the picture.
            let worded = try await stand.get(address + "&q=red+kettle&share=0")
            #expect(titles(worded) == ["Red kettle", "Blue basin"])
            #expect(worded.text.contains(#"value="red kettle""#))
            let narrowed = try await stand.get(address + "&from=9000")
            #expect(titles(narrowed) == [])
            #expect(narrowed.text.contains("Nothing here looks like it"))
            let more = try await stand.get(address, [("Soko-Fragment", "wall")])
            #expect(more.text.hasPrefix(#"<div class="wall-frame""#))
        }
    }

    @Test func `a product's picture, and a part of it, is asked with by address alone`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let ids = try await goods(
                stand, [("Red kettle", "#c22a2a"), ("Blue basin", "#2a4fc2"), ("Red pot", "#c0302a")])
            let product = try await stand.get("/p/\(ids[0])")
            #expect(product.text.contains(#"href="/search/picture?like=\#(ids[0])""#))
            for part in [
                "", "&part=subject", "&part=0.4,0.2,0.5,0.6", "&part=-1,0,9,nan", "&page=0", "&page=-4", "&share=900",
            ] {
                let page = try await stand.get("/search/picture?like=\(ids[0])" + part)
                #expect(page.code == 200, "\(part)")
                #expect(titles(page) == ["Red pot", "Blue basin"], "\(part)")
            }
            let beyond = try await stand.get("/search/picture?like=\(ids[0])&page=99999999999")
            #expect(beyond.code == 200)
            try await db.run("UPDATE products SET status = 'hidden' WHERE id = \(ids[0])")
            let hidden = try await stand.get("/search/picture?like=\(ids[0])")
            #expect(hidden.code == 404)
        }
    }

    @Test func `what is no picture is said kindly, and nothing of the rest is lost`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            for (file, words) in [
                (nil, "Choose a picture first."), (Array("a kettle".utf8), "This is not a picture that can be read."),
                ([UInt8](repeating: 1, count: 21 << 20), "The picture is too large."),
            ] as [([UInt8]?, String)] {
                let page = try await send(stand, [("q", "blue <b>"), ("share", "30"), ("from", "100")], file)
                #expect(page.code == 422)
                #expect(page.text.contains(words))
                #expect(page.text.contains(#"value="blue &lt;b&gt;""#))
                #expect(page.text.contains(#"value="30""#))
            }
            let cut = try await stand.get("/search/picture?seen=AAAA")
            #expect(cut.code == 422)
            #expect(cut.text.contains("Send the picture once more."))
        }
    }

    @Test func `the form of another site is refused`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let answer = try await stand.ask(
                .post, "/search/picture",
                [("Origin", "https://evil.test"), ("Content-Type", "multipart/form-data; boundary=x")])
            #expect(answer.code == 403)
        }
    }

    @Test func `every page leads to it, in the visitor's language`() async throws {
        try await withDatabase { db in
            let stand = try MarketStand(db)
            let (english, arabic) = (try await stand.get("/"), try await stand.get("/search/picture?lang=ar"))
            #expect(english.text.contains(#"href="/search/picture" aria-label="Search by picture""#))
            #expect(arabic.text.contains(#"<html lang="ar" dir="rtl""#))
            #expect(arabic.text.contains("<h1>البحث بالصورة</h1>"))
            #expect(arabic.text.contains(#"<meta name="robots" content="noindex">"#))
        }
    }

    @Test(arguments: Situation.allCases)
    func `the page is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        var view = PictureSearchView()
        view.categories = [.init(value: "fruit", label: situation.title(0), isChosen: situation == .many)]
        view.conditions = [.init(value: "new", label: "New", isChosen: false)]
        view.currency = "KES"
        switch situation {
        case .empty: break
        case .one: view.fault = "This is not a picture that can be read."
        default:
            (view.words, view.part, view.wall) = (situation.title(1), "0.1,0.2,0.5,0.5", samples.wall())
            view.picture = [("like", "1000"), ("part", view.part)]
            view.model = .init(
                title: situation.title(0), url: "/p/1000", picture: samples.pictures[0],
                whole: "/search/picture?like=1000", subject: "/search/picture?like=1000&part=0.1,0.2,0.5,0.5")
        }
        try expectSnapshot(
            "picture-\(situation)", PictureSearchPage(samples.frame(path: "/search/picture"), view))
    }
}
