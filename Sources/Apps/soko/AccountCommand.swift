import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Postgres
import Settings
import Vault
import Vocabulary

/// `soko account add|roles|suspend|restore`, for whoever sits at the machine: the first admin has to come from somewhere.
struct AccountCommand {
    let ground: Ground

    private static let usage = """
        soko account add CONTACT NAME                      the password is asked for
        soko account roles CONTACT [admin] [staff:PERMISSION …]
        soko account suspend|restore CONTACT
        """

    func run(_ words: [String]) throws {
        switch words.first {
        case "add" where words.count == 3: try add(try contact(words[1]), name: words[2])
        case "roles" where words.count >= 2: try roles(try contact(words[1]), Array(words.dropFirst(2)))
        case "suspend" where words.count == 2: try suspend(try contact(words[1]), true)
        case "restore" where words.count == 2: try suspend(try contact(words[1]), false)
        default: throw CommandFault(Self.usage)
        }
    }

    private func contact(_ text: String) throws -> ContactAddress {
        guard let contact = ContactAddress(text, countryCode: ground.preset.countryCode) else {
            throw CommandFault("“\(text)” is no e-mail address and no telephone number")
        }
        return contact
    }

    private func add(_ contact: ContactAddress, name: String) throws {
        guard let password = readLine(strippingNewline: true), !password.isEmpty else {
            throw CommandFault("no password came on standard input")
        }
        let id = try inside { door in
            try await EnrolAccount(door)(contact, name: name, password: password, language: .english)
        }
        print(id.pathText)
    }

    private func roles(_ contact: ContactAddress, _ words: [String]) throws {
        var (roles, permissions) = (Set<Role>(), Set<Permission>())
        for word in words {
            if word == "admin" {
                roles.insert(.admin)
            } else if word.hasPrefix("staff:"), let permission = Permission(rawValue: String(word.dropFirst(6))) {
                roles.insert(.staff)
                permissions.insert(permission)
            } else {
                let known = Permission.allCases.map { "staff:" + $0.rawValue }.joined(separator: ", ")
                throw CommandFault("“\(word)” is no role; there are admin, \(known)")
            }
        }
        let wanted = (roles, permissions)
        try inside { door in
            let account = try await owner(of: contact, door)
            try await GiveRoles(db: door.db)(
                account.id, roles: wanted.0, permissions: wanted.1, by: .operatorAtTerminal)
        }
        print("done; they have to sign in again")
    }

    private func suspend(_ contact: ContactAddress, _ isSuspended: Bool) throws {
        try inside { door in
            let account = try await owner(of: contact, door)
            try await SuspendAccount(db: door.db)(account.id, isSuspended, by: .operatorAtTerminal)
        }
        print(isSuspended ? "suspended; nobody is signed in with it any more" : "restored")
    }

    private func owner(of contact: ContactAddress, _ door: Doorkeeper) async throws -> Account {
        guard let secret = try await door.vault.find(contact.datum, in: door.db),
            let account = try await Account.find(contact: secret, in: door.db)
        else { throw CommandFault("nobody has an account with \(contact.masked)") }
        return account
    }

    private func inside<Value: Sendable>(_ body: @escaping @Sendable (Doorkeeper) async throws -> Value) throws -> Value
    {
        let db = try ground.database(connections: 2)
        defer { db.close() }
        let door = try ground.doorkeeper(db)
        return try blocking(throwing: { try await body(door) })
    }
}

/// `soko audit verify`
struct AuditCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        guard words == ["verify"] else { throw CommandFault("soko audit verify") }
        let db = try ground.database(connections: 1)
        defer { db.close() }
        let verdict = try blocking(throwing: { try await AuditCheck()(in: db) })
        switch verdict {
        case .whole(let entries): print("whole: \(entries) entries")
        case .broken(let seq): throw CommandFault("the chain is broken at entry \(seq)")
        }
    }
}

extension Ground {
    func doorkeeper(_ db: Database) throws -> Doorkeeper {
        let keys = try Keyring(self)
        return Doorkeeper(
            db: db, vault: keys.vault,
            passwords: PasswordHasher(cost: try settings.value(MarketSettings.bcryptCost), threads: 1),
            tokens: keys.tokens, market: preset.name)
    }
}
