import HTTP
import Vocabulary

/// The addresses of the doors and of one's own room.
package enum AccountRoutes {
    package static let join = Route(.get, "/join")
    package static let joining = Route(.post, "/join")
    package static let joinCode = Route(.get, "/join/code")
    package static let joinConfirmation = Route(.post, "/join/code")

    package static let signIn = Route(.get, "/sign-in")
    package static let signingIn = Route(.post, "/sign-in")
    package static let secondFactor = Route(.get, "/sign-in/code")
    package static let secondFactorAnswer = Route(.post, "/sign-in/code")
    package static let elsewhere = Route(.post, "/sign-in/with")
    package static let elsewhereCallback = Route(.get, "/sign-in/callback")
    package static let signOut = Route(.post, "/sign-out")

    package static let reset = Route(.get, "/reset")
    package static let resetting = Route(.post, "/reset")
    package static let resetCode = Route(.get, "/reset/code")
    package static let resetConfirmation = Route(.post, "/reset/code")

    package static let room = Route(.get, "/account")
    package static let profile = Route(.post, "/account/profile")
    package static let identity = Route(.get, "/account/identity")
    package static let identityCheck = Route(.post, "/account/identity")
    package static let security = Route(.get, "/account/security")
    package static let password = Route(.post, "/account/password")
    package static let contact = Route(.post, "/account/contact")
    package static let contactCode = Route(.get, "/account/contact/code")
    package static let contactConfirmation = Route(.post, "/account/contact/code")
    package static let factor = Route(.post, "/account/second-factor")
    package static let factorConfirmation = Route(.post, "/account/second-factor/code")
    package static let factorRemoval = Route(.post, "/account/second-factor/removal")
    package static let provider = Route(.post, "/account/provider")
    package static let providerRemoval = Route(.post, "/account/provider/removal")
    package static let sessionEnd = Route(.post, "/account/sessions/{id}/end", SessionID.self)
    package static let othersEnd = Route(.post, "/account/sessions/others/end")
    package static let keys = Route(.post, "/account/keys")
    package static let keyRevocation = Route(.post, "/account/keys/{id}/revocation", APIKeyID.self)
    package static let export = Route(.get, "/account/data.json")
    package static let erasure = Route(.post, "/account/erasure")
}
