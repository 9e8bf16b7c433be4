import Audit
import Catalog
import Events
import Jobs
import Postgres
import Quality
import Scouting
import Vocabulary

/// Who looks at products: a model or the local rules. Its name stands in `/health`.
package struct QualityJudge: Sendable {
    package var name: String
    package var verdict:
        @Sendable (_ evidence: QualityEvidence, _ picture: @Sendable () async throws -> [UInt8]?) async throws ->
            Verdict

    package init(
        name: String,
        verdict: @escaping @Sendable (QualityEvidence, @Sendable () async throws -> [UInt8]?) async throws -> Verdict
    ) {
        self.name = name
        self.verdict = verdict
    }

    package static func localRules(_ rules: LocalRules = LocalRules()) -> QualityJudge {
        QualityJudge(name: "local rules") { evidence, _ in rules.verdict(on: evidence) }
    }
}

/// Decides whether a product goes on the wall.
package struct JudgeProduct: Sendable {
    private let db: Database
    private let judge: QualityJudge
    private let picture: FetchPicture

    package init(db: Database, judge: QualityJudge, picture: FetchPicture) {
        self.db = db
        self.judge = judge
        self.picture = picture
    }

    package func callAsFunction(_ task: QualityTask) async throws {
        guard let product = try await Product.find(task.product, in: db),
            [.hydrated, .live, .flagged].contains(product.status)
        else { return }
        let verdict = try await judge.verdict(task.evidence) { [picture] in
            if case .bytes(let bytes) = try await picture(of: product) { bytes } else { nil }
        }
        try await db.transaction { tx in
            guard let product = try await Product.locked(task.product, in: tx),
                [.hydrated, .live, .flagged].contains(product.status)
            else { return }
            guard product.contentHash == task.content else {
                // The verdict is about words or a picture that it no longer has.
                try await JobQueue.enqueue(
                    Pipeline.generateEmbedding, ProductTask(product: product.id), dedupe: product.id.pathText, in: tx)
                return
            }
            try await settle(product, verdict, in: tx)
        }
    }

    private func settle(_ product: Product, _ verdict: Verdict, in tx: Transaction) async throws {
        let id = product.id
        switch verdict {
        // What waits for an admin waits; what is live comes off the wall until an admin has looked.
        case .approved where product.status == .flagged, .flagged where product.status == .flagged: return
        case .approved: try await ApproveProduct.approve(product, in: tx)
        case .flagged(let reason):
            try await product.move(to: .flagged, reason: reason.rawValue, in: tx)
            try await SyncLog.record(
                [(.flagged, product.status.rawValue, reason.rawValue)], product: id, seller: product.sellerID, in: tx)
        case .rejected(let reason):
            try await product.move(to: .rejected, reason: reason.rawValue, in: tx)
            try await SyncLog.record(
                [(.rejected, product.status.rawValue, reason.rawValue)], product: id, seller: product.sellerID, in: tx)
        }
    }
}

/// An admin's word on a product that was flagged or rejected.
package struct ApproveProduct: Sendable {
    private let db: Database
    package init(db: Database) { self.db = db }

    /// - Returns: false when there is no such product, or it is not one to decide on.
    package func callAsFunction(_ id: ProductID, by actor: AuditActor) async throws -> Bool {
        try await db.transaction { tx in
            // What its page was never read for has nothing to show; what was made at a desk has no page to read.
            guard let product = try await Product.locked(id, in: tx), [.flagged, .rejected].contains(product.status),
                product.whatsappID == nil || product.lastHydratedAt != nil, !product.title.isEmpty
            else { return false }
            try await Self.approve(product, in: tx)
            try await note(product, "approved", actor, in: tx)
            return true
        }
    }

    package func reject(_ id: ProductID, by actor: AuditActor) async throws -> Bool {
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, in: tx), [.flagged, .live].contains(product.status) else {
                return false
            }
            try await product.move(to: .rejected, reason: "by-admin", in: tx)
            try await SyncLog.record(
                [(.rejected, product.status.rawValue, "by-admin")], product: id, seller: product.sellerID, in: tx)
            try await note(product, "rejected", actor, in: tx)
            return true
        }
    }

    /// Last in its transaction: entries of the log wait for one another.
    private func note(_ product: Product, _ decision: String, _ actor: AuditActor, in tx: Transaction) async throws {
        try await AuditLog.record(
            .productJudged, by: actor, on: "product:" + product.id.pathText,
            [("decision", decision), ("was", product.status.rawValue)], in: tx)
    }

    static func approve(_ product: Product, in tx: Transaction) async throws {
        if product.status != .live {
            try await product.move(to: .live, in: tx)
            try await SyncLog.record(
                [(.approved, product.status.rawValue, "live")], product: product.id, seller: product.sellerID, in: tx)
            try await Outbox.record(
                "product-live", of: product.id.pathText, ["seller": product.sellerID.pathText], in: tx)
        }
        if product.picture.key == nil {
            try await JobQueue.enqueue(
                Pipeline.lazyPersistence, ProductTask(product: product.id), dedupe: product.id.pathText, in: tx)
        }
    }
}
