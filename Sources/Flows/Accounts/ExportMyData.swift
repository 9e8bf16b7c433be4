import Accounts
import Audit
import Discovery
import Foundation
import Identity
import JSON
import Postgres
import Trust
import Vault
import Vocabulary

/// Everything that is kept about a person, for that person, in clear.
package struct ExportMyData: Sendable {
    private let door: Doorkeeper

    package init(_ door: Doorkeeper) { self.door = door }

    /// - Returns: one JSON document.
    package func callAsFunction(_ id: AccountID) async throws -> [UInt8] {
        let db = door.db
        guard let account = try await Account.find(id, in: db) else { throw AccountRefusal.notThere }
        let contacts = try await Contact.all(of: id, in: db)
        var clear: [(kind: String, value: String)] = []
        for contact in contacts {
            let datum = try await door.vault.open(contact.secret, in: db) {
                try await AuditLog.record(
                    .secretRead, by: id.actor, on: "secret:" + contact.secret.pathText, [("for", "export")], in: db)
            }
            switch datum {
            case .email(let address): clear.append(("email", address.text))
            case .phone(let phone): clear.append(("phone", phone.e164))
            default: continue
            }
        }
        let watched = try await Watchlist.products(of: account.visitor, in: db)
        let cars = try await Garage.cars(of: account.visitor, in: db)
        let sessions = try await Session.living(of: id, in: db)
        let keys = try await APIKey.all(of: id, in: db)
        let identities = try await LinkedIdentity.all(of: id, in: db)
        let checks = try await checks(of: id)
        let trust = try await TrustEntry.latest(of: id, limit: 1_000, in: db)
        let events = try await AuditLog.about(id.subject, limit: 1_000, in: db)
        try await AuditLog.record(.dataExported, by: id.actor, on: id.subject, in: db)
        var json = JSONWriter(reserving: 8_192)
        json.object { json in
            json.key("account")
            json.object { json in
                json.member("id", id.pathText)
                json.member("name", account.name)
                json.member("language", account.language.tag)
                json.member("since", account.createdAt.ISO8601Format())
                json.member("trust", account.trust)
            }
            json.key("contacts")
            json.array(of: clear) { json, contact in
                json.object { json in
                    json.member("kind", contact.kind)
                    json.member("value", contact.value)
                }
            }
            json.key("watchlist")
            json.array(of: watched) { $0.value($1.pathText) }
            json.key("garage")
            json.array(of: cars) { json, car in
                json.object { json in
                    json.member("vehicle", car.name)
                    json.member("year", car.year)
                }
            }
            json.key("signInWith")
            json.array(of: identities) { json, identity in
                json.object { json in
                    json.member("issuer", identity.issuer)
                    json.member("subject", identity.subject)
                    json.member("since", identity.since.ISO8601Format())
                }
            }
            json.key("sessions")
            json.array(of: sessions) { json, session in
                json.object { json in
                    json.member("device", session.device)
                    json.member("network", session.network)
                    json.member("opened", session.createdAt.ISO8601Format())
                    json.member("lastUsed", session.lastUsedAt.ISO8601Format())
                }
            }
            json.key("apiKeys")
            json.array(of: keys) { json, key in
                json.object { json in
                    json.member("name", key.name)
                    json.member("scopes", key.scopes.map(\.rawValue).sorted().joined(separator: " "))
                    json.member("expires", key.expiresAt.ISO8601Format())
                }
            }
            json.key("identityChecks")
            json.array(of: checks) { json, check in check.write(to: &json) }
            json.key("trustHistory")
            json.array(of: trust) { json, entry in
                json.object { json in
                    json.member("score", entry.score)
                    json.key("parts")
                    json.verbatim(json: Array(entry.parts.utf8))
                    json.member("at", entry.at.ISO8601Format())
                }
            }
            json.key("events")
            json.array(of: events) { json, entry in
                json.object { json in
                    json.member("event", entry.event)
                    json.member("at", entry.at.ISO8601Format())
                }
            }
        }
        return json.bytes
    }

    private func checks(of id: AccountID) async throws -> [ExportedCheck] {
        var checks: [ExportedCheck] = []
        for check in try await IdentityCheck.all(of: id, in: door.db) {
            var number: String?
            if let secret = check.citizenID {
                let datum = try await door.vault.open(secret, in: door.db) {
                    try await AuditLog.record(
                        .secretRead, by: id.actor, on: "secret:" + secret.pathText, [("for", "export")], in: door.db)
                }
                if case .citizenID(let text) = datum { number = text }
            }
            checks.append(ExportedCheck(check: check, number: number))
        }
        return checks
    }
}

private struct ExportedCheck {
    let check: IdentityCheck
    let number: String?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("status", check.status.rawValue)
            json.member("number", number)
            json.member("documents", check.documents.count)
            json.member("reason", check.reason?.rawValue)
            // While it waits they are the provider's, for staff.
            json.member("remark", check.status == .rejected ? check.remark : "")
            json.member("handedIn", check.createdAt.ISO8601Format())
            json.member("decided", check.decidedAt?.ISO8601Format())
        }
    }
}
