/// Why a statement did not run.
package enum PostgresFault: Error, Sendable, CustomStringConvertible {
    /// The server cannot be reached, or the connection broke under the statement.
    case unavailable(String)
    /// Every connection was busy until the acquire deadline, or too many wait already.
    case busy
    /// The server refused the statement.
    case refused(state: String, message: String, constraint: String?)

    /// Whether the same transaction may well succeed when it is run again (serialisation failure, deadlock).
    package var isSerializationFailure: Bool {
        if case .refused(let state, _, _) = self { return state == "40001" || state == "40P01" }
        return false
    }

    /// The constraint that a unique violation names.
    package var violatedUnique: String? {
        if case .refused("23505", _, let constraint) = self { return constraint ?? "" }
        return nil
    }

    /// Whether a row is pointed to, or points nowhere.
    package var isForeignKeyViolation: Bool {
        if case .refused("23503", _, _) = self { return true }
        return false
    }

    /// Whether the database is away, shutting down or overloaded: the caller should answer 503 and come back.
    package var isOutage: Bool {
        switch self {
        case .unavailable, .busy: true
        case .refused(let state, _, _): state.hasPrefix("57P") || state.hasPrefix("53")
        }
    }

    package var description: String {
        switch self {
        case .unavailable(let reason): "database unavailable: \(reason)"
        case .busy: "database busy"
        case .refused(let state, let message, let constraint):
            "\(state) \(message)" + (constraint.map { " (\($0))" } ?? "")
        }
    }
}
