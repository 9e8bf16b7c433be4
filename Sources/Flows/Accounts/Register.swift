import Accounts
import Audit
import Crypto
import Foundation
import Jobs
import Postgres
import Vault
import Vocabulary

/// Makes an account: first a code goes to the address that was given, then the code comes back.
///
/// Whoever asks learns nothing about who has an account: for an address that has one, everything looks and lasts the same,
/// only the message says something else, and no code is right.
package struct Register: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    package struct Wish: Sendable {
        package let contact: ContactAddress
        package let name: String
        package let password: String
        package let language: Language

        package init(contact: ContactAddress, name: String, password: String, language: Language) {
            (self.contact, self.name, self.password, self.language) = (contact, name, password, language)
        }
    }

    private struct Payload: Codable {
        let name: String
        let language: String
        let passwordHash: String
        let kind: String
    }

    /// - Returns: what the browser must hold until the code comes.
    /// - Throws: `AccountRefusal`.
    package func begin(_ wish: Wish) async throws -> String {
        let name = try PersonName(wish.name).text
        if let refusal = PasswordRules.refusal(wish.password, notContaining: wish.contact.words + [name]) {
            throw AccountRefusal.weakPassword(refusal)
        }
        // Before anything is looked up, so that both answers take the same time.
        let hash = try await door.passwords.hash(wish.password)
        let payload = Payload(
            name: name, language: wish.language.tag, passwordHash: hash, kind: wish.contact.kind.rawValue)
        let json = String(decoding: try JSONEncoder().encode(payload), as: UTF8.self)
        return try await door.db.transaction { tx in
            let secret = try await door.vault.keep(wish.contact.datum, in: tx)
            let known = try await Account.find(contact: secret, in: tx)
            let step = try await PendingStep.begin(.register, contact: secret, code: nil, payload: json, in: tx)
            try await door.sendCode(
                known == nil ? .register : .registerKnown, step: step, kind: .register, to: secret, wish.contact.kind,
                wish.language, in: tx)
            return step
        }
    }

    /// - Throws: `AccountRefusal`.
    package func confirm(_ secret: String, code: String, from device: Device) async throws -> SignedIn {
        let step = try await door.answered(.register, secret, code)
        let payload = try JSONDecoder().decode(Payload.self, from: Data(step.payload.utf8))
        guard let contact = step.contact, let kind = Contact.Kind(rawValue: payload.kind) else {
            throw AccountRefusal.stepOver
        }
        do {
            return try await door.db.transaction { tx in
                guard try await PendingStep.finish(step.id, in: tx) else { throw AccountRefusal.stepOver }
                let id = try await Account.create(
                    name: payload.name, language: Language(tag: payload.language) ?? .english,
                    passwordHash: payload.passwordHash, in: tx)
                _ = try await Contact.set(contact, kind, of: id, in: tx)
                try await ScoreTrust.again(id, in: tx)
                guard let account = try await Account.find(id, in: tx) else { throw AccountRefusal.stepOver }
                try await AuditLog.record(
                    .registered, by: id.actor, on: id.subject, [("contact", contact.pathText)], in: tx)
                return try await door.open(account, factors: ["pwd"], from: device, in: tx)
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil {
            // Two registrations of one address at once: the other came first.
            throw AccountRefusal.stepOver
        }
    }
}

/// A name as pages show it: 1 to 80 code points, as the database counts them, no line breaks, no marks that turn text
/// around, and something to see.
struct PersonName {
    let text: String

    init(_ given: String) throws(AccountRefusal) {
        let words = given.split { $0.isWhitespace || $0.isNewline }
        let text = words.joined(separator: " ")
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator:
                // Joiners belong to the spelling of names in several scripts.
                scalar.value == 0x200C || scalar.value == 0x200D
            default: true
            }
        }
        let isVisible = text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: false
            default: !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
        guard (1...80).contains(text.unicodeScalars.count), isPlain, isVisible else { throw .badName }
        self.text = text
    }
}
