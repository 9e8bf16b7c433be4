import Accounts
import HTTP

extension Audience: EndpointAudience {}

// As endpoints name them.
extension EndpointAudience where Self == Audience {
    /// Whoever asks, signed in or not.
    package static var everyone: Audience { .anybody }
    /// Whoever has signed in.
    package static var signedIn: Audience { .members }
    /// Who runs a store.
    package static var sellers: Audience { .storekeepers }
    /// Staff with any permission, and admins.
    package static var anyStaff: Audience { .crew }
    /// Staff with this permission, and admins.
    package static func staff(_ permission: Permission) -> Audience { .holders(of: permission) }
    package static var admins: Audience { .chiefs }
}
