import Cache
import HTTP
import Postgres
import Telemetry

/// Keeps the last good answer of public pages, and gives it out while the database is away.
///
/// What is kept is not bytes but how to draw them, so that the copy can say how old it is. It holds nothing personal:
/// whoever asks during an outage gets the page as a stranger would.
package final class LastGood: Sendable {
    /// Draws the answer; with an age when it is a saved copy.
    package typealias Drawing = @Sendable (_ age: Duration?) -> Response

    private struct Copy: Sendable {
        let draw: Drawing
        let made: ContinuousClock.Instant
    }

    /// An answer as every stranger gets it.
    private struct Shared: Sendable {
        let response: Response
        let made: ContinuousClock.Instant
    }

    private let copies: LRUCache<String, Copy>
    private let shared: LRUCache<String, Shared>
    private let freshFor: Duration
    private let served: Counter
    private let log: Log

    /// - Parameters:
    ///   - capacity: how many pages are kept.
    ///   - freshFor: how long an answer may be given to other strangers as it is; zero draws each anew.
    package init(capacity: Int = 400, freshFor: Duration = .zero, log: Log, metrics: Metrics) {
        copies = LRUCache(capacity: capacity)
        shared = LRUCache(capacity: capacity)
        self.freshFor = freshFor
        served = metrics.counter(
            "soko_saved_copies_total", "Answers given from a saved copy while the database was away.")
        self.log = log
    }

    /// - Parameters:
    ///   - name: the address and all else that the page depends on, but not who asks.
    ///   - isShared: a stranger asks, whose answer is every stranger's.
    ///   - fresh: fetches and returns the drawing as this visitor and as a stranger sees it.
    package func answer(
        _ name: String, isShared: Bool = false, fresh: () async throws -> (own: Drawing, strangers: Drawing)
    ) async throws -> Response {
        guard isShared, freshFor > .zero else { return try await drawn(name, fresh) }
        let now = ContinuousClock.now
        if let known = shared.value(for: name), known.made.duration(to: now) < freshFor { return known.response }
        let response = try await drawn(name, fresh)
        if response.headers["X-Soko-Saved-Copy"] == nil {
            shared.keep(Shared(response: response, made: now), for: name)
        }
        return response
    }

    private func drawn(_ name: String, _ fresh: () async throws -> (own: Drawing, strangers: Drawing)) async throws
        -> Response
    {
        do {
            let drawing = try await fresh()
            copies.keep(Copy(draw: drawing.strangers, made: .now), for: name)
            return drawing.own(nil)
        } catch let problem as Problem {
            // The page is not there any more, so its copy must not come back while the database is away.
            copies.forget(name)
            shared.forget(name)
            throw problem
        } catch let fault as PostgresFault where fault.isOutage {
            guard let copy = copies.value(for: name) else { throw fault }
            served.add()
            log.warning("saved copy served", ["page": .text(name), "fault": .fault(fault)])
            let age = copy.made.duration(to: .now)
            var response = copy.draw(age)
            response.headers["Cache-Control"] = "no-store"
            response.headers.add("Age", String(age.components.seconds))
            response.headers.add("X-Soko-Saved-Copy", "1")
            return response
        }
    }
}
