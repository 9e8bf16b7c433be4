import HTTP

/// The addresses of the desk of reviews.
enum ReviewRoutes {
    static let all = Route(.get, "/admin/reviews")
    static let hiding = Route(.post, "/admin/reviews/hiding")
    static let showing = Route(.post, "/admin/reviews/showing")
}
