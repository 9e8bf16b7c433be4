import HTTP

/// Who may use an endpoint.
///
/// Every endpoint names one, for `Endpoint` takes none by default; there is no empty one, and what is not named is refused.
package enum Audience: EndpointAudience, Hashable {
    case anybody, members, storekeepers, holders(of: Permission), chiefs

    package var name: String {
        switch self {
        case .anybody: "everyone"
        case .members: "signed in"
        case .storekeepers: "sellers"
        case .holders(let permission): "staff: \(permission.rawValue)"
        case .chiefs: "admins"
        }
    }

    package var isOpen: Bool { self == .anybody }

    /// Whether this person belongs to it. Nobody in particular belongs to `everyone` only.
    ///
    /// Staff and admins are what they are only when a second factor stood for them.
    package func includes(_ person: Person?) -> Bool {
        switch self {
        case .anybody: true
        case .members: person != nil
        case .storekeepers: person?.roles.contains(.seller) == true
        case .holders(let permission): person?.may(permission) == true
        case .chiefs: person?.isAdmin == true
        }
    }
}

// As endpoints name them.
extension EndpointAudience where Self == Audience {
    /// Whoever asks, signed in or not.
    package static var everyone: Audience { .anybody }
    /// Whoever has signed in.
    package static var signedIn: Audience { .members }
    /// Who runs a store.
    package static var sellers: Audience { .storekeepers }
    /// Staff with this permission, and admins.
    package static func staff(_ permission: Permission) -> Audience { .holders(of: permission) }
    package static var admins: Audience { .chiefs }
}
