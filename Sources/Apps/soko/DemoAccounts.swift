import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Postgres
import Sellers
import Vocabulary

/// Three accounts to try the market with: a buyer, a seller with a store, an admin. Their password is drawn at the first
/// run and kept in the data folder.
struct DemoAccounts {
    let ground: Ground

    private struct Kept: Codable {
        var password: String
        /// The admin's authenticator key, in base 32.
        var adminKey: String
    }
    private static let people = [
        (name: "Amina Buyer", mail: "amina@example.com"), (name: "Juma Seller", mail: "juma@example.com"),
        (name: "Neema Admin", mail: "neema@example.com"),
    ]
    private var file: String { ground.data.path + "/demo-accounts.json" }

    /// Makes them when they are not there, and returns what to tell.
    func introduce(_ db: Database) async throws -> [String] {
        let kept: Kept
        if let data = FileManager.default.contents(atPath: file) {
            kept = try JSONDecoder().decode(Kept.self, from: data)
        } else {
            kept = try await make(try ground.doorkeeper(db))
            let made = FileManager.default.createFile(
                atPath: file, contents: try JSONEncoder().encode(kept), attributes: [.posixPermissions: 0o600])
            guard made else { throw CommandFault("cannot write \(file)") }
        }
        return [
            "Demo accounts, all with the password \(kept.password)",
            "  buyer  \(Self.people[0].mail)", "  seller \(Self.people[1].mail)",
            "  admin  \(Self.people[2].mail), authenticator key \(kept.adminKey)",
        ]
    }

    private func make(_ door: Doorkeeper) async throws -> Kept {
        // Four groups that can be read from one screen and typed on another.
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let groups = (0..<4).map { _ in String(randomBytes(4).map { letters[Int($0) % letters.count] }) }
        var kept = Kept(password: groups.joined(separator: "-"), adminKey: "")
        var ids: [AccountID] = []
        for person in Self.people {
            guard let contact = ContactAddress(person.mail, countryCode: "254") else { continue }
            ids.append(
                try await EnrolAccount(door)(contact, name: person.name, password: kept.password, language: .english))
        }
        if let seller = try await Seller.all(in: door.db).first {
            try await GiveStore(db: door.db)(seller.id, to: ids[1], by: .operatorAtTerminal)
        }
        try await DemoReviews(db: door.db)(by: ids, in: ground.preset.languages.first ?? .english)
        let factor = ChangeSecondFactor(door)
        let offer = try await factor.begin(ids[2], password: kept.password)
        guard let secret = bytes(base32: offer.key) else { throw CommandFault("an authenticator key in base 32") }
        _ = try await factor.confirm(ids[2], offer.secret, code: TOTP(secret: secret).code(at: Date()), session: nil)
        try await GiveRoles(db: door.db)(ids[2], roles: [.admin], permissions: [], by: .operatorAtTerminal)
        kept.adminKey = offer.key
        return kept
    }
}
