import Accounts
import Flows
import Frame
import Gate
import HTTP
import Vocabulary

/// A new password for who lost the old one.
struct ResetAPI: Sendable {
    let desk: AccountAPI

    static let resets = Route(.post, "/api/v1/password-resets")
    static let confirmations = Route(.post, "/api/v1/password-resets/confirmation")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.resets, for: .everyone, "Ask for a new password: a code goes to the contact", tag: "Accounts",
                body: LockJSON.resetWish, returns: AccountJSON.step, success: .accepted, refusals: AccountAPI.refusals,
                bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.refusing {
                    AccountJSON.pending(
                        try await desk.gate.reset(
                            form.text("contact"),
                            language: Language(tag: form.text("language")) ?? desk.kit.market.languages[0],
                            from: request.peer))
                }
            },
            Endpoint(
                Self.confirmations, for: .everyone, "The code and the new password; all sessions end", tag: "Accounts",
                body: LockJSON.newPassword, refusals: AccountAPI.refusals, bodyLimit: 16 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.refusing {
                    try await ResetPassword(desk.door).finish(
                        form.text("step"), code: form.text("code"), password: form.text("password"))
                    return Response(.noContent)
                }
            },
        ]
    }
}
