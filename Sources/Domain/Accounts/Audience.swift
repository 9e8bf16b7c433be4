/// Who may use an endpoint.
///
/// Every endpoint names one, for `Endpoint` takes none by default; there is no empty one, and what is not named is refused.
package enum Audience: Sendable, Hashable {
    case anybody, members, storekeepers, crew, holders(of: Permission), chiefs

    package var name: String {
        switch self {
        case .anybody: "everyone"
        case .members: "signed in"
        case .storekeepers: "sellers"
        case .crew: "staff"
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
        case .crew: person?.isStaff == true
        case .holders(let permission): person?.may(permission) == true
        case .chiefs: person?.isAdmin == true
        }
    }
}
