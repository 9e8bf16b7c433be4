import Flows
import HTTP

extension ElsewhereRefusal {
    package var status: Status {
        switch self {
        case .over: .badRequest
        case .declined, .suspended: .forbidden
        case .away: .unavailable
        case .untrusted: .badGateway
        case .addressKnown, .taken: .conflict
        }
    }
}
