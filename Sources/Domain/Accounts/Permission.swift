/// One thing that staff may be allowed to do. Admins may do all of them.
package enum Permission: String, Sendable, CaseIterable, Hashable {
    /// Listings, categories, brands, attributes, vehicles, imports of the whole market.
    case catalogue
    /// Stock, suppliers and purchase orders of the whole market.
    case inventory
    /// Banners, featured rows, synonyms, redirects.
    case merchandising
    /// Look at figures of the whole market.
    case insights
    /// Judge products that quality control flagged, hide reviews.
    case quality
    /// Look at jobs, dead letters and sync logs, and retry them.
    case jobs
    /// Enrol sellers and read their catalogues anew.
    case sellers
    /// Look accounts up, suspend them, end their sessions.
    case accounts
    /// Decide identity checks and official stores.
    case identity
    /// Read the audit log.
    case audit
    /// Give and take roles and permissions.
    case roles
}

/// What a program with an API key may be allowed to do, of what its owner may.
package enum Scope: String, Sendable, CaseIterable, Hashable {
    /// Read the owner's own data.
    case read
    /// Change the owner's own data.
    case write
}
