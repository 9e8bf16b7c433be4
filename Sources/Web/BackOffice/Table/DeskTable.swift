import Frame
import HTML
import HTTP
import Vocabulary

/// What stands above a column.
package struct TableHead: Sendable {
    package let key: String
    package let title: String
    package let isSortable: Bool
    /// Numbers stand under one another.
    package let isNumber: Bool
    /// Whether it shows unless the address says which do.
    package let isUsual: Bool

    package init(
        _ key: String, _ title: String, isSortable: Bool = false, isNumber: Bool = false, isUsual: Bool = true
    ) {
        (self.key, self.title, self.isSortable) = (key, title, isSortable)
        (self.isNumber, self.isUsual) = (isNumber, isUsual)
    }
}

/// What a field of a table holds.
package enum TableCell: Sendable {
    package enum Tone: String, Sendable { case good, calm, warn, bad }
    case text(String)
    /// A second, quieter line below.
    case lines(String, String)
    case link(String, Link)
    case number(String)
    case mark(String, Tone)
    /// A picture of 48 pixels; nil: none.
    case picture(Link?)
}

package struct TableRow: Sendable {
    /// What a bulk action calls it.
    package let id: String
    /// Where the row leads.
    package let link: Link?
    /// By column key.
    package let cells: [String: TableCell]

    package init(id: String, link: Link?, cells: [String: TableCell]) {
        (self.id, self.link, self.cells) = (id, link, cells)
    }
}

/// A button that does something with all chosen rows.
package struct BulkAction: Sendable {
    package let label: String
    package let action: Link
    package let isDangerous: Bool
    /// A number that it needs: its field's name and label.
    package let field: (name: String, label: String)?

    package init(
        _ label: String, _ action: Link, isDangerous: Bool = false, field: (name: String, label: String)? = nil
    ) {
        (self.label, self.action, self.isDangerous, self.field) = (label, action, isDangerous, field)
    }
}

/// A table of a desk: sorted by its heads, its columns chosen, its rows opened or acted on together.
package struct DeskTable: Markup {
    let desk: DeskFrame
    let state: TableState
    let heads: [TableHead]
    let rows: [TableRow]
    let bulk: [BulkAction]
    let next: Link?
    let isExported: Bool

    /// - Parameter isExported: whether the page offers the table's rows as files.
    package init(
        _ desk: DeskFrame, state: TableState, heads: [TableHead], rows: [TableRow], bulk: [BulkAction] = [],
        next: Link? = nil, isExported: Bool = true
    ) {
        (self.desk, self.state, self.rows, self.bulk, self.next) = (desk, state, rows, bulk, next)
        self.isExported = isExported
        self.heads = heads.filter { state.columns?.contains($0.key) ?? $0.isUsual }
    }

    package var body: some Markup {
        let _ = isExported ? desk.sink?.take(heads, rows, next: next) : nil
        if rows.isEmpty {
            p(.class("desk-empty")) {
                (state.isFiltered ? DeskSaid.nothingFound : DeskSaid.nothing)[desk.language]
            }
        } else {
            form(.method("post"), .class("desk-table"), .data("desk-table")) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                input(.type("hidden"), .name("return"), .value(desk.frame.path))
                if !bulk.isEmpty { BulkBar(desk: desk, actions: bulk) }
                div(.class("desk-scroll"), .role("region"), .tabIndex(0), .aria("label", desk.frame.title ?? "")) {
                    table {
                        thead {
                            tr {
                                if !bulk.isEmpty { th(.class("pick"), .scope("col")) { PickAll(desk: desk) } }
                                for head in heads { HeadCell(head: head, state: state) }
                            }
                        }
                        tbody {
                            for row in rows { RowMarkup(row: row, heads: heads, isPickable: !bulk.isEmpty, desk: desk) }
                        }
                    }
                }
            }
        }
        if next != nil || state.place != nil { TablePages(desk: desk, state: state, next: next) }
        if isExported, !rows.isEmpty { TableFiles(desk: desk, state: state) }
    }
}

/// Links to all rows of a table as files.
struct TableFiles: Markup {
    let desk: DeskFrame
    let state: TableState

