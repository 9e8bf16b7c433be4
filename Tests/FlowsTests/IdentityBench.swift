import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Identity
import Images
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Somebody with documents, around a database and a folder of the test's own.
struct IdentityBench {
    static let number = "A 1234-5678", staff = "juma@example.com"

    let accounts: AccountBench
    let shelf: PrivateShelf
    let images: Images
    var db: Database { accounts.db }
    var door: Doorkeeper { accounts.door }

    init(_ db: Database) throws {
        accounts = try AccountBench(db)
        shelf = try PrivateShelf()
        images = try Images.start(threads: 2)
    }

    var handIn: HandInIdentity { handIn(asksProvider: false) }
    func handIn(asksProvider: Bool) -> HandInIdentity {
        HandInIdentity(door, files: shelf.files, read: ReadDocument(images: images), asksProvider: asksProvider)
    }

    /// A picture of a card.
    func card(_ format: Rendition.Format = .jpeg, width: Int = 400) async throws -> [UInt8] {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="400" height="250"><rect width="400" height="250" fill="#cde"/>\
            <circle cx="90" cy="110" r="55" fill="#876"/><rect x="180" y="70" width="180" height="18" fill="#234"/></svg>
            """
        return try await images.drawing(svg: svg, width: width, format: format).bytes
    }
    static let pdf = Array("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".utf8)

    func submit(_ account: AccountID, number: String = number, asksProvider: Bool = false) async throws
        -> IdentityCheckID
    {
        try await handIn(asksProvider: asksProvider)(
            account, number: number, documents: [try await card(), Self.pdf])
    }

    func check(_ id: IdentityCheckID) async throws -> IdentityCheck {
        try #require(try await IdentityCheck.find(id, in: db))
    }

    /// Everything that a hand-in or a decision could touch.
    func facts() async throws -> [String] {
        try await accounts.facts()
            + Cast.rows(of: ["identity_checks", "trust_history", "sellers", "audit_log"], in: db) + shelf.names
    }

    /// Holds that `body` is refused so, and that nothing changed by it: no row, no file.
    func refuses<Value>(
        _ refusal: IdentityRefusal, _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
    ) async throws {
        let before = try await facts()
        await #expect(throws: refusal, sourceLocation: location) { _ = try await body() }
        let after = try await facts()
        #expect(after == before, sourceLocation: location)
    }
}
