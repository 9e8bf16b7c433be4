import Postgres
import Vocabulary

extension Seller {
    /// That some seller's page shows this picture.
    package static func shows(_ key: String) -> SQL {
        "EXISTS (SELECT 1 FROM sellers WHERE cover = \(key))"
    }
}
