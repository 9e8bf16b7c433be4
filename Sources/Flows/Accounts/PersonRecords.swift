import Accounts
import Audit
import Discovery
import Foundation
import JSON
import Reviews
import Search
import Trust
import Vocabulary

/// What is kept about a person, gathered.
struct PersonRecords {
    let account: Account
    let contacts: [ContactAddress]
    let addresses: [AddressCard]
    let watched: [ProductID]
    let cars: [ParkedCar]
    let searches: [OwnSearch]
    let saved: [SavedSearch]
    let reviews: [Review]
    let identities: [LinkedIdentity]
    let sessions: [Session]
    let keys: [APIKey]
    let checks: [ExportedCheck]
    let trust: [TrustEntry]
    let events: [AuditEntry]

    /// The picture's name in the archive.
    static let picture = "picture.webp"

    /// One JSON document.
    var json: [UInt8] {
        var json = JSONWriter(reserving: 8_192)
        json.object { json in
            json.key("account")
            json.object { json in
                json.member("id", account.id.pathText)
                json.member("name", account.name)
                json.member("language", account.language.tag)
                json.member("since", account.createdAt.ISO8601Format())
                json.member("trust", account.trust)
                json.member("picture", account.picture == nil ? nil : Self.picture)
            }
            json.key("notifications")
            json.verbatim(json: account.notifications.json.utf8)
            json.key("contacts")
            json.array(of: contacts) { json, contact in
                json.object { json in
                    json.member("kind", contact.kind.rawValue)
                    json.member("value", contact.written)
                }
            }
            json.key("addresses")
            json.array(of: addresses) { json, address in
                json.object { json in
                    json.member("label", address.label)
                    json.member("text", address.text)
                    json.member("point", address.point?.text)
                    json.member("isDefault", address.isDefault)
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
            json.key("savedSearches")
            json.array(of: saved) { json, search in
                json.object { json in
                    json.member("name", search.name)
                    json.member("address", search.address)
                    json.member("mails", search.wantsMail)
                    json.member("since", search.savedAt.ISO8601Format())
                }
            }
            json.key("searches")
            json.array(of: searches) { json, search in
                json.object { json in
                    json.member("query", search.query)
                    json.member("at", search.at.ISO8601Format())
                }
            }
            json.key("reviews")
            json.array(of: reviews) { json, review in
                json.object { json in
                    json.member("product", review.product.pathText)
                    json.member("stars", review.stars.rawValue)
                    json.member("text", review.text)
                    json.member("since", review.createdAt.ISO8601Format())
                    json.member("changed", review.changedAt.ISO8601Format())
                    json.member("isHidden", review.isHidden)
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
                    json.verbatim(json: entry.parts.utf8)
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
}
