import Accounts
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Images
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The profile as a browser finds it, without a socket.
struct ProfilePageTests {
    static func photo(_ colour: String = "#3a7d44") async throws -> [UInt8] {
        let svg = """
            <svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'>
            <rect width='400' height='300' fill='\(colour)'/><circle cx='200' cy='150' r='90' fill='#fff'/></svg>
            """
        return try await Images.start(threads: 1).drawing(svg: svg, width: 400, format: .jpeg).bytes
    }

    private func signedIn(_ doors: MarketDoors, _ name: String = "Amina") async throws -> (Guest, MarketDoors.Member) {
        let member = try await doors.member(name)
        var guest = Guest(doors)
        _ = try await guest.signIn(name.lowercased() + "@example.com")
        return (guest, member)
    }

    @Test func `a picture is uploaded, shown in the room and at the head of pages, and taken away`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var (guest, amina) = try await signedIn(doors)
            let room = try await guest.get("/account")
            let saved = try await guest.upload("/account/picture", from: room, try await Self.photo())
            #expect(saved.headers["Location"] == "/account?saved=1")
            let key = try #require(try await Account.find(amina.id, in: db)?.picture)
            #expect(guest.cookies["soko_picture"] == key)
            let page = try await guest.get("/account")
            #expect(page.text.contains("/img/\(key)/320.webp"))
            #expect(try await guest.get("/").text.contains("/img/\(key)/160.webp"))
            let picture = try await guest.get("/img/\(key)/160.webp")
            #expect(picture.status == .ok)
            #expect(picture.headers["X-Content-Type-Options"] == "nosniff")
            // Another browser of hers learns of it when she signs in there.
            var other = Guest(doors)
            _ = try await other.signIn("amina@example.com")
            #expect(other.cookies["soko_picture"] == key)
            // A stranger's cookie shows nobody's picture.
            var stranger = Guest(doors)
            stranger.cookies["soko_picture"] = key
            #expect(try await stranger.get("/").text.contains(key) == false)

