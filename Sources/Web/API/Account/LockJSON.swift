import Accounts
import Flows
import Foundation
import HTTP
import JSON
import Vocabulary

/// How what keeps others out of a room looks in the API.
enum LockJSON {
    static let resetWish = Schema.named(
        "ResetWish", .object([("contact", .string()), ("language", .optional(.string()))]))
    static let newPassword = Schema.named(
        "NewPassword", .object([("step", .string()), ("code", .string()), ("password", .string())]))
    static let password = Schema.named("Password", .object([("password", .string())]))
    static let passwordChange = Schema.named(
        "PasswordChange", .object([("old", .string()), ("password", .string())]))
    static let contactChange = Schema.named(
        "ContactChange", .object([("contact", .string()), ("password", .string())]))
    static let factorOffer = Schema.named(
        "FactorOffer",
        .object([("step", .string()), ("address", .string(format: "uri")), ("key", .string(pattern: "^[A-Z2-7]+$"))]))
    static let recoveryCodes = Schema.named("RecoveryCodes", .object([("recoveryCodes", .array(.string()))]))
    static let departureWish = Schema.named("DepartureWish", .object([("language", .optional(.string()))]))
    static let departure = Schema.named(
        "Departure", .object([("step", .string()), ("authorizationUrl", .string(format: "uri"))]))
    static let arrival = Schema.named(
        "Arrival",
        .object([
            ("step", .string()), ("state", .string()), ("code", .optional(.string())), ("iss", .optional(.string())),
            ("error", .optional(.string())), ("language", .optional(.string())),
        ]))
    private static let time = Schema.string(format: "date-time")
    static let sessions = Schema.named(
        "Sessions",
        .object([
            (
                "items",
                .array(
                    .named(
                        "Session",
                        .object([
                            ("id", SessionID.schema), ("device", .string()), ("network", .string()),
                            ("factors", .array(.string())), ("createdAt", time), ("lastUsedAt", time),
                            ("isCurrent", .boolean),
                        ])))
            )
        ]))
    static let keyWish = Schema.named(
        "KeyWish",
        .object([
            ("name", .string()), ("scopes", .array(.string(choices: Scope.allCases.map(\.rawValue)))),
            ("days", .integer(minimum: 1, maximum: APIKey.mostDays)),
        ]))
    static let newKey = Schema.named("NewKey", .object([("key", .string())]))
    static let keys = Schema.named(
        "Keys",
        .object([
            (
                "items",
                .array(
                    .named(
                        "Key",
                        .object([
                            ("id", APIKeyID.schema), ("name", .string()), ("prefix", .string()),
                            ("scopes", .array(.string())), ("createdAt", time), ("expiresAt", time),
                            ("lastUsedAt", .optional(time)), ("isRevoked", .boolean),
                        ])))
            )
        ]))
}

extension LockJSON {
    static func offered(_ offer: ChangeSecondFactor.Offer) -> Response {
        object(.created) { json in
            json.member("step", offer.secret)
            json.member("address", offer.address)
            json.member("key", offer.key)
        }
    }

    static func recovering(_ codes: [String]) -> Response {
        object(.created) { json in
            json.key("recoveryCodes")
            json.array(of: codes) { $0.value($1) }
        }
    }

    static func departed(_ departure: SignInElsewhere.Departure) -> Response {
        object(.created) { json in
            json.member("step", departure.secret)
            json.member("authorizationUrl", departure.address)
        }
    }

    static func issued(_ key: String) -> Response { object(.created) { $0.member("key", key) } }

    static func answer(_ sessions: [Session], _ current: SessionID) -> Response {
        items(sessions) { json, session in
            json.member("id", session.id.pathText)
            json.member("device", session.device)
            json.member("network", session.network)
            json.key("factors")
            json.array(of: session.factors) { $0.value($1) }
            json.member("createdAt", time: session.createdAt)
            json.member("lastUsedAt", time: session.lastUsedAt)
            json.member("isCurrent", session.id == current)
        }
    }

    static func answer(_ keys: [APIKey]) -> Response {
        items(keys) { json, key in
            json.member("id", key.id.pathText)
            json.member("name", key.name)
            json.member("prefix", key.prefix)
            json.key("scopes")
            json.array(of: key.scopes.map(\.rawValue).sorted()) { $0.value($1) }
            json.member("createdAt", time: key.createdAt)
            json.member("expiresAt", time: key.expiresAt)
            json.member("lastUsedAt", time: key.lastUsedAt)
            json.member("isRevoked", key.isRevoked)
        }
    }

    private static func items<Item>(_ items: [Item], _ write: (inout JSONWriter, Item) -> Void) -> Response {
        object(.ok) { json in
            json.key("items")
            json.array(of: items) { json, item in json.object { write(&$0, item) } }
        }
    }

    private static func object(_ status: Status, _ write: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(reserving: 512)
        json.object(write)
        return AccountJSON.held(.json(json.bytes, status: status))
    }
}
