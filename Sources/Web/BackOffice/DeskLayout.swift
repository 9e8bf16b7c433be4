import Frame
import HTML

/// A page of the back office around its content.
struct DeskLayout<Content: Markup>: Markup {
    let frame: PageFrame
    let content: Content

    init(_ frame: PageFrame, title: String, @MarkupBuilder content: () -> Content) {
        var frame = frame
        frame.title = title
        (self.frame, self.content) = (frame, content())
    }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) { h1 { bdi { frame.title } } }
            content
        }
    }
}

/// A panel with a form in it.
struct DeskForm<Content: Markup>: Markup {
    let frame: PageFrame
    let title, action, submit: String
    let isDangerous: Bool
    let content: Content

    init(
        _ frame: PageFrame, title: String, action: String, submit: String, isDangerous: Bool = false,
        @MarkupBuilder content: () -> Content = { Nothing() }
    ) {
        (self.frame, self.title, self.action, self.submit) = (frame, title, action, submit)
        (self.isDangerous, self.content) = (isDangerous, content())
    }

    var body: some Markup {
        section(.class("panel")) {
            h2 { title }
            form(.method("post"), .action(Link(action))) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                content
                button(.class(isDangerous ? "button danger" : "button primary"), .type("submit")) { submit }
            }
        }
    }
}
