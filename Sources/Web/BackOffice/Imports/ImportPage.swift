import Catalog
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

struct ImportView: Sendable {
    let run: ImportRun
    var fault: String?
    var preview: ImportPreview?
    var attributes: [Catalog.Attribute] = []
    /// 0 to 100.
    var share: Int?
    /// The first of them, of a check or of the run.
    var refused: [ImportComplaint] = []

    init(run: ImportRun, fault: String?) { (self.run, self.fault) = (run, fault) }
}

/// One file: what is in it, how far it is, what came of it.
struct ImportPage: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let view: ImportView
    private var language: Language { desk.language }
    private var run: ImportRun { view.run }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.all.path()))) { ImportSaid.imports[language] }
                h1 { bdi { desk.frame.title ?? "" } }
                div(.class("standing")) {
                    span(.class("mark-\(ImportSaid.tone(run.state).rawValue)")) {
                        ImportSaid.state(run.state)[language]
                    }
                    if !run.state.isOver { ImportCancel(desk: desk, routes: routes, run: run) }
                }
            }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            if view.fault == nil, !run.fault.isEmpty {
                p(.class("fault"), .role("alert")) { ImportSaid.fault(run.fault, line: run.faultLine, in: language) }
            }
            if run.state.isUnderWay { ImportUnderWay(desk: desk, routes: routes, view: view) }
            if run.state == .ready, let preview = view.preview {
                ImportMappingForm(desk: desk, routes: routes, view: view, preview: preview)
            }
            if run.state.isOver || (run.isChecked && run.state == .ready) {
                ImportOutcome(desk: desk, routes: routes, view: view)
            }
        }
    }
}

struct ImportCancel: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let run: ImportRun

    var body: some Markup {
        form(.method("post"), .action(Link(routes.cancellation.path(run.id)))) {
            input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
            button(.class("button small danger"), .type("submit"), .disabled(run.wantsCancel)) {
                ImportSaid.cancel[desk.language]
            }
        }
    }
}

/// A bar that fills while somebody works at it.
struct ImportUnderWay: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let view: ImportView

    var body: some Markup {
        section(.class("panel"), .data("progress", routes.progress.path(view.run.id))) {
            h2 { ImportSaid.doing(view.run.state)[desk.language] }
            progress(
                .max("100"), .value(view.share.map(String.init)),
                .aria("label", ImportSaid.state(view.run.state)[desk.language]))
            p(.class("quiet"), .role("status")) { ImportSaid.sofar(view.run, in: desk.language) }
        }
    }
}

/// What came of all rows.
struct ImportOutcome: Markup {
    let desk: DeskFrame
    let routes: ImportRoutes
    let view: ImportView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { view.run.state == .ready ? ImportSaid.wouldAll[language] : ImportSaid.outcome[language] }
            ImportFigures(counts: view.run.counts, language: language)
            if !view.refused.isEmpty {
                ImportRefusals(complaints: view.refused, language: language)
                p {
                    a(.class("button small"), .href(Link(routes.refusals.path(view.run.id)))) {
                        ImportSaid.download[language]
                    }
                }
            }
        }
    }
}

struct ImportFigures: Markup {
    let counts: ImportCounts
    let language: Language

    var body: some Markup {
        dl(.class("figures")) {
            ImportFigure(name: ImportSaid.created[language], count: language.grouped(counts.created))
            ImportFigure(name: ImportSaid.changed[language], count: language.grouped(counts.changed))
            ImportFigure(name: ImportSaid.same[language], count: language.grouped(counts.same))
            ImportFigure(name: ImportSaid.refused[language], count: language.grouped(counts.refused))
        }
    }
}

struct ImportFigure: Markup {
    let name: String
    let count: String
    var body: some Markup {
        div {
            dt { name }
            dd { count }
        }
    }
}

struct ImportRefusals: Markup {
    let complaints: [ImportComplaint]
    let language: Language

    var body: some Markup {
        div(.class("desk-scroll"), .role("region"), .tabIndex(0), .aria("label", ImportSaid.refused[language])) {
            table(.class("plain padded")) {
                thead {
                    tr {
                        th(.class("number"), .scope("col")) { ImportSaid.line[language] }
                        th(.scope("col")) { ImportSaid.column[language] }
                        th(.scope("col")) { ImportSaid.reason[language] }
                        th(.scope("col")) { ImportSaid.value[language] }
                    }
                }
                tbody {
                    for complaint in complaints {
                        tr {
                            td(.class("number")) { language.grouped(complaint.line) }
                            td { bdi { complaint.column } }
                            td { ImportSaid.reason(complaint, in: language) }
                            td { bdi { complaint.value } }
                        }
                    }
                }
            }
        }
    }
}
