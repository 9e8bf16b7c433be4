import Events
import Retrieval
import Synchronization
import Telemetry

/// What a serving process knows of an index elsewhere.
final class SearchStanding: Sendable {
    private struct State {
        var position: EventPosition?
        var away: String?
        /// Why changes are not written although it answers.
        var trouble: String?
        var story = "starting"
    }

    private let state = Mutex(State())
    private let log: Log

    init(log: Log) { self.log = log }

    /// Whether it may be searched.
    var isAnswering: Bool { state.withLock { $0.position != nil && $0.away == nil } }
    var position: EventPosition? { state.withLock { $0.position } }
    var isAway: Bool { state.withLock { $0.away != nil } }
    var fault: String? { state.withLock { $0.away ?? $0.trouble } }
    var story: String {
        get { state.withLock { $0.story } }
        set { state.withLock { $0.story = newValue } }
    }

    func lost(_ fault: IndexFault) {
        let isNews = state.withLock { state in
            defer { state.away = fault.description }
            return state.away == nil
        }
        if isNews { log.warning("words come from PostgreSQL", ["fault": .text("\(fault)")]) }
    }

    /// It does not take what is written. What it has is searched on.
    func refused(_ fault: IndexFault) {
        let isNews = state.withLock { state in
            defer { state.trouble = fault.description }
            return state.trouble == nil
        }
        if isNews { log.error("the search index stands still", ["fault": .text("\(fault)")]) }
    }

    /// It was written into, or it is another process's turn; and what that makes of it.
    func goesOn(_ story: String) { state.withLock { ($0.trouble, $0.story) = (nil, story) } }

    /// It answered, and has come so far; nil: there is none.
    func found(_ position: EventPosition?) {
        let wasAway = state.withLock { state in
            defer { (state.position, state.away) = (position, nil) }
            return state.away != nil
        }
        if wasAway { log.notice("the search index answers again") }
    }
}
