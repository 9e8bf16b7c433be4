import Accounts
import Frame
import HTML
import HTTP
import Vocabulary

/// Whose desk: the market's people work at `/admin`, on everybody's rows; a seller at `/sell`, on their own.
package enum DeskArea: Sendable, CaseIterable {
    case market, store

    package var prefix: StaticString {
        switch self {
        case .market: "/admin"
        case .store: "/sell"
        }
    }

    /// Whoever has any work at it.
    package var audience: Audience {
        switch self {
        case .market: .anyStaff
        case .store: .sellers
        }
    }

    /// Who may use what a permission names.
    package func audience(_ permission: Permission) -> Audience {
        switch self {
        case .market: .staff(permission)
        case .store: .sellers
        }
    }

    package func route(_ method: HTTP.Method, _ template: StaticString) -> Route<> {
        Route(method, under: prefix, template)
    }

    package func route<Value: PathValue>(_ method: HTTP.Method, _ template: StaticString, _ value: Value.Type) -> Route<
        Value
    > {
        Route(method, under: prefix, template, value)
    }
}
