import HTTP

/// Who may use an endpoint.
///
/// Every endpoint names one, for `Endpoint` takes none by default; there is no empty one, and what is not named is refused.
package enum Audience: EndpointAudience, Hashable {
    /// Whoever asks, signed in or not.
    case everyone
    /// Whoever has signed in.
    case signedIn
    /// Who runs a store.
    case sellers
    /// Staff with this permission, and admins.
    case staff(Permission)
    case admins

    package var name: String {
        switch self {
        case .everyone: "everyone"
        case .signedIn: "signed in"
        case .sellers: "sellers"
        case .staff(let permission): "staff: \(permission.rawValue)"
        case .admins: "admins"
        }
    }

    package var isOpen: Bool { self == .everyone }

    /// Whether this person belongs to it. Nobody in particular belongs to `everyone` only.
    ///
    /// Staff and admins are what they are only when a second factor stood for them.
    package func includes(_ person: Person?) -> Bool {
        switch self {
        case .everyone: true
        case .signedIn: person != nil
        case .sellers: person?.roles.contains(.seller) == true
        case .staff(let permission): person?.may(permission) == true
        case .admins: person?.isAdmin == true
        }
    }
}

extension EndpointAudience where Self == Audience {
    package static var everyone: Audience { .everyone }
    package static var signedIn: Audience { .signedIn }
    package static var sellers: Audience { .sellers }
    package static var admins: Audience { .admins }
    package static func staff(_ permission: Permission) -> Audience { .staff(permission) }
}