            let gone = try await guest.send("/account/picture/removal", from: page, [])
            #expect(gone.status == .seeOther)
            #expect(guest.cookies["soko_picture"] == nil)
            #expect(try await guest.get("/account").text.contains(key) == false)
            #expect(try await Account.find(amina.id, in: db)?.picture == nil)
        }
    }

    @Test(arguments: [
        ("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "That is no picture we can read"),
        ("<!doctype html><script>alert(1)</script>", "That is no picture we can read"),
        ("\u{0}\u{1}\u{2}", "That is no picture we can read"), ("", "Choose a picture first."),
    ])
    func `what is no picture is refused in words, whatever it is called, and nothing changes`(
        file: String, words: String
    ) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var (guest, _) = try await signedIn(doors)
            let room = try await guest.get("/account")
            let before = try await doors.everything()
            let refused = try await guest.upload("/account/picture", from: room, Array(file.utf8))
            #expect(refused.status == .unprocessable)
            #expect(refused.text.contains(words))
            #expect(!refused.text.contains("<script>alert"))
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `a file of 21 megabytes is refused in words, for the server lets it through so far`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var (guest, _) = try await signedIn(doors)
            let room = try await guest.get("/account")
            let heavy = try await Self.photo() + [UInt8](repeating: 0, count: 21 << 20)
            let refused = try await guest.upload("/account/picture", from: room, heavy)
            #expect(refused.status == .unprocessable)
            #expect(refused.text.contains("That picture is too large"))
            let endpoint = try #require(doors.site.router.endpoints.first { $0.template == "/account/picture" })
            #expect(heavy.count < endpoint.bodyLimit)
        }
    }

    @Test func `addresses are added, changed, made the default and removed, and keep what was typed when refused`()
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var (guest, amina) = try await signedIn(doors)
            var page = try await guest.get("/account/addresses")
            #expect(page.text.contains("No address yet."))
            page = try await guest.send(
                "/account/addresses", from: page,
                [("label", "Home"), ("text", "Ngong <Road> 4"), ("point", "somewhere")])
            #expect(page.status == .unprocessable)
            #expect(page.text.contains("We cannot read a place from that."))
            #expect(page.text.contains("Ngong &lt;Road&gt; 4"))
            #expect(try await Cast.count("account_addresses", in: db) == 0)
            for (label, point) in [("Home", "https://maps.google.com/?q=-1.2921,36.8219"), ("Work", "")] {
                let added = try await guest.send(
                    "/account/addresses", from: page, [("label", label), ("text", "Ngong Road 4"), ("point", point)])
                #expect(added.headers["Location"] == "/account/addresses")
            }
            page = try await guest.get("/account/addresses")
            #expect(page.text.contains("href=\"geo:-1.2921,36.8219\""))
            #expect(
                page.text.contains(
                    "https://www.openstreetmap.org/?mlat=-1.2921&amp;mlon=36.8219#map=17/-1.2921/36.8219"))
            let cards = try await Addresses(doors.door).all(of: amina.id)
            let work = try #require(cards.last).id.pathText
            _ = try await guest.send("/account/addresses/\(work)/default", from: page, [])
            let form = try await guest.get("/account/addresses/\(work)")
            #expect(form.text.contains("value=\"Work\""))
            let changed = try await guest.send(
                "/account/addresses/\(work)", from: form,
                [("label", "Shop"), ("text", "City Market"), ("default", "on")])
            #expect(changed.status == .seeOther)
            let home = try #require(cards.first).id.pathText
            _ = try await guest.send("/account/addresses/\(home)/removal", from: page, [])
            let left = try await Addresses(doors.door).all(of: amina.id)
            #expect(left.map(\.label) == ["Shop"])
            #expect(left.map(\.isDefault) == [true])
        }
    }

    @Test func `another person's address is not there, and nothing of it changes`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let hers = try await Addresses(doors.door).add(
                AddressWish(label: "Home", text: "Ngong Road 4", point: nil, isDefault: true), to: amina.id)
            var (guest, baraka) = try await signedIn(doors, "Baraka")
            let page = try await guest.get("/account/addresses")
            let before = try await doors.everything()
            let path = "/account/addresses/\(hers.pathText)"
            #expect(try await guest.get(path).status == .notFound)
            for (target, fields) in [
                (path, [("label", "Mine"), ("text", "Mine"), ("default", "on")]), (path, [("label", "")]),
                (path + "/default", []), (path + "/removal", []),
            ] {
                #expect(try await guest.send(target, from: page, fields).status == .notFound, "\(target)")
            }
            let api = "/api/v1" + path
            for (method, body) in [(HTTP.Method.patch, #"{"label": "Mine"}"#), (.delete, "")] {
                let answer = try await doors.ask(
                    method, api, [baraka.bearer, ("Content-Type", "application/json")], form: body)
                #expect(answer.status == .notFound)
            }
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `choices are kept, and mails end with one click from a mail program that knows nobody`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var (guest, amina) = try await signedIn(doors)
            let room = try await guest.get("/account")
            let saved = try await guest.send(
                "/account/notifications", from: room,
                [("mail.news", "on"), ("sms.orders", "on"), ("mail.security", "on"), ("roles", "admin")])
            #expect(saved.status == .seeOther)
            let chosen = try await Account.find(amina.id, in: db)
            #expect(chosen?.notifications.json == #"{"mail": ["news"], "sms": ["orders"]}"#)
            #expect(chosen?.roles == [])

            let path = try await link(doors, amina.id)
            let before = try await doors.everything()
            #expect(try await doors.ask(.get, path).text.contains("No more mails: News of the market"))
            #expect(try await doors.everything() == before)
            for wrong in [path + "0", path.replacing("news", with: "orders")] {
                #expect(try await doors.ask(.post, wrong, form: "List-Unsubscribe=One-Click").status == .forbidden)
                #expect(try await doors.ask(.get, wrong).status == .notFound)
            }
            #expect(try await doors.everything() == before)
            let done = try await doors.ask(
                .post, path, [("Content-Type", "application/x-www-form-urlencoded")], form: "List-Unsubscribe=One-Click"
            )
            #expect(done.status == .ok)
            let after = try await Account.find(amina.id, in: db)?.notifications.json
            #expect(after == #"{"mail": [], "sms": ["orders"]}"#)
            #expect(try await doors.ask(.post, path).status == .ok)
        }
    }

    @Test func `one's data come as one archive`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var (guest, _) = try await signedIn(doors)
            let room = try await guest.get("/account")
            _ = try await guest.upload("/account/picture", from: room, try await Self.photo())
            let answer = try await guest.get("/account/data.zip")
            #expect(answer.headers["Content-Type"] == "application/zip")
            #expect(answer.headers["Cache-Control"] == "private, no-store")
            guard let files = try unzipped(try #require(answer.bytes)) else { return }
            #expect(files.keys.sorted() == ["data.json", "picture.webp"])
        }
    }

    @Test func `after the second factor a browser is where it wanted to go`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let factor = ChangeSecondFactor(doors.door)
            let offer = try await factor.begin(amina.id, password: MarketDoors.password)
            let codes = try await factor.confirm(amina.id, offer.secret, code: try code(of: offer), session: nil)
            for (number, back) in ["/watchlist?after=1", "//evil.example", "/account"].enumerated() {
                var guest = Guest(doors)
                let asked = try await guest.signIn("amina@example.com", to: back)
                #expect(asked.headers["Location"] == "/sign-in/code")
                let form = try await guest.get("/sign-in/code")
                let entered = try await guest.send("/sign-in/code", from: form, [("code", codes[number])])
                #expect(entered.headers["Location"] == (back.hasPrefix("//") ? "/" : back))
            }
        }
    }

    private func code(of offer: ChangeSecondFactor.Offer) throws -> String {
        TOTP(secret: try #require(bytes(base32: offer.key))).code(at: Date())
    }

    private func link(_ doors: MarketDoors, _ id: AccountID) async throws -> String {
        try await doors.db.transaction { tx in
            let account = try #require(try await Account.find(id, in: tx))
            try await Notify(doors.door)(account, of: .news, subject: "News", body: "News.", in: tx)
        }
        let sent = Box("")
        let send = SendMessage(
            db: doors.db, vault: doors.door.vault,
            messenger: Messenger(
                name: "test", mail: { _, letter in sent.withLock { $0 = letter.unsubscribe ?? "" } }, text: { _, _ in }),
            origin: "http://soko.test")
        let payloads: [String] = try await doors.db.values(
            "DELETE FROM jobs WHERE kind = 'send-message' RETURNING payload::text")
        for payload in payloads { try await send(try JSONDecoder().decode(MessageTask.self, from: Data(payload.utf8))) }
        return String(sent.current.trimmingPrefix("http://soko.test"))
    }
}

extension Guest {
    /// Sends a form with one file, as browsers do.
    mutating func upload(_ target: String, from page: Response, _ file: [UInt8], name: String = "me.jpg") async throws
        -> Response
    {
        let mark = "----soko\(UUID().uuidString)"
        var body = Array(
            "--\(mark)\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(page.csrf ?? "")\r\n".utf8)
        body += Array(
            "--\(mark)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: image/jpeg\r\n\r\n"
                .utf8)
        body += file + Array("\r\n--\(mark)--\r\n".utf8)
        let jar = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        let request = Request(
            .post, target,
            headers: [
                "Host": "soko.test", "Accept": "text/html", "Cookie": jar,
                "Content-Type": "multipart/form-data; boundary=\(mark)",
            ], body: body, peer: peer)
        let response = try await doors.site.handler(request)
        keep(response)
        return response
    }
}
