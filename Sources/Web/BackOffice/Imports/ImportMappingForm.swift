import Catalog
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// The first rows under a choice for each column, and what would come of it.
struct ImportMappingForm: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let view: ImportView
    let preview: ImportPreview
    private var language: Language { desk.language }
    private var run: ImportRun { view.run }

    var body: some Markup {
        form(.method("post"), .action(Link(routes.mapping.path(run.id)))) {
            input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
            section(.class("panel")) {
                h2 { ImportSaid.columns[language] }
                p(.class("quiet")) { ImportSaid.shape(preview, in: language) }
                ImportSample(preview: preview, attributes: view.attributes, language: language)
            }
            div(.class("desk-columns")) {
                ImportOptions(desk: desk, run: run)
                section(.class("panel")) {
                    h2 { ImportSaid.would(preview.isWhole ? nil : preview.counts.rows, in: language) }
                    ImportFigures(counts: preview.counts, language: language)
                    if !preview.complaints.isEmpty {
                        ImportRefusals(complaints: Array(preview.complaints.prefix(10)), language: language)
                    }
                }
            }
            div(.class("desk-actions")) {
                button(.class("button"), .type("submit")) { ImportSaid.look[language] }
                if !preview.isWhole {
                    button(.class("button"), .type("submit"), .formAction(Link(routes.check.path(run.id)))) {
                        ImportSaid.checkAll[language]
                    }
                }
                button(.class("button primary"), .type("submit"), .formAction(Link(routes.start.path(run.id)))) {
                    ImportSaid.start[language]
                }
            }
        }
    }
}

struct ImportSample: Markup {
    let preview: ImportPreview
    let attributes: [Catalog.Attribute]
    let language: Language
    private var columns: ArraySlice<String> { preview.columns.prefix(ImportForm.columns) }

    var body: some Markup {
        div(.class("desk-scroll"), .role("region"), .tabIndex(0), .aria("label", ImportSaid.columns[language])) {
            table(.class("plain padded sample")) {
                thead {
                    tr { for column in columns { th(.scope("col")) { bdi { column } } } }
                    tr {
                        for column in columns {
                            td {
                                FieldChoice(
                                    column: column, chosen: preview.mapping[column], attributes: attributes,
                                    language: language)
                            }
                        }
                    }
                }
                tbody {
                    for row in preview.rows {
                        tr {
                            for index in columns.indices {
                                td(.dir("auto")) { index < row.count ? String(row[index].prefix(120)) : "" }
                            }
                        }
                    }
                }
            }
        }
    }
}

struct FieldChoice: Markup {
    let column: String
    let chosen: ImportField?
    let attributes: [Catalog.Attribute]
    let language: Language

    var body: some Markup {
        select(.name("c." + column), .aria("label", column), .class(chosen == nil ? "unchosen" : nil)) {
            option(.value("")) { ImportSaid.passOver[language] }
            for field in ImportField.plain {
                option(.value(field.code), .selected(field == chosen)) { ImportSaid.field(field)[language] }
            }
            optgroup(.label(ImportSaid.options[language])) {
                for name in options {
                    option(.value("option:" + name), .selected(.option(name) == chosen)) {
                        ImportSaid.option(name, in: language)
                    }
                }
            }
            if !attributes.isEmpty {
                optgroup(.label(ListingSaid.attributes[language])) {
                    for attribute in attributes {
                        option(.value("attribute:" + attribute.code), .selected(.attribute(attribute.code) == chosen)) {
                            attribute.names.isEmpty ? attribute.code : attribute.names[language]
                        }
                    }
                }
            }
        }
    }

    /// The usual ones, and one by the column's own name.
    private var options: [String] {
        var names = ImportField.usualOptions
        if case .option(let name)? = chosen, !names.contains(name) { names.append(name) }
        let own = String(column.prefix(40))
        return names.contains(own) ? names : names + [own]
    }
}

struct ImportOptions: Markup {
    let desk: DeskFrame
    let run: ImportRun
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { ImportSaid.how[language] }
            DeskField(
                ImportSaid.currency[language], "currency", run.currency.code,
                .line(maxLength: 3, inputMode: nil, suggestions: [run.currency.code]),
                hint: ImportSaid.currencyHint[language])
            DeskField(
                ImportSaid.base[language], "base", run.pictureBase,
                .line(maxLength: 500, inputMode: "url", suggestions: []), hint: ImportSaid.baseHint[language])
            if desk.area == .market {
                label(.class("check")) {
                    input(.type("checkbox"), .name("categories"), .value("yes"), .checked(run.makesCategories))
                    span { ImportSaid.makeCategories[language] }
                }
            }
        }
    }
}
