import Catalog
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct ImportPageTests {
    private static let goods = "sku,name,price,stock\nA-1,Kiondo,2500,4\nA-2,Mat,abc,1\n"

    @Test func `a failed import waits on both dashboards until a later one is taken in`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let other = try await desk.member("Dala", store: try await Cast.seller("Dala", phone: Cast.dala, in: db))
            try await desk.take(Self.goods, as: desk.seller)
            try await db.run("UPDATE import_runs SET state = 'failed'")
            func panel(_ path: String, _ member: ImportDesk.Member) async throws -> Bool {
                let page = try await desk.ask(.get, path, as: member)
                #expect(page.status == .ok)
                return page.text.contains(
                    "<a href=\"\(path)/imports\"><strong>1</strong><span>failed imports</span></a>")
            }
            let before = try await [panel("/admin", desk.admin), panel("/sell", desk.seller), panel("/sell", other)]
            #expect(before == [true, true, false])
            let arabic = try await desk.ask(.get, "/admin?lang=ar", as: desk.admin)
            #expect(arabic.text.contains("<strong>1</strong><span>عمليات استيراد فاشلة</span>"))
            try await desk.take(Self.goods, as: desk.seller)
            let after = try await [panel("/admin", desk.admin), panel("/sell", desk.seller)]
            #expect(after == [false, false])
            try await db.run("DELETE FROM import_runs WHERE state = 'done'")
            try await db.run("UPDATE import_runs SET created_at = now() - interval '8 days'")
            let later = try await panel("/sell", desk.seller)
            #expect(!later)
        }
    }

    @Test func `a file is sent, looked at, taken in, and its refused rows come back as a table`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let path = try await desk.bring(Self.goods, as: desk.seller)
            let page = try await desk.ask(.get, path, as: desk.seller)
            #expect(page.status == .ok)
            #expect(page.mapping == "c.sku=sku&c.name=title&c.price=price&c.stock=stock")
            #expect(page.text.contains("That is no price."))
            #expect(try await Cast.count("products", in: db) == 0)
            let started = try await desk.ask(
                .post, path + "/start", as: desk.seller,
                form: page.mapping + "&currency=KES&csrf=" + (page.csrf ?? ""))
            #expect(started.headers["Location"] == path)
            let waiting = try await desk.ask(.get, path, as: desk.seller).text
            #expect(waiting.contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>"))
            try await desk.work()
            let progress = try await desk.ask(.get, path + "/progress.json", as: desk.seller)
            #expect(
                progress.text
                    == #"{"isUnderWay":false,"percent":0,"text":"New 1 · Changed 0 · Unchanged 0 · Refused 1"}"#)
            let refused = try await desk.ask(.get, path + "/refusals.csv", as: desk.seller)
            #expect(
                try await refused.whole()
                    == "\u{FEFF}Line,Column,Reason,Value\r\n3,price,That is no price.,abc\r\n")
            let arabic = try await desk.ask(.get, path + "?lang=ar", as: desk.seller)
            #expect(arabic.text.contains("ليس سعرًا"))
            #expect(arabic.text.contains("dir=\"rtl\""))
        }
    }

    @Test func `a plain form brings the same file`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let body =
                "--b\r\nContent-Disposition: form-data; name=\"seller\"\r\n\r\namani\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../goods <b>.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + Self.goods + "\r\n--b--\r\n"
            let answer = try await desk.ask(
                .post, try await desk.uploadAddress(as: desk.admin, at: "/admin"), as: desk.admin,
                headers: [("Content-Type", "multipart/form-data; boundary=b")], spooled: Array(body.utf8))
            #expect(answer.status == .seeOther)
            let path = try #require(answer.headers["Location"])
            let page = try await desk.ask(.get, path, as: desk.admin)
            #expect(page.text.contains("<bdi>goods &lt;b&gt;.csv</bdi>"))
            #expect(page.mapping == "c.sku=sku&c.name=title&c.price=price&c.stock=stock")
        }
    }

    @Test func `a file without the page's leave, or with another's, is refused and not kept`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let other = try await desk.member("Dala", store: dala)
            let address = try await desk.uploadAddress(as: desk.seller)
            let type = [("Content-Type", "text/csv")]
            for (target, member, headers) in [
                ("/sell/imports/files/none", desk.seller, type), (address, other, type),
                (address + "0", desk.seller, type),
                (address, desk.seller, type + [("Origin", "https://evil.test")]),
            ] {
                let answer = try await desk.ask(
                    .post, target, as: member, headers: headers, spooled: Array(Self.goods.utf8))
                #expect(answer.status == .forbidden, "\(target)")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) == [])
            #expect(try await Cast.count("import_runs", in: db) == 0)
            let empty = try await desk.ask(
                .post, address, as: desk.seller, headers: type + [("Accept", "application/json")], spooled: [])
            #expect(empty.status == .unprocessable)
        }
    }

    @Test func `the server asks for leave before it takes a byte`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let address = try await desk.uploadAddress(as: desk.seller)
            let spooling = try #require(desk.site.router.spooling(.post, address))
            #expect(spooling.folder == desk.folder.path)
            #expect(spooling.refuses(Request(.post, address + "?name=x")) == nil)
            #expect(spooling.refuses(Request(.post, address + "1"))?.status == .forbidden)
            #expect(desk.site.router.bodyLimit(.post, address) == (1 << 30) + (64 << 10))
            #expect(desk.site.router.spooling(.post, "/sell/imports/addresses") == nil)
        }
    }

    @Test func `another seller's run is not there, whatever is asked of it`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let other = try await desk.member("Dala", store: dala)
            let path = try await desk.bring(Self.goods, as: desk.seller)
            let csrf = try await desk.ask(.get, "/sell/imports", as: other).csrf ?? ""
            let before = try await Cast.rows(of: ["import_runs"], in: db)
            for tail in ["", "/progress.json", "/refusals.csv"] {
                #expect(try await desk.ask(.get, path + tail, as: other).status == .notFound)
            }
            for tail in ["mapping", "check", "start", "cancellation"] {
                let answer = try await desk.ask(
                    .post, path + "/" + tail, as: other, form: "c.sku=sku&csrf=" + csrf)
                #expect(answer.status == .notFound)
            }
            #expect(try await Cast.rows(of: ["import_runs"], in: db) == before)
        }
    }

    @Test func `what cannot be read says why, and a mapping without a key is refused`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let picture = try await desk.bring("%PDF-1.7 and more", as: desk.seller)
            #expect(try await desk.ask(.get, picture, as: desk.seller).text.contains("This is no table."))
            let path = try await desk.bring(Self.goods, as: desk.seller)
            let csrf = try await desk.ask(.get, path, as: desk.seller).csrf ?? ""
            let answer = try await desk.ask(.post, path + "/start", as: desk.seller, form: "c.price=price&csrf=" + csrf)
            #expect(answer.status == .unprocessable)
            #expect(answer.text.contains("Say which column holds the id"))
        }
    }

    @Test func `hostile names and cells stay text in every language`() async throws {
        try await withDatabase { db in
            let desk = try await ImportDesk(db)
            let path = try await desk.bring(
                "sku,<script>alert(1)</script>,name\n1,\"\"\"><img src=x onerror=alert(2)>\",<b>x</b>\n",
                as: desk.seller)
            for language in ["en", "sw", "fr", "ar", "th"] {
                let page = try await desk.ask(.get, path + "?lang=" + language, as: desk.seller).text
                #expect(!page.contains("<script>alert"))
                #expect(!page.contains("<img src=x"))
                #expect(page.contains("&lt;b&gt;x"))
            }
        }
    }
}
