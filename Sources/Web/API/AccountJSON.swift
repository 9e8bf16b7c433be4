import Accounts
import Challenges
import Flows
import Foundation
import Frame
import HTTP
import JSON
import Vocabulary

/// How accounts look in the API.
enum AccountJSON {
    static let registration = Schema.named(
        "Registration",
        .object([
            ("contact", .string()), ("name", .string()), ("password", .string()),
            ("challenge", .optional(.string())), ("captcha", .optional(.string())), ("language", .optional(.string())),
        ]))
    static let challengeWish = Schema.named(
        "ChallengeWish",
        .object([
            ("for", .optional(.string(choices: ["join", "sign-in"]))), ("contact", .optional(.string())),
        ]))
    static let challenge = Schema.named(
        "Challenge", .object([("challenge", .string()), ("captchaSiteKey", .optional(.string()))]))
    static let credentials = Schema.named(
        "Credentials",
        .object([
            ("contact", .string()), ("password", .string()), ("challenge", .optional(.string())),
            ("captcha", .optional(.string())),
        ]))
    static let answer = Schema.named("StepAnswer", .object([("step", .string()), ("code", .string())]))
    static let refresh = Schema.named("Refresh", .object([("refreshToken", .string())]))
    static let step = Schema.named("Step", .object([("step", .string())]))
    static let tokens = Schema.named(
        "Tokens",
        .object([
            ("accessToken", .string()), ("refreshToken", .string()), ("expiresIn", .integer(minimum: 1)),
            ("account", AccountID.schema),
        ]))
    static let account = Schema.named(
        "Account",
        .object([
            ("id", AccountID.schema), ("name", .string()), ("language", .string()), ("roles", .array(.string())),
            ("contacts", .array(.string())), ("hasSecondFactor", .boolean), ("trust", .integer(minimum: 0)),
            ("picture", .optional(.string(format: "uri-reference"))), ("notifications", ProfileJSON.notifications),
            ("createdAt", .string(format: "date-time")),
        ]))

    static func pending(_ secret: String) -> Response {
        var json = JSONWriter(reserving: 128)
        json.object { $0.member("step", secret) }
        return held(.json(json.bytes, status: .accepted))
    }

    static func challenge(_ challenge: FormChallenge) -> Response {
        var json = JSONWriter(reserving: 256)
        json.object { json in
            json.member("challenge", challenge.puzzle)
            json.member("captchaSiteKey", challenge.widget?.siteKey)
        }
        return held(.json(json.bytes, status: .created))
    }

    static func signedIn(_ signedIn: SignedIn) -> Response {
        var json = JSONWriter(reserving: 1024)
        json.object { json in
            json.member("accessToken", signedIn.access)
            json.member("refreshToken", signedIn.refresh)
            json.member("expiresIn", Doorkeeper.accessMinutes * 60)
            json.member("account", signedIn.account.pathText)
        }
        return held(.json(json.bytes, status: .created))
    }

    static func answer(_ account: Account, _ contacts: [Contact]) -> Response {
        var json = JSONWriter(reserving: 512)
        json.object { json in
            json.member("id", account.id.pathText)
            json.member("name", account.name)
            json.member("language", account.language.tag)
            json.key("roles")
            json.array(of: account.roles.map(\.rawValue).sorted()) { $0.value($1) }
            // As pages show them; the clear ones come with the export of all data only.
            json.key("contacts")
            json.array(of: contacts) { $0.value($1.masked) }
            json.member("hasSecondFactor", account.hasSecondFactor)
            json.member("trust", account.trust)
            json.member("picture", account.picture.map { "/img/\($0)/320.webp" })
            json.key("notifications")
            json.verbatim(json: account.notifications.json.utf8)
            json.member("createdAt", time: account.createdAt)
        }
        return held(.json(json.bytes))
    }

    static func held(_ response: Response) -> Response {
        var response = response
        response.headers.add("Cache-Control", "private, no-store")
        return response
    }
}
