/// Which fold of five a query belongs to: by its own letters, so that it is the same whatever else was asked, and a query that
/// was held out once stays so.
package enum QueryFold {
    package static let count = 5

    /// - Returns: 0 to 4.
    package static func of(_ query: String) -> Int { query.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % count }
}
