import Postgres
import Vocabulary

/// Whose the pages of a batch are, and what stores its readers run.
struct PageOwners: Sendable {
    let products: [ProductID: SellerID]
    let sellers: [String: SellerID]
    let stores: [AccountID: SellerID]

    /// Three statements, whatever the batch.
    static func of(_ batch: FootfallBatch, in tx: Transaction) async throws -> PageOwners {
        var products: Set<ProductID> = [], slugs: Set<Slug> = [], keepers: Set<AccountID> = []
        for view in batch.views.keys {
            switch view.page {
            case .wall: break
            case .product(let id): products.insert(id)
            case .seller(let slug): slugs.insert(slug)
            }
            if let keeper = view.keeper { keepers.insert(keeper) }
        }
        let goods: [Owned<ProductID>] = try await tx.rows(
            "SELECT id, seller_id FROM products WHERE id = ANY (\(Array(products))::bigint[])")
        let shops: [Owned<String>] = try await tx.rows(
            "SELECT slug, id FROM sellers WHERE slug = ANY (\(Array(slugs))::text[])")
        let people: [Owned<AccountID>] = try await tx.rows(
            "SELECT id, seller_id FROM accounts WHERE id = ANY (\(Array(keepers))::bigint[]) AND seller_id IS NOT NULL")
        return PageOwners(products: goods.byKey(), sellers: shops.byKey(), stores: people.byKey())
    }

    /// Nil for the wall, and for what is not there any more: such a look is the market's alone.
    func owner(of page: CountedPage) -> SellerID? {
        switch page {
        case .wall: nil
        case .product(let id): products[id]
        case .seller(let slug): sellers[slug.text]
        }
    }
}

private struct Owned<Key: SQLDecodable & Hashable>: SQLRow {
    let key: Key
    let owner: SellerID

    init(row: inout RowReader) throws {
        key = try row.next()
        owner = try SellerID(row: &row)
    }
}

extension Array {
    fileprivate func byKey<Key>() -> [Key: SellerID] where Element == Owned<Key> {
        Dictionary(uniqueKeysWithValues: map { ($0.key, $0.owner) })
    }
}
