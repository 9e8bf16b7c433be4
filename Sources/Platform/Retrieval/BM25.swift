/// How words weigh, whoever plays the index: counts saturate early, for a title that says a word twice is hardly more about
/// it, and length counts for less than in prose. Measured with `soko evaluate search` (docs/search.md).
package enum BM25 {
    package static let k1 = 1.2, b = 0.6
}