    var body: some Markup {
        p(.class("desk-export quiet")) {
            ImportSaid.export[desk.language]
            for format in TableExport.Format.allCases {
                " "
                a(.href(Link(state.link().address + "&format=\(format.rawValue)"))) { format.name }
            }
        }
    }
}

struct PickAll: Markup {
    let desk: DeskFrame
    var body: some Markup {
        input(.type("checkbox"), .hidden(), .data("pick-all"), .aria("label", DeskSaid.chooseAll[desk.language]))
    }
}

struct BulkBar: Markup {
    let desk: DeskFrame
    let actions: [BulkAction]

    var body: some Markup {
        div(.class("bulk")) {
            span(.class("quiet")) { DeskSaid.chosen[desk.language] }
            for action in actions {
                if let field = action.field {
                    input(
                        .type("text"), .class("few"), .name(field.name), .inputMode("numeric"), .maxLength(7),
                        .autocomplete("off"), .placeholder(field.label), .aria("label", field.label))
                }
                button(
                    .class(action.isDangerous ? "button small danger" : "button small"), .type("submit"),
                    .formAction(action.action)
                ) { action.label }
            }
        }
    }
}

struct HeadCell: Markup {
    let head: TableHead
    let state: TableState
    private var isSorted: Bool { state.sort == head.key }

    var body: some Markup {
        th(
            .scope("col"), .class(head.isNumber ? "number" : nil),
            .aria("sort", isSorted ? (state.isDescending ? "descending" : "ascending") : nil)
        ) {
            if head.isSortable {
                a(.href(state.link(sort: (head.key, isSorted ? !state.isDescending : head.isNumber)))) { head.title }
            } else {
                head.title
            }
        }
    }
}

struct RowMarkup: Markup {
    let row: TableRow
    let heads: [TableHead]
    let isPickable: Bool
    let desk: DeskFrame

    var body: some Markup {
        tr(.data("row", row.link?.address)) {
            if isPickable {
                td(.class("pick")) {
                    input(
                        .type("checkbox"), .name("id"), .value(row.id),
                        .aria("label", DeskSaid.choose[desk.language] + " " + name))
                }
            }
            for head in heads {
                td(.class(head.isNumber ? "number" : nil), .data("title", head.title)) {
                    CellMarkup(
                        cell: row.cells[head.key] ?? .text("—"),
                        link: head.key == heads.first { isName($0) }?.key ? row.link : nil)
                }
            }
        }
    }

    private func isName(_ head: TableHead) -> Bool {
        switch row.cells[head.key] {
        case .text, .lines: true
        default: false
        }
    }

    private var name: String {
        for head in heads {
            switch row.cells[head.key] {
            case .text(let text), .lines(let text, _): return text
            default: continue
            }
        }
        return ""
    }
}

struct CellMarkup: Markup {
    let cell: TableCell
    /// Where the row leads, on the cell that names it.
    let link: Link?

    var body: some Markup {
        switch cell {
        case .text(let text): CellName(text: text, link: link)
        case .lines(let text, let below):
            CellName(text: text, link: link)
            small(.class("quiet")) { bdi { below } }
        case .link(let text, let link): a(.href(link)) { bdi { text } }
        case .number(let text): bdi { text }
        case .mark(let text, let tone): span(.class("mark-\(tone.rawValue)")) { text }
        case .picture(let link):
            if let link {
                img(.src(link), .width(48), .height(48), .alt(""), .loading("lazy"), .decoding("async"))
            } else {
                span(.class("no-picture"), .aria("hidden", "true"))
            }
        }
    }
}

struct CellName: Markup {
    let text: String
    let link: Link?
    var body: some Markup {
        if let link { a(.class("row-link"), .href(link), .dir("auto")) { bdi { text } } } else { bdi { text } }
    }
}

struct TablePages: Markup {
    let desk: DeskFrame
    let state: TableState
    let next: Link?

    var body: some Markup {
        nav(.class("pages"), .aria("label", desk.frame.phrases.wall.pages)) {
            if state.place != nil { a(.class("button"), .href(state.link())) { DeskSaid.first[desk.language] } }
            if let next { a(.class("button"), .href(next), .rel("next")) { DeskSaid.next[desk.language] } }
        }
    }
}
