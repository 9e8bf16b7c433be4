import Foundation
import Frame
import HTML
import Insights
import Vocabulary

/// All that happened, page by page.
struct ActivityPage: Markup {
    let desk: DeskFrame
    let items: [Activity]
    let next: Link?
    let now: Date

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { DashboardSaid.activity[desk.language] } }
            section(.class("panel")) { ActivityList(desk: desk, items: items, now: now) }
            if let next {
                nav(.class("pages"), .aria("label", desk.frame.phrases.wall.pages)) {
                    a(.class("button"), .href(next), .rel("next")) { DeskSaid.next[desk.language] }
                }
            }
        }
    }
}

/// The latest of it.
struct ActivityPanel: Markup {
    let desk: DeskFrame
    let items: [Activity]
    let now: Date

    var body: some Markup {
        section(.class("panel")) {
            h2 { DashboardSaid.activity[desk.language] }
            ActivityList(desk: desk, items: items, now: now)
            if !items.isEmpty {
                p { a(.href(Link("\(desk.area.prefix)/activity"))) { DashboardSaid.all[desk.language] } }
            }
        }
    }
}

struct ActivityList: Markup {
    let desk: DeskFrame
    let items: [Activity]
    let now: Date

    var body: some Markup {
        if items.isEmpty { p(.class("quiet")) { DeskSaid.nothing[desk.language] } }
        ul(.class("desk-feed")) { for item in items { ActivityRow(desk: desk, item: item, now: now) } }
    }
}

struct ActivityRow: Markup {
    let desk: DeskFrame
    let item: Activity
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        li {
            span(.class("mark-\(tone)")) { what }
            span {
                if let product = item.product, let title = item.productTitle {
                    a(.href(Link("\(desk.area.prefix)/listings/\(product.pathText)"))) {
                        bdi { title.isEmpty ? "—" : title }
                    }
                }
                if let detail {
                    " "
                    bdi(.class("quiet")) { detail }
                }
            }
            time(.datetime(item.at.ISO8601Format()), .class("quiet")) {
                desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(item.at))))
            }
        }
    }

    private var what: String {
        switch item.source {
        case .sync: SyncSaid.change(item.what)[language]
        case .lead: DashboardSaid.lead[language]
        case .stock: (item.what == "out" ? DashboardSaid.stockOut : DashboardSaid.stockLow)[language]
        case .audit: item.what
        }
    }

    private var tone: String {
        switch item.source {
        case .lead: "good"
        case .stock: "warn"
        case .audit, .sync: "calm"
        }
    }

    private var detail: String? {
        switch item.source {
        // A picture's name is a hash: it says nothing to anybody.
        case .sync where ["kept", "picture-changed"].contains(item.what): nil
        case .sync: item.was.map { "\($0) → \(item.becomes ?? "—")" } ?? item.becomes
        case .lead, .stock, .audit: item.becomes
        }
    }
}
