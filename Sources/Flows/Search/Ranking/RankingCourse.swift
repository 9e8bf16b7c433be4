import Search

/// What has to be so before a learned order takes the place of the weights set by hand.
package struct RankingCourse: Sendable {
    /// What has to be known of a query.
    package var bounds = ClickLesson.Bounds()
    /// Of such queries, one in five is held out to measure by.
    package var fewestQueries = 60
    /// How much more NDCG@10 than the weights set by hand, on the queries held out.
    package var margin = 0.01
    /// And so many standard errors of the difference, so that chance is not taken for an order.
    package var errors = 2.0

    package init() {}
}

/// What a lesson came to.
package struct RankingLesson: Sendable, Equatable {
    package let outcome: LessonOutcome
    /// Queries that the log had enough of.
    package let queries: Int
    /// Nil where there were too few.
    package let measure: KeptRanker.Measure?
    /// What orders from now on; nil: the weights set by hand.
    package let ranker: Int64?
}
