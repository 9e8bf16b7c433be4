import Challenges
import Frame
import HTML
import HTTP

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
    /// What the form asks for before it is taken.
    let puzzle: FormChallenge?
    let content: Content
    let after: After

    init(
        _ frame: PageFrame, title: String, intro: String? = nil, fault: String? = nil, action: Link, submit: String,
        puzzle: FormChallenge? = nil, @MarkupBuilder content: () -> Content,
        @MarkupBuilder after: () -> After = { Nothing() }
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
            form(.method("post"), .action(action), .data("challenge", isWork ? "" : nil)) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                content
                if let puzzle { ChallengeField(challenge: puzzle, script: frame.assets.challenge) }
                button(.class("button primary"), .type("submit")) { submit }
            }
            after
        }
    }

    private var isWork: Bool { puzzle.map { $0.widget == nil } ?? false }
}

/// A puzzle that the browser solves while the form is filled in, or another's widget; without JavaScript, time passing
/// opens the form.
struct ChallengeField: Markup {
    let challenge: FormChallenge
    let script: Link

    var body: some Markup {
        input(.type("hidden"), .name("challenge"), .value(challenge.puzzle))
        if let widget = challenge.widget {
            div(.class("h-captcha"), .data("sitekey", widget.siteKey)) {}
            HTML.script(.src(Link(widget.script)), .deferred())
        } else {
            HTML.script(.type("module"), .src(script))
        }
    }
}

extension ChallengeAnswer {
    /// The fields that a form brings it in: our own, and the one that a widget adds.
    init(_ form: Query, from address: String) {
        self.init(puzzle: form["challenge"], captcha: form["h-captcha-response"], from: address)
    }
}
