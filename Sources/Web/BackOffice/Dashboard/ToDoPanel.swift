import Flows
import Frame
import HTML
import Insights
import Vocabulary

/// What waits for somebody, each with the screen where it is done; what others do is not theirs to read.
struct ToDoPanel: Markup {
    let desk: DeskFrame
    let board: Dashboard
    private var language: Language { desk.language }

    struct Item: Sendable {
        let what: Said
        let count: Int
        let path: String
    }

    var body: some Markup {
        section(.class("panel todo")) {
            h2 { DashboardSaid.toDo[language] }
            if items.isEmpty {
                p(.class("quiet")) { DashboardSaid.allDone[language] }
            } else {
                ul {
                    for item in items {
                        li {
                            a(.href(Link(item.path))) {
                                strong { language.grouped(item.count) }
                                span { item.what[language] }
                            }
                        }
                    }
                }
            }
        }
    }

    private var items: [Item] {
        let (standing, prefix) = (board.standing, "\(desk.area.prefix)")
        let all =
            desk.area == .market
            ? [
                Item(what: DashboardSaid.toJudge, count: standing.flagged, path: prefix + "/quality"),
                Item(what: DashboardSaid.deadJobs, count: board.deadJobs, path: prefix + "/jobs/dead"),
                Item(what: DashboardSaid.failedImports, count: board.failedImports, path: prefix + "/imports"),
                Item(what: DashboardSaid.toRead, count: standing.inconclusive, path: prefix + "/pages"),
                Item(what: DashboardSaid.staleSellers, count: standing.sellersStale, path: prefix + "/sync"),
                Item(what: DashboardSaid.low, count: standing.lowShelves, path: prefix + "/stock?standing=low"),
            ]
            : [
                Item(what: DashboardSaid.toAnswer, count: standing.newLeads, path: prefix + "/leads?state=new"),
                Item(what: DashboardSaid.failedImports, count: board.failedImports, path: prefix + "/imports"),
                Item(what: DashboardSaid.low, count: standing.lowShelves, path: prefix + "/stock?standing=low"),
                Item(
                    what: DashboardSaid.beingJudged, count: standing.flagged, path: prefix + "/listings?status=flagged"),
                Item(what: DashboardSaid.ownGone, count: standing.gone, path: prefix + "/sync?change=gone"),
            ]
        return all.filter { $0.count > 0 && isOpen($0) }
    }

    private func isOpen(_ item: Item) -> Bool {
        desk.entries.contains { $0.section != .overview && item.path.hasPrefix($0.path) }
    }
}
