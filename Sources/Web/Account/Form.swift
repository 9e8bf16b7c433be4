import Frame
import HTML

/// A field with its label, what was typed, and what is wrong with it.
struct Field: Markup {
    var label: String
    var name: String
    var kind = "text"
    var value = ""
    var hint: String?
    var fault: String?
    var autocomplete: String?
    var isRequired = true
    var maxLength: Int?
    /// `numeric` brings up digits on a phone.
    var inputMode: String?

    var body: some Markup {
        div(.class(fault == nil ? "field" : "field wrong")) {
            HTML.label(.for(name)) { label }
            input(
                .id(name), .name(name), .type(kind), .value(kind == "password" ? nil : value), .required(isRequired),
                .autocomplete(autocomplete), .maxLength(maxLength), .inputMode(inputMode), .dir("auto"),
                .aria("describedby", hint == nil && fault == nil ? nil : name + "-note"),
                .aria("invalid", fault == nil ? nil : "true"))
            if let note = fault ?? hint { p(.id(name + "-note"), .class("note")) { note } }
        }
    }
}

/// A form of one column: title, what is wrong, fields, one button.
struct FormCard<Content: Markup, After: Markup>: Markup {
    let frame: PageFrame
    let title: String
    let intro: String?
    let fault: String?
    let action: Link
    let submit: String
    /// A puzzle that the browser solves while the form is filled in; without JavaScript, time passing does.
    let puzzle: String?
    let content: Content
    let after: After

    init(
        _ frame: PageFrame, title: String, intro: String? = nil, fault: String? = nil, action: Link, submit: String,
        puzzle: String? = nil, @MarkupBuilder content: () -> Content, @MarkupBuilder after: () -> After = { Nothing() }
    ) {
        (self.frame, self.title, self.intro, self.fault) = (frame, title, intro, fault)
        (self.action, self.submit, self.puzzle) = (action, submit, puzzle)
        (self.content, self.after) = (content(), after())
    }

    var body: some Markup {
        section(.class("card-form")) {
            h1 { title }
            if let intro { p(.class("quiet")) { intro } }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            form(.method("post"), .action(action), .data("challenge", puzzle == nil ? nil : "")) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                if let puzzle {
                    input(.type("hidden"), .name("challenge"), .value(puzzle))
                    script(.type("module"), .src(frame.assets.challenge))
                }
                content
                button(.class("button primary"), .type("submit")) { submit }
            }
            after
        }
    }
}
