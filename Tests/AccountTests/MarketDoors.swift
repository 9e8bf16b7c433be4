import API
import Account
import Accounts
import Audit
import BackOffice
import Blobs
import Challenges
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Images
import Learning
import Postgres
import RateLimits
import Scouting
import Storefront
import Telemetry
import TestSupport
import Testing
import Vault
import Vocabulary

/// Every endpoint of the market that people use, behind the whole chain, without a socket.
final class MarketDoors: Sendable {
    static let passwords = PasswordHasher(cost: 10, threads: 2)
    static let password = "tembo-anapanda-mlima"

    let db: Database
    let door: Doorkeeper
    let site: Site
    let kit: PageKit
    let ended = EndedSessions()
    let files: PrivateFiles
    let blobs: BlobStore
    let footfall: CountFootfall
    let search: MarketSearch
    private let folder: String

    /// - Parameters:
    ///   - provider: who else lets people in; closed unless told.
    ///   - limiter: the clock of these limits stands still unless told.
    ///   - shared: other origins whose pages may use the API.
    ///   - search: over no index unless told.
    ///   - other: whose files it works with.
    init(
        _ db: Database, isSecure: Bool = false, origin: String = "http://soko.test",
        provider: IdentityProvider? = .closed, limiter: any RateLimiter = FrozenLimits(), captcha: CaptchaWatch? = nil,
        shared: [String] = [], folder other: MarketDoors? = nil, search: MarketSearch? = nil,
        difficulty: @escaping @Sendable (Int) -> Difficulty = { _ in Difficulty(bits: 4, waitSeconds: 10) }
    ) throws {
        self.db = db
        folder =
            other?.folder
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("doors-\(UUID().uuidString)").path
        guard let signing = TokenKey.ed25519(id: "t1", seed: sha256("tokens".utf8)) else { throw CancellationError() }
        let keys = try SealingKeys(parsing: "k1:" + base64URL(sha256("k1".utf8)))
        files = try PrivateFiles(keys: keys, folder: folder + "/private")
        door = Doorkeeper(
            db: db,
            vault: Vault(
                keys: keys, lookupKey: sha256("lookup".utf8)),
            passwords: Self.passwords,
            tokens: TokenKeys(signing: signing, issuer: "http://soko.test", audience: "http://soko.test"),
            market: "Soko")
        let cookies = SessionCookies(isSecure: isSecure)
        let people = People(check: TokenCheck(door.tokens), ended: ended, db: db, cookies: cookies)
        kit = PageKit(
            market: MarketIdentity(name: "Soko", origin: origin, languages: [.english, .arabic]),
            visitors: Visitors(
                key: Array(repeating: 7, count: 32), languages: [.english, .arabic], isSecure: isSecure,
                signedIn: people.signedIn),
            assets: AssetLinks(version: "v1"), lastGood: LastGood(log: .silent, metrics: Metrics()))
        let limits = DoorLimits(
            limiter, challenges: Challenges(key: sha256("challenge".utf8), difficulty: difficulty), captcha: captcha)
        blobs = try BlobStore(folder: folder)
        let images = try Images.start()
        let brought = BroughtPictures(images: images, blobs: blobs)
        let pictures = ServePicture(blobs: blobs, images: images, log: .silent)
        footfall = CountFootfall(db: db, log: .silent, metrics: Metrics())
        self.search =
            search ?? .over(db, currency: .kes, languages: Language.allCases, index: { nil }, log: .silent)
        let byPicture = FindByPicture(db: db, vectors: VectorsInUse(db), images: images, blobs: blobs) {
            LocalEmbedder(words: .letters)
        }
        var endpoints = storefrontEndpoints(
            db: db, kit: kit, pictures: pictures, footfall: footfall, currency: .kes,
            search: self.search, byPicture: byPicture, limits: limits)
        let elsewhere = provider.map { [door] in
            SignInElsewhere(door, provider: $0, callback: origin + "/sign-in/callback", log: .silent)
        }
        let lobby = Lobby(
            door: door, kit: kit, cookies: cookies, countryCode: "254", isSecure: isSecure,
            pictures: brought, export: ExportMyData(door, blobs: blobs), elsewhere: elsewhere)
        let handIn = HandInIdentity(
            door, files: files, read: ReadDocument(images: images), asksProvider: false)
        endpoints += accountEndpoints(
            lobby, limits: limits, handIn: handIn, open: OpenStore(door, addresses: WhatsAppAddresses()))
        let dashboard = ReadDashboard(db: db, currency: .kes)
        endpoints += backOfficeEndpoints(
            door: door, kit: kit, files: files, bring: BringPictures(db: db, blobs: blobs, images: images),
            imports: try ImportFolder(folder + "/imports"),
            banners: BringBanner(db: db, blobs: blobs, images: images), pictures: pictures,
            addresses: WhatsAppAddresses(), countryCode: "254", dashboard: dashboard,
            currency: .kes)
        let accounts = AccountAPI(
            door: door, people: people, limits: limits, countryCode: "254", kit: kit,
            pictures: brought, elsewhere: elsewhere)
        endpoints += apiEndpoints(
            db: db, kit: kit, search: self.search, accounts: accounts, identity: IdentityAPI(accounts, handIn: handIn),
            dashboard: dashboard, byPicture: byPicture, limits: limits,
            walls: ReadWallAddress(db: db, currency: .kes, search: self.search).wall)
        let renew = RenewSession(door)
        site = Site(
            endpoints, kit: kit, redirect: redirecting(db),
            doors: Doors(people: people, cookies: cookies, limiter: limiter) {
                try await renew($0).map { RenewedSession(access: $0.access, refresh: $0.refresh, picture: $0.picture) }
            }, isSecure: isSecure, captchaHosts: limits.captchaHosts, shared: try SharedOrigins(shared), log: .silent,
            metrics: Metrics())
    }
    /// Where documents lie.
    var privateFolder: String { folder + "/private" }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func contact(_ text: String) throws -> ContactAddress { try #require(ContactAddress(text, countryCode: "254")) }

    /// Somebody with these rights, signed in.
    func member(
        _ name: String, roles: Set<Role> = [], permissions: Set<Permission> = [], factors: [String] = ["pwd"],
        store: SellerID? = nil
    ) async throws -> Member {
        let contact = try contact(name.lowercased() + "@example.com")
        let id = try await EnrolAccount(door)(contact, name: name, password: Self.password, language: .english)
        if !roles.isEmpty {
            try await GiveRoles(db: db)(id, roles: roles, permissions: permissions, by: .operatorAtTerminal)
        }
        if let store { try await GiveStore(db: db)(store, to: id, by: .operatorAtTerminal) }
        let session = try await db.transaction { tx in
            let session = try await Session.open(for: id, factors: factors, device: "Test", network: "", in: tx)
            return (session, try await RefreshToken.issue(for: session, in: tx))
        }
        let account = try #require(try await Account.find(id, in: db))
        return Member(
            id: id, person: account.person(session: session.0, factors: Set(factors)),
            access: access(account, session: session.0, factors: factors), refresh: session.1)
    }

    /// An access token of now.
    func access(_ account: Account, session: SessionID, factors: [String] = ["pwd"]) -> String {
        let now = Int64(Date().timeIntervalSince1970)
        return door.tokens.sign(
            TokenClaims(
                issuer: "http://soko.test", audience: "http://soko.test", subject: account.id.pathText,
                session: session.pathText, scopes: account.person(session: session, factors: Set(factors)).grants,
                factors: factors, issuedAt: now, expires: now + 900))
    }

    struct Member: Sendable {
        let id: AccountID
        let person: Person
        let access: String
        let refresh: String
        var cookie: (String, String) { ("Cookie", "soko_access=" + access) }
        var bearer: (String, String) { ("Authorization", "Bearer " + access) }
    }

    func ask(
        _ method: HTTP.Method, _ target: String, _ headers: [(String, String)] = [], form: String = "",
        peer: String = ""
    ) async throws -> Response {
        let own = [("Host", "soko.test"), ("Accept", "text/html")].filter { own in
            !headers.contains { $0.0.lowercased() == own.0.lowercased() }
        }
        return try await site.handler(
            Request(
                method, target, headers: Headers((own + headers).map { (name: $0.0, value: $0.1) }),
                body: Array(form.utf8), peer: peer))
    }

    /// What a browser sends from a page of its own: the token of that person's forms goes along.
    func post(_ path: String, by member: Member, _ fields: String = "") async throws -> Response {
        let page = try await ask(.get, "/account", [member.cookie])
        return try await ask(
            .post, path,
            [member.cookie, ("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "http://soko.test")],
            form: "csrf=\(try #require(page.csrf))&" + fields)
    }

    /// What a program sends and gets.
    func send(
        _ method: HTTP.Method, _ target: String, _ json: String, _ headers: [(String, String)] = [],
        peer: String = "203.0.113.5"
    ) async throws -> Response {
        try await ask(
            method, target, [("Accept", "application/json"), ("Content-Type", "application/json")] + headers,
            form: json,
            peer: peer)
    }

    /// Every row of every table as one text, to see that nothing changed.
    func everything() async throws -> [String: String] {
        let tables: [String] = try await db.values(
            """
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'vault') ORDER BY 1
            """)
        var rows: [String: String] = [:]
        for table in tables {
            rows[table] = try await db.value(
                SQL(ownText: "SELECT coalesce(md5(string_agg(t::text, ';' ORDER BY t::text)), '') FROM \(table) t"))
        }
        return rows
    }
}

/// Limits whose clock stands still, so that a slow machine gives no token back.
final class FrozenLimits: RateLimiter {
    private let limits = LocalLimits()
    private let now = ContinuousClock.now

    func take(_ rate: Rate, for subject: String, cost: Int) async -> RateVerdict {
        limits.take(rate, for: subject, cost: cost, at: now)
    }
}

extension Response {
    /// A member of the JSON object that this is; nil when there is none, or it is no text.
    func member(_ name: String) throws -> String? {
        (try JSONSerialization.jsonObject(with: Data(bytes ?? [])) as? [String: Any])?[name] as? String
    }
    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }
    /// The value of a cookie that this sets, nil when it sets none of that name.
    func cookie(_ name: String) -> String? {
        headers.values("set-cookie").first { $0.hasPrefix(name + "=") }
            .map { String($0.dropFirst(name.count + 1).prefix { $0 != ";" }) }
    }
    var csrf: String? {
        text.components(separatedBy: "name=\"csrf\" value=\"").dropFirst().first.map {
            String($0.prefix { $0 != "\"" })
        }
    }
}
