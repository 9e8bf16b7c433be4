import Accounts
import Flows
import Frame
import HTTP
import Search
import Vocabulary

/// Writes down what the API was asked to search.
struct ProgramSearches: Sendable {
    let diary: SearchDiary
    let kit: PageKit

    /// - Parameter fill: what was found of it; on an address that names no search nothing is noted.
    func note(
        _ request: Request, _ pairs: [(name: String, value: String)], _ source: SearchSource, taking time: Duration,
        _ fill: (inout LoggedSearch) -> Void
    ) {
        let visitor = kit.visitors.visitor(of: request)
        let isOurs = visitor.person.map { !$0.roles.isDisjoint(with: [.staff, .admin]) } ?? false
        guard !isOurs, let list = ListKey(path: request.path, pairs) else { return }
        var search = LoggedSearch(list: list, words: list.query, language: visitor.language)
        search.source = source
        search.milliseconds = max(1, Int(time / .milliseconds(1)))
        fill(&search)
        diary.note(search, by: reader(request, visitor))
    }

    /// A program is nobody in particular, and whom it asks for is not ours to know; a browser's page is its visitor's.
    private func reader(_ request: Request, _ visitor: Visitor) -> SearchReader {
        guard let id = visitor.id, request.headers["authorization"] == nil, request.headers["sec-gpc"] != "1",
            request.headers["dnt"] != "1"
        else { return .unfollowed }
        return SearchReader(visitor: id, reader: nil)
    }
}
