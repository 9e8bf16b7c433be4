import Flows
import HTTP
import Insights
import JSON
import Jobs
import Vocabulary

/// How the desks' figures look in the API. Money is in minor units of `currency`.
enum DashboardJSON {
    private static let count = Schema.integer(minimum: 0)
    static let place = Schema.string(pattern: "^[0-9a-z]+-[slka]-[0-9a-z]+$")
    static let span = Schema.integer(choices: StatsSpan.allCases.map(\.days))
    static let figures = Schema.named(
        "Figures",
        .object([
            ("views", count), ("visitors", count), ("leads", count), ("sales", count), ("units", count),
            ("revenueMinor", count), ("conversion", .optional(.number)),
        ]))
    private static let day = Schema.named(
        "DayFigures", .object([("day", .string(format: "date")), ("figures", figures)]))
    private static let topProduct = Schema.named(
        "TopProduct",
        .object([
            ("id", ProductID.schema), ("title", .string()), ("views", count), ("leads", count), ("units", count),
            ("revenueMinor", count),
        ]))
    private static let risk = Schema.named(
        "StockAtRisk",
        .object([
            ("id", ProductID.schema), ("title", .string()), ("free", count), ("soldIn60Days", count),
            ("daysOfCover", count),
        ]))
    private static let queue = Schema.named(
        "QueueHealth",
        .object([
            ("kind", .string()), ("ready", count), ("running", count), ("later", count), ("dead", count),
            ("oldestSeconds", .optional(count)),
        ]))
    private static let standing = Schema.named(
        "DeskStanding",
        .object([
            ("liveListings", count), ("listings", count), ("waitingForJudgement", count), ("lowShelves", count),
            ("newLeads", count), ("sellersReadInLastDay", count), ("sellersStale", count), ("inconclusivePages", count),
            ("goneInLastDay", count), ("failedImports", count),
        ]))
    static let stats = Schema.named(
        "DashboardStats",
        .object([
            ("days", span), ("currency", .string(pattern: "^[A-Z]{3}$")),
            ("figures", figures), ("before", figures), ("series", .array(day)), ("topProducts", .array(topProduct)),
            ("stockAtRisk", .array(risk)), ("standing", standing), ("queues", .array(queue)),
        ]))
    static let activities = Schema.named(
        "Activities",
        .object([
            (
                "items",
                .array(
                    .named(
                        "Activity",
                        .object([
                            ("at", .string(format: "date-time")),
                            ("source", .string(choices: ["catalogue", "lead", "stock", "audit"])), ("what", .string()),
                            ("product", .optional(ProductID.schema)), ("title", .optional(.string())),
                            ("seller", .optional(.string())), ("was", .optional(.string())),
                            ("becomes", .optional(.string())),
                        ])))
            ), ("next", .optional(place)),
        ]))

    static func write(_ board: Dashboard, to json: inout JSONWriter) {
        json.object { json in
            json.member("days", board.span.days)
            json.member("currency", board.currency.code)
            json.key("figures")
            write(board.figures, to: &json)
            json.key("before")
            write(board.before, to: &json)
            json.key("series")
            json.array(of: board.days) { json, day in
                json.object { json in
                    json.member("day", day.day)
                    json.key("figures")
                    write(day.figures, to: &json)
                }
            }
            json.key("topProducts")
            json.array(of: board.best) { json, product in
                json.object { json in
                    json.member("id", product.id.pathText)
                    json.member("title", product.title)
                    json.member("views", product.views)
                    json.member("leads", product.leads)
                    json.member("units", product.units)
                    json.member("revenueMinor", product.revenueMinor)
                }
            }
            json.key("stockAtRisk")
            json.array(of: board.atRisk) { json, product in
                json.object { json in
                    json.member("id", product.id.pathText)
                    json.member("title", product.title)
                    json.member("free", product.free)
                    json.member("soldIn60Days", product.units)
                    json.member("daysOfCover", product.cover)
                }
            }
            json.key("standing")
            write(board.standing, failedImports: board.failedImports, to: &json)
            json.key("queues")
            json.array(of: board.queues) { json, queue in
                json.object { json in
                    json.member("kind", queue.depth.kind)
                    json.member("ready", queue.depth.ready)
                    json.member("running", queue.depth.running)
                    json.member("later", queue.depth.later)
                    json.member("dead", queue.depth.dead)
                    json.member("oldestSeconds", queue.oldestSeconds)
                }
            }
        }
    }

    private static func write(_ figures: Figures, to json: inout JSONWriter) {
        json.object { json in
            json.member("views", figures.views)
            json.member("visitors", figures.visitors)
            json.member("leads", figures.leads)
            json.member("sales", figures.sales)
            json.member("units", figures.units)
            json.member("revenueMinor", figures.revenueMinor)
            json.key("conversion")
            if let conversion = figures.conversion { json.value(conversion) } else { json.null() }
        }
    }

    private static func write(_ standing: DeskStanding, failedImports: Int, to json: inout JSONWriter) {
        json.object { json in
            json.member("liveListings", standing.liveListings)
            json.member("listings", standing.listings)
            json.member("waitingForJudgement", standing.flagged)
            json.member("lowShelves", standing.lowShelves)
            json.member("newLeads", standing.newLeads)
            json.member("sellersReadInLastDay", standing.sellersFresh)
            json.member("sellersStale", standing.sellersStale)
            json.member("inconclusivePages", standing.inconclusive)
            json.member("goneInLastDay", standing.gone)
            json.member("failedImports", failedImports)
        }
    }

    static func write(_ items: [Activity], hasMore: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.key("items")
            json.array(of: items) { json, item in
                json.object { json in
                    json.member("at", time: item.at)
                    json.member("source", name(item.source))
                    json.member("what", item.what)
                    json.member("product", item.product?.pathText)
                    json.member("title", item.productTitle)
                    json.member("seller", item.sellerName)
                    json.member("was", item.was)
                    json.member("becomes", item.becomes)
                }
            }
            json.member("next", hasMore ? items.last?.place.text : nil)
        }
    }

    private static func name(_ source: Activity.Source) -> String {
        switch source {
        case .sync: "catalogue"
        case .lead: "lead"
        case .stock: "stock"
        case .audit: "audit"
        }
    }
}
