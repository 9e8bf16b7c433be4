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

    /// Who may use what a permission names.
    /// Whoever has any work at it.
    package var audience: Audience {
        switch self {
        case .market: .anyStaff
        case .store: .sellers
        }
    }

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

/// One entry of a desk's menu. It shows to whom its page would open, and to nobody else.
package struct DeskEntry: Sendable {
    package let title: Said
    package let path: String
    package let audience: Audience
    /// `g` and this letter go there.
    package let key: Character

    package init(_ title: Said, _ path: String, for audience: Audience, key: Character) {
        (self.title, self.path, self.audience, self.key) = (title, path, audience, key)
    }
}
