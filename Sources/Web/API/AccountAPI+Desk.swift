import Accounts
import Flows
import Frame
import Gate
import HTTP
import Vocabulary

// What every endpoint of accounts does first.
extension AccountAPI {
    /// Whose request it is. A browser's cookie comes along even when another site asked for it.
    func owner(_ request: Request) async throws -> Person {
        if !People.sentByProgram(request) {
            if request.method != .get { try kit.visitors.checkForm(request, of: kit.visitors.visitor(of: request)) }
        }
        guard let person = try await people.person(of: request) else {
            throw Problem(.unauthorized, code: "sign-in-needed")
        }
        return person
    }

    /// Who lives here, in person: a program's key neither sees nor turns the locks of a room, or whoever found it would
    /// make himself further ones.
    func resident(_ request: Request) async throws -> (person: Person, session: SessionID) {
        let person = try await owner(request)
        guard let session = person.session else {
            throw Problem(.forbidden, code: "session-needed", detail: "Keys may not do this.")
        }
        return (person, session)
    }

    /// A change of what keeps others out: the same limit as on pages.
    func changing(_ request: Request, _ body: (Person, SessionID) async throws -> Response) async throws -> Response {
        let (person, session) = try await resident(request)
        try await gate.admitChange(of: person, from: request.peer)
        return try await refusing { try await body(person, session) }
    }

    func device(_ request: Request) -> Device { gate.device(request) }

    func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
        let words = Phrases.in(.english)
        do { return try await body() } catch let refusal as AccountRefusal {
            throw Self.problem(refusal == .notThere, refusal.code, words.account.text(of: refusal.code))
        } catch let refusal as ProfileRefusal {
            throw Self.problem(refusal == .notThere, refusal.code, words.profile.text(of: refusal.code))
        }
    }

    /// A room that is somebody else's is not there.
    private static func problem(_ isMissing: Bool, _ code: String, _ detail: String) -> Problem {
        Problem(isMissing ? .notFound : .unprocessable, code: code, detail: detail)
    }
}
