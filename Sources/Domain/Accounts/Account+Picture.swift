import Postgres
import Vocabulary

extension Account {
    /// That somebody whose account lives shows this picture.
    package static func shows(_ key: String) -> SQL {
        "EXISTS (SELECT 1 FROM accounts WHERE picture = \(key) AND status = 'active')"
    }
}
