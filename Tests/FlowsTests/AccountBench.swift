import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Jobs
import Postgres
import TestSupport
import Testing
import Vault
import Vocabulary

/// Accounts around a database of the test's own. What they are written lies in the queue until the test sends it.
struct AccountBench: Sendable {
    /// One for the whole process: it has threads of its own.
    static let passwords = PasswordHasher(cost: 10, threads: 2)
    static let password = "vM7#kq2Lw9xT", otherPassword = "nB4!zr8Hy3Qd"
    static let amina = "amina.wanjiru@example.co.ke", baraka = "baraka@example.com", number = "254733900811"

    let db: Database
    let door: Doorkeeper
    let device = Device(
        agent: "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36",
        address: "197.232.61.14")

    init(_ db: Database, passwords: PasswordHasher = AccountBench.passwords) throws {
        self.db = db
        let keys = try SealingKeys(parsing: "k1:" + base64URL(sha256("k1".utf8)))
        let signing = try #require(TokenKey.hs256(id: "t1", secret: sha256("tokens".utf8)))
        door = Doorkeeper(
            db: db, vault: Vault(keys: keys, lookupKey: sha256("lookup".utf8)), passwords: passwords,
            tokens: TokenKeys(signing: signing, issuer: "https://soko.example", audience: "soko"), market: "Soko")
    }

    func contact(_ text: String) throws -> ContactAddress { try #require(ContactAddress(text, countryCode: "254")) }
    func wish(
        _ contact: String = amina, name: String = "Amina Wanjiru", password: String = password,
        language: Language = .english
    ) throws -> Register.Wish {
        Register.Wish(contact: try self.contact(contact), name: name, password: password, language: language)
    }

    /// Somebody whose code came back; no message is left.
    func registered(_ contact: String = amina, name: String = "Amina Wanjiru") async throws -> SignedIn {
        let secret = try await Register(door).begin(try wish(contact, name: name))
        let signedIn = try await Register(door).confirm(secret, code: try await code(), from: device)
        _ = try await send()
        return signedIn
    }

    /// Signed in with a password alone.
    func signIn(_ contact: String = amina, _ password: String = password) async throws -> SignedIn {
        guard
            case .signedIn(let signedIn) = try await SignIn(door)(
                try self.contact(contact), password: password, from: device)
        else { throw NotSignedIn() }
        return signedIn
    }
    /// Signed in as far as the second factor.
    func half(_ contact: String = amina, _ password: String = password) async throws -> String {
        guard
            case .needsSecondFactor(let secret) = try await SignIn(door)(
                try self.contact(contact), password: password, from: device)
        else { throw NotSignedIn() }
        return secret
    }
    struct NotSignedIn: Error {}

    /// An authenticator app set up now: it shows codes, and there are recovery codes on paper.
    func withSecondFactor(_ signedIn: SignedIn) async throws -> (app: TOTP, paper: [String]) {
        let change = ChangeSecondFactor(door)
        let offer = try await change.begin(signedIn.account, password: Self.password)
        let app = TOTP(secret: try #require(bytes(base32: offer.key)))
        let paper = try await change.confirm(
            signedIn.account, offer.secret, code: app.code(at: Date()), session: signedIn.session)
        _ = try await send()
        return (app, paper)
    }

    struct Letter: Equatable { let to: String, subject: String, body: String; var unsubscribe: String? }

    func tasks() async throws -> [MessageTask] {
        try await db.values("SELECT payload::text FROM jobs WHERE kind = 'send-message' ORDER BY id", as: String.self)
            .map { try JSONDecoder().decode(MessageTask.self, from: Data($0.utf8)) }
    }

    /// The messages that wait, in their order.
    func letters() async throws -> [Letter] {
        var letters: [Letter] = []
        for task in try await tasks() {
            let to = try await door.vault.open(task.to, in: db) {},
                letter = try await door.vault.open(task.body, in: db) {}
            guard case .message(let text) = letter, let end = text.firstIndex(of: "\n") else { throw NotALetter() }
            letters.append(
                Letter(to: address(to), subject: String(text[..<end]), body: String(text[text.index(after: end)...])))
        }
        return letters
    }
    struct NotALetter: Error {}

    /// The six digits of the latest message.
    func code() async throws -> String {
        let body = try #require(try await letters().last).body
        return String(try #require(body.firstMatch(of: /[0-9]{6}/)).output)
    }

    /// Sends what waits; what came out, in its order.
    func send() async throws -> [Letter] {
        let sent = Box<[Letter]>([])
        for task in try await tasks() {
            try await sender(sent)(task)
            try await db.run("DELETE FROM jobs WHERE payload ->> 'body' = \(task.body.pathText)")
        }
        return sent.current
    }
    func sender(_ sent: Box<[Letter]>, fault: (any Error)? = nil) -> SendMessage {
        SendMessage(
            db: db, vault: door.vault,
            messenger: Messenger(
                name: "test",
                mail: { to, letter in
                    if let fault { throw fault }
                    sent.withLock {
                        $0.append(
                            Letter(
                                to: to.text, subject: letter.subject, body: letter.body,
                                unsubscribe: letter.unsubscribe))
                    }
                },
                text: { to, body in
                    if let fault { throw fault }
                    sent.withLock { $0.append(Letter(to: to.digits, subject: "", body: body)) }
                }), origin: "https://soko.example")
    }
    private func address(_ datum: PersonalDatum) -> String {
        switch datum {
        case .email(let address): address.text
        case .phone(let phone): phone.digits
        default: "?"
        }
    }

    func account(_ id: AccountID) async throws -> Account { try #require(try await Account.find(id, in: db)) }
    func status(_ status: String, of id: AccountID) async throws {
        try await db.run("UPDATE accounts SET status = \(status) WHERE id = \(id)")
    }
    /// How often something stands in the audit log.
    func audited(_ event: AuditEvent) async throws -> Int {
        try await db.value("SELECT count(*) FROM audit_log WHERE event = \(event)") ?? -1
    }
    func chain() async throws -> Bool {
        let entries = try await Cast.count("audit_log", in: db)
        return try await AuditCheck()(in: db) == .whole(entries: Int64(entries))
    }

    /// Everything that accounts are made of, but for attempts, which every try costs.
    func facts() async throws -> [String] {
        let steps: [String] = try await db.values(
            "SELECT (to_jsonb(s) - 'attempts_left')::text FROM pending_steps s ORDER BY 1")
        return steps
            + (try await Cast.rows(
                of: [
                    "accounts", "account_contacts", "sessions", "refresh_tokens", "recovery_codes", "api_keys",
                    "vault.secrets",
                    "jobs",
                ], in: db))
    }

    /// Holds that `body` is refused so, and that nothing changed by it.
    func refuses<Value>(
        _ refusal: AccountRefusal, _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
    ) async throws {
        let before = try await facts()
        await #expect(throws: refusal, sourceLocation: location) { _ = try await body() }
        let after = try await facts()
        #expect(after == before, sourceLocation: location)
    }
}
