import Jobs
import Quality
import Vocabulary

/// The queues between a seller's catalogue and the wall, in the order a product passes them.
package enum Pipeline {
    package static let syncSeller = JobKind<SellerTask>("sync-seller", priority: 5, maxAttempts: 5)
    package static let hydrateProduct = JobKind<ProductTask>("hydrate-product", maxAttempts: 8)
    package static let generateEmbedding = JobKind<ProductTask>("generate-embedding", maxAttempts: 6)
    package static let qualityControl = JobKind<QualityTask>("quality-control", maxAttempts: 8)
    package static let lazyPersistence = JobKind<ProductTask>("lazy-persistence", priority: -5, maxAttempts: 10)
    package static let heartbeat = JobKind<HeartbeatTask>("heartbeat", maxAttempts: 1)
    package static let reembed = JobKind<ReembedTask>("reembed-products", priority: -5, maxAttempts: 5)
}

package struct SellerTask: Codable, Sendable {
    package let seller: SellerID
    package init(seller: SellerID) { self.seller = seller }
}

package struct ProductTask: Codable, Sendable {
    package let product: ProductID
    package init(product: ProductID) { self.product = product }
}

package struct QualityTask: Codable, Sendable {
    package let product: ProductID
    package let evidence: QualityEvidence
    /// The `contentHash` that the evidence was taken from: a product rewritten since is looked at again.
    package let content: String
}

package struct HeartbeatTask: Codable, Sendable {
    package init() {}
}

/// Embeds, page by page, what another model embedded.
package struct ReembedTask: Codable, Sendable {
    package let after: ProductID?
    package init(after: ProductID? = nil) { self.after = after }
}
