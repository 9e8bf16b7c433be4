import Postgres
import Vocabulary

/// What became of some rows.
package struct ImportCounts: Sendable, Equatable {
    package var created = 0
    package var changed = 0
    package var same = 0
    package var refused = 0
    package var rows: Int { created + changed + same + refused }

    package init(created: Int = 0, changed: Int = 0, same: Int = 0, refused: Int = 0) {
        (self.created, self.changed, self.same, self.refused) = (created, changed, same, refused)
    }

    package static func + (a: ImportCounts, b: ImportCounts) -> ImportCounts {
        ImportCounts(
            created: a.created + b.created, changed: a.changed + b.changed, same: a.same + b.same,
            refused: a.refused + b.refused)
    }
}

/// A product that the rest of the market has to hear of.
package struct ImportedProduct: Sendable, SQLRow {
    package let id: ProductID
    package let status: ProductStatus
    package let isNew: Bool
    package let hasPicture: Bool
    /// Its words or its first picture are others now.
    package let isOther: Bool
    /// Pictures of it are still to be fetched.
    package let lacksPictures: Bool

    package init(row: inout RowReader) throws {
        id = try ProductID(row: &row)
        status = try row.next()
        isNew = try row.next()
        hasPicture = try row.next()
        isOther = try row.next()
        lacksPictures = try row.next()
    }
}

extension ImportStage {
    package func counts() async throws -> ImportCounts {
        try await tx.row(
            """
            SELECT count(*) FILTER (WHERE refusal IS NULL AND is_new),
                count(*) FILTER (WHERE refusal IS NULL AND NOT is_new AND is_touched),
                count(*) FILTER (WHERE refusal IS NULL AND NOT is_new AND NOT is_touched), count(*) FILTER (WHERE refusal IS NOT NULL)
            FROM import_stage
            """) ?? ImportCounts()
    }

    /// The rows that were refused here, in the file's order.
    package func complaints() async throws -> [ImportComplaint] {
        try await tx.rows(
            "SELECT line, refusal, key FROM import_stage WHERE refusal IS NOT NULL ORDER BY line",
            as: StagedRefusal.self
        ).map(\.complaint)
    }

    /// Products that were made, or whose words or pictures changed.
    package func products() async throws -> [ImportedProduct] {
        try await tx.rows(
            """
            SELECT p.id, p.status, s.is_new, p.image_url <> '' OR p.s3_image_url IS NOT NULL,
                coalesce(s.text_changed, false) OR coalesce(s.picture_changed, false),
                EXISTS (SELECT 1 FROM product_pictures q WHERE q.product_id = p.id AND q.key IS NULL)
            FROM import_stage s JOIN products p ON p.id = s.product_id
            WHERE s.is_lead AND s.is_touched AND s.refusal IS NULL AND (s.is_new OR s.text_changed OR s.picture_changed)
            ORDER BY p.id
            """)
    }
}

extension ImportCounts: SQLRow {
    package init(row: inout RowReader) throws {
        created = try row.next()
        changed = try row.next()
        same = try row.next()
        refused = try row.next()
    }
}

private struct StagedRefusal: SQLRow {
    let complaint: ImportComplaint

    init(row: inout RowReader) throws {
        let line: Int = try row.next()
        let refusal: ImportRefusal = try row.next()
        complaint = ImportComplaint(line: line, refusal, value: try row.next())
    }
}

extension ImportRefusal: SQLDecodable {}
