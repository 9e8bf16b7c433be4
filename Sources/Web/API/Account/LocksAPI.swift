import Frame
import Accounts
import Flows
import Gate
import HTTP

/// One's own password and contacts.
struct LocksAPI: Sendable {
    let desk: AccountAPI

    static let password = Route(.put, "/api/v1/account/password")
    static let contacts = Route(.post, "/api/v1/account/contacts")
    static let confirmations = Route(.post, "/api/v1/account/contacts/confirmation")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.password, for: .signedIn, "Another password; other sessions end", tag: "Accounts",
                body: LockJSON.passwordChange, refusals: AccountAPI.refusals, bodyLimit: 16 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, session in
                    try await ChangePassword(desk.door)(
                        person.account, from: form.text("old"), to: form.text("password"), session: session)
                    return Response(.noContent)
                }
            },
            Endpoint(
                Self.contacts, for: .signedIn,
                "Another address or telephone number: a code goes to it, and it takes the place of the one before",
                tag: "Accounts", body: LockJSON.contactChange, returns: AccountJSON.step, success: .accepted,
                refusals: AccountAPI.refusals, bodyLimit: 8 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    let contact = try desk.gate.contact(form.text("contact"))
                    return AccountJSON.pending(
                        try await ChangeContact(desk.door).begin(
                            person.account, contact, password: form.text("password")))
                }
            },
            Endpoint(
                Self.confirmations, for: .signedIn, "The code that came; the old contact is told", tag: "Accounts",
                body: AccountJSON.answer, refusals: AccountAPI.refusals, bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    try await ChangeContact(desk.door).confirm(
                        person.account, form.text("step"), code: form.text("code"))
                    return Response(.noContent)
                }
            },
        ]
    }
}
