import Frame
import Accounts
import Flows
import HTTP
import JSON

/// The authenticator app.
struct FactorAPI: Sendable {
    let desk: AccountAPI

    static let factor = Route(.post, "/api/v1/account/second-factor")
    static let confirmations = Route(.post, "/api/v1/account/second-factor/confirmation")
    static let removals = Route(.post, "/api/v1/account/second-factor/removal")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.factor, for: .signedIn, "Set an authenticator app up: nothing is on before its first code",
                tag: "Accounts", body: LockJSON.password, returns: LockJSON.factorOffer, refusals: AccountAPI.refusals,
                bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    LockJSON.offered(
                        try await ChangeSecondFactor(desk.door).begin(person.account, password: form.text("password")))
                }
            },
            Endpoint(
                Self.confirmations, for: .signedIn, "The app's first code; recovery codes are told this once",
                tag: "Accounts", body: AccountJSON.answer, returns: LockJSON.recoveryCodes,
                refusals: AccountAPI.refusals, bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, session in
                    LockJSON.recovering(
                        try await ChangeSecondFactor(desk.door).confirm(
                            person.account, form.text("step"), code: form.text("code"), session: session))
                }
            },
            Endpoint(
                Self.removals, for: .signedIn, "Take the app away", tag: "Accounts", body: LockJSON.password,
                refusals: AccountAPI.refusals, bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    try await ChangeSecondFactor(desk.door).remove(person.account, password: form.text("password"))
                    return Response(.noContent)
                }
            },
        ]
    }
}
