import Accounts
import BackOffice
import Blobs
import Catalog
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Images
import Postgres
import Scouting
import RateLimits
import Telemetry
import TestSupport
import Testing
import Vault
import Vocabulary

/// Both desks behind the whole chain, without a socket; Amani with her store, and an admin.
final class ImportDesk: Sendable {
    let db: Database
    let site: Site
    let folder: ImportFolder
    let amani: SellerID
    let seller: Member
    let admin: Member
    private let tokens: TokenKeys
    private let place: String

    struct Member: Sendable {
        let account: AccountID
        let cookie: String
    }

    init(_ db: Database) async throws {
        self.db = db
        place = FileManager.default.temporaryDirectory.path + "/soko-desk-\(UUID().uuidString)"
        folder = try ImportFolder(place + "/imports")
        let signing = try #require(TokenKey.ed25519(id: "t1", seed: sha256("tokens".utf8)))
        tokens = TokenKeys(signing: signing, issuer: "http://soko.test", audience: "http://soko.test")
        let cookies = SessionCookies(isSecure: false)
        let people = People(check: TokenCheck(tokens), ended: EndedSessions(), db: db, cookies: cookies)
        let languages: [Language] = [.english, .arabic, .french, .swahili, .thai]
        let kit = PageKit(
            market: MarketIdentity(name: "Soko", origin: "http://soko.test", languages: languages),
            visitors: Visitors(
                key: Array(repeating: 7, count: 32), languages: languages, isSecure: false, signedIn: people.signedIn),
            assets: AssetLinks(version: "v1"), lastGood: LastGood(log: .silent, metrics: Metrics()))
        let keys = try SealingKeys(parsing: "k1:" + base64URL(sha256("k1".utf8)))
        let door = Doorkeeper(
            db: db, vault: Vault(keys: keys, lookupKey: sha256("lookup".utf8)),
            passwords: PasswordHasher(cost: 10, threads: 1),
            tokens: tokens, market: "Soko")
        let blobs = try BlobStore(folder: place + "/blobs"), images = try Images.start()
        let endpoints = backOfficeEndpoints(
            door: door, kit: kit, files: try PrivateFiles(keys: keys, folder: place + "/private"),
            bring: BringPictures(db: db, blobs: blobs, images: images), imports: folder,
            banners: BringBanner(db: db, blobs: blobs, images: images),
            pictures: ServePicture(blobs: blobs, images: images, log: .silent),
            addresses: WhatsAppAddresses(), countryCode: "254",
            dashboard: ReadDashboard(db: db, currency: .kes, age: .zero), currency: .kes)
        site = Site(
            endpoints, kit: kit,
            doors: Doors(people: people, cookies: cookies, limiter: LocalLimits()) { _ in nil }, isSecure: false,
            log: .silent, metrics: Metrics())
        amani = try await Cast.seller(in: db)
        seller = try await Self.member("Amani", [.seller], store: amani, tokens, db)
        admin = try await Self.member("Neema", [.admin], factors: ["pwd", "otp"], tokens, db)
    }

    deinit { try? FileManager.default.removeItem(atPath: place) }  // nothing is lost with a test's folder

    func member(_ name: String, store: SellerID) async throws -> Member {
        try await Self.member(name, [.seller], store: store, tokens, db)
    }

    private static func member(
        _ name: String, _ roles: Set<Role>, store: SellerID? = nil, factors: [String] = ["pwd"], _ tokens: TokenKeys,
        _ db: Database
    ) async throws -> Member {
        let id = try await Cast.account(name, roles: roles.map(\.rawValue), in: db)
        if let store { try await Account.setStore(id, store, in: db) }
        let session = try await db.transaction {
            try await Session.open(for: id, factors: factors, device: "Test", network: "", in: $0)
        }
        let account = try #require(try await Account.find(id, in: db))
        let person = account.person(session: session, factors: Set(factors))
        let now = Int64(Date().timeIntervalSince1970)
        let access = tokens.sign(
            TokenClaims(
                issuer: "http://soko.test", audience: "http://soko.test", subject: id.pathText,
                session: session.pathText, scopes: person.grants, factors: factors, issuedAt: now, expires: now + 900))
        return Member(account: id, cookie: "soko_access=" + access)
    }

