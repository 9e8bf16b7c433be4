import Accounts
import Flows
import Frame
import Gate
import HTTP
import Identity
import JSON
import Vocabulary

/// One's own identity check for programs and apps.
package struct IdentityAPI: Sendable {
    private let accounts: AccountAPI
    private let handIn: HandInIdentity

    package init(_ accounts: AccountAPI, handIn: HandInIdentity) { (self.accounts, self.handIn) = (accounts, handIn) }

    package static let check = Route(.get, "/api/v1/account/identity")
    package static let handingIn = Route(.post, "/api/v1/account/identity")

    private static let state = Schema.named(
        "IdentityState",
        .object([
            ("status", .string(choices: ["none"] + IdentityCheck.Status.allCases.map(\.rawValue))),
            ("reason", .optional(.string(choices: RejectionReason.allCases.map(\.rawValue)))),
            ("remark", .string()), ("handedInAt", .optional(.string(format: "date-time"))),
            ("decidedAt", .optional(.string(format: "date-time"))),
        ]))
    private static let documents = Schema.named(
        "IdentityDocuments", .object([("number", .string()), ("document", .array(.string(format: "binary")))]))

    package var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.check, for: .signedIn, "Whether one's identity is verified", tag: "Accounts", returns: Self.state,
                refusals: [.unauthorized, .unavailable]
            ) { request in
                let person = try await accounts.owner(request)
                return Self.answer(try await IdentityCheck.latest(of: person.account, in: accounts.door.db), .ok)
            },
            Endpoint(
                Self.handingIn, for: .signedIn, "Hand in 1 to 4 documents: JPEG, PNG, WebP or PDF", tag: "Accounts",
                body: Self.documents, bodyType: "multipart/form-data", returns: Self.state,
                refusals: [.badRequest, .unauthorized, .conflict, .unprocessable, .tooManyRequests, .unavailable],
                bodyLimit: 4 * ReadDocument.mostBytes + (256 << 10)
            ) { request in try await hand(request) },
        ]
    }

    private func hand(_ request: Request) async throws -> Response {
        let person = try await accounts.owner(request)
        guard request.headers["content-type"]?.lowercased().hasPrefix("multipart/form-data") == true else {
            throw Problem(.unsupportedMediaType, code: "multipart-wanted")
        }
        try await accounts.gate.limits.admit(.identity, contact: person.account.pathText, from: request.peer)
        do {
            try await handIn(
                person.account, number: request.form["number"] ?? "",
                documents: request.files("document").map(\.bytes))
        } catch let refusal as IdentityRefusal {
            let isRace = refusal == .checkOpen || refusal == .alreadyVerified
            throw Problem(
                isRace ? .conflict : .unprocessable, code: refusal.code,
                detail: Phrases.in(.english).identity.text(
                    of: refusal.code, document: refusal.document.map(String.init) ?? ""))
        }
        return Self.answer(try await IdentityCheck.latest(of: person.account, in: accounts.door.db), .created)
    }

    private static func answer(_ check: IdentityCheck?, _ status: Status) -> Response {
        var json = JSONWriter(reserving: 256)
        json.object { json in
            json.member("status", check?.status.rawValue ?? "none")
            json.member("reason", check?.reason?.rawValue)
            // While it waits, the remark is the provider's and for staff.
            json.member("remark", check?.status == .rejected ? check?.remark ?? "" : "")
            json.member("handedInAt", time: check?.createdAt)
            json.member("decidedAt", time: check?.decidedAt)
        }
        var response = Response.json(json.bytes, status: status)
        response.headers.add("Cache-Control", "private, no-store")
        return response
    }
}
