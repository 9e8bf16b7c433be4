import Frame
import HTML
import HTTP
import Vocabulary

/// A labelled field of a desk's form.
package struct DeskField: Markup {
    package enum Kind: Sendable {
        case line(maxLength: Int, inputMode: String?, suggestions: [String])
        case area(rows: Int, maxLength: Int)
        case choice([(value: String, label: String)])
    }

    let label: String
    let name: String
    let value: String
    let kind: Kind
    let hint: String?
    let fault: String?
    let isRequired: Bool
    let isReadOnly: Bool
    /// Tells this form's fields from those of another on the page that has fields of the same names.
    let form: String

    package init(
        _ label: String, _ name: String, _ value: String,
        _ kind: Kind = .line(maxLength: 200, inputMode: nil, suggestions: []),
        hint: String? = nil, fault: String? = nil, isRequired: Bool = false, isReadOnly: Bool = false,
        in form: String = ""
    ) {
        (self.label, self.name, self.value, self.kind) = (label, name, value, kind)
        (self.hint, self.fault, self.isRequired, self.isReadOnly) = (hint, fault, isRequired, isReadOnly)
        self.form = form
    }

    private var id: String { "field-\(form)" + name.replacing(".", with: "-") }
    private var noteID: String? { hint == nil && fault == nil ? nil : id + "-note" }

    package var body: some Markup {
        div(.class(fault == nil ? "field" : "field wrong")) {
            HTML.label(.for(id)) { label }
            switch kind {
            case .line(let maxLength, let inputMode, let suggestions):
                input(
                    .id(id), .name(name), .type("text"), .value(value), .maxLength(maxLength), .inputMode(inputMode),
                    .list(suggestions.isEmpty ? nil : id + "-list"), .required(isRequired), .readOnly(isReadOnly),
                    .dir("auto"), .autocomplete("off"), .aria("describedby", noteID),
                    .aria("invalid", fault == nil ? nil : "true"))
                if !suggestions.isEmpty {
                    datalist(.id(id + "-list")) { for suggestion in suggestions { option(.value(suggestion)) } }
                }
            case .area(let rows, let maxLength):
                textarea(
                    .id(id), .name(name), .rows(rows), .maxLength(maxLength), .required(isRequired),
                    .readOnly(isReadOnly), .dir("auto"), .aria("describedby", noteID),
                    .aria("invalid", fault == nil ? nil : "true")
                ) { "\n" + value }
            case .choice(let choices):
                select(.id(id), .name(name), .aria("describedby", noteID)) {
                    for choice in choices {
                        option(.value(choice.value), .selected(choice.value == value)) { choice.label }
                    }
                }
            }
            if let note = fault ?? hint { p(.id(noteID), .class("note")) { bdi { note } } }
        }
    }
}

/// A panel of a desk's page with one form in it.
package struct DeskForm<Content: Markup>: Markup {
    let desk: DeskFrame
    let title: String
    let action: Link
    let submit: String
    let bringsFiles: Bool
    let content: Content

    package init(
        _ desk: DeskFrame, _ title: String, action: Link, submit: String, bringsFiles: Bool = false,
        @MarkupBuilder content: () -> Content
    ) {
        (self.desk, self.title, self.action, self.submit) = (desk, title, action, submit)
        (self.bringsFiles, self.content) = (bringsFiles, content())
    }

    package var body: some Markup {
        section(.class("panel")) {
            h2 { title }
            form(.method("post"), .action(action), .enctype(bringsFiles ? "multipart/form-data" : nil)) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                content
                button(.class("button primary"), .type("submit")) { submit }
            }
        }
    }
}