    func ask(
        _ method: HTTP.Method, _ target: String, as member: Member?, headers: [(String, String)] = [],
        form: String = "", spooled: [UInt8]? = nil
    ) async throws -> Response {
        var all = [("Host", "soko.test"), ("Accept", "text/html")] + headers
        if let member { all.append(("Cookie", member.cookie)) }
        var request = Request(
            method, target, headers: Headers(all.map { (name: $0.0, value: $0.1) }), body: Array(form.utf8))
        if let spooled {
            let path = folder.path + "/\(Spooling.prefix)\(UUID().uuidString)"
            try Data(spooled).write(to: URL(fileURLWithPath: path))
            request.spooled = SpooledBody(path: path, count: spooled.count)
        }
        return try await site.handler(request)
    }

    /// The address that the page's form sends files to.
    func uploadAddress(as member: Member, at desk: String = "/sell") async throws -> String {
        let page = try await ask(.get, desk + "/imports", as: member).text
        let rest = try #require(page.components(separatedBy: "action=\"\(desk)/imports/files/").dropFirst().first)
        return "\(desk)/imports/files/" + rest.prefix { $0 != "\"" }
    }

    /// A file sent as it is; the path of its run.
    func bring(_ text: String, as member: Member, at desk: String = "/sell") async throws -> String {
        let address = try await uploadAddress(as: member, at: desk)
        let answer = try await ask(
            .post, address + "?name=goods.csv&seller=amani", as: member,
            headers: [("Content-Type", "application/octet-stream")], spooled: Array(text.utf8))
        #expect(answer.status == .created)
        let url = try #require(answer.text.components(separatedBy: "\"url\":\"").dropFirst().first)
        return String(url.prefix { $0 != "\"" }).replacing("\\/", with: "/")
    }

    /// Works off what is queued.
    func work() async throws {
        let runs: [ImportRunID] = try await db.values(
            "SELECT id FROM import_runs WHERE state IN ('checking', 'running')")
        for run in runs { try await ImportCatalogue(db: db, folder: folder)(ImportTask(run: run)) }
        try await db.run("DELETE FROM jobs WHERE kind = 'import-catalogue'")
    }

    /// Takes a file in with its columns as they are matched by name.
    @discardableResult
    func take(_ text: String, as member: Member, at desk: String = "/sell", currency: String = "KES") async throws
        -> ImportRun
    {
        let path = try await bring(text, as: member, at: desk)
        let page = try await ask(.get, path, as: member)
        #expect(page.status == .ok)
        let started = try await ask(
            .post, path + "/start", as: member, form: page.mapping + "&currency=\(currency)&csrf=" + (page.csrf ?? ""))
        #expect(started.status == .seeOther)
        try await work()
        let id = try #require(ImportRunID(pathText: String(path.split(separator: "/").last ?? "")))
        return try #require(try await ImportRun.find(id, of: nil, in: db))
    }
}

extension Response {
    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }

    var csrf: String? {
        text.components(separatedBy: "name=\"csrf\" value=\"").dropFirst().first.map {
            String($0.prefix { $0 != "\"" })
        }
    }

    /// What its selects hold, as a form sends it.
    var mapping: String {
        text.components(separatedBy: "<select name=\"c.").dropFirst().compactMap { part in
            let name = part.prefix { $0 != "\"" }.replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
            let body = part.components(separatedBy: "</select>")[0]
            guard let chosen = body.components(separatedBy: "\" selected").first,
                body.contains("\" selected"), let value = chosen.components(separatedBy: "value=\"").last
            else { return nil }
            return PercentCoding.encoded("c." + name) + "=" + PercentCoding.encoded(value)
        }.joined(separator: "&")
    }
}
