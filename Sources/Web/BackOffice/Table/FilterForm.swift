import Frame
import HTML
import HTTP
import Vocabulary

/// One of a table's filters besides its search.
package struct TableFilter: Sendable {
    package let name: String
    package let label: String
    /// Value and label of each choice.
    package let choices: [(value: String, label: String)]

    package init(_ name: String, _ label: String, _ choices: [(value: String, label: String)]) {
        (self.name, self.label, self.choices) = (name, label, choices)
    }
}

/// The form above a table: search, filters, columns. A GET, so that its answer has an address.
package struct FilterForm: Markup {
    let desk: DeskFrame
    let state: TableState
    let searchLabel: String?
    let filters: [TableFilter]
    let heads: [TableHead]

    /// - Parameter searchLabel: what the search box takes; nil: none.
    package init(
        _ desk: DeskFrame, state: TableState, searchLabel: String?, filters: [TableFilter], heads: [TableHead]
    ) {
        (self.desk, self.state, self.searchLabel) = (desk, state, searchLabel)
        (self.filters, self.heads) = (filters, heads)
    }

    package var body: some Markup {
        form(.class("desk-filter"), .method("get"), .action(Link(state.path)), .role("search")) {
            if let searchLabel {
                input(
                    .type("search"), .name("q"), .value(state["q"]), .placeholder(searchLabel),
                    .aria("label", searchLabel), .maxLength(200), .dir("auto"), .data("desk-search"))
            }
            for filter in filters { FilterChoice(filter: filter, chosen: state[filter.name], language: desk.language) }
            input(.type("hidden"), .name("sort"), .value((state.isDescending ? "-" : "") + state.sort))
            if heads.count > 1 { ColumnChoice(heads: heads, state: state, language: desk.language) }
            button(.class("button small"), .type("submit")) { DeskSaid.filter[desk.language] }
            if state.isFiltered { a(.class("button small"), .href(Link(state.path))) { DeskSaid.clear[desk.language] } }
        }
    }
}

struct FilterChoice: Markup {
    let filter: TableFilter
    let chosen: String?
    let language: Language

    var body: some Markup {
        select(.name(filter.name), .aria("label", filter.label)) {
            option(.value("")) { "\(filter.label): \(DeskSaid.any[language])" }
            for choice in filter.choices {
                option(.value(choice.value), .selected(choice.value == chosen)) { choice.label }
            }
        }
    }
}

struct ColumnChoice: Markup {
    let heads: [TableHead]
    let state: TableState
    let language: Language

    var body: some Markup {
        details(.class("menu columns"), .data("menu")) {
            summary(.class("button small")) { DeskSaid.columns[language] }
            fieldset {
                legend(.class("unseen")) { DeskSaid.columns[language] }
                for head in heads {
                    label(.class("check")) {
                        input(
                            .type("checkbox"), .name("col"), .value(head.key),
                            .checked(state.columns?.contains(head.key) ?? head.isUsual))
                        span { head.title }
                    }
                }
            }
        }
    }
}
