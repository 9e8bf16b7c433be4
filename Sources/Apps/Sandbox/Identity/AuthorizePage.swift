import HTML

/// Whom do you want to be?
struct AuthorizePage: Markup {
    let request: AuthorizeRequest
    /// The request as it came, for the form.
    let fields: [(name: String, value: String)]

    var body: some Markup {
        Document(.lang("en")) {
            head {
                meta(.charset("utf-8"))
                HTML.title { "Sign in" }
                meta(.name("viewport"), .content("width=device-width,initial-scale=1"))
                UnescapedMarkup("<style>\(Self.style)</style>")
            }
            HTML.body {
                main {
                    h1 { "Choose an account" }
                    p { "to go on to \(request.client)" }
                    form(.method("post"), .action("/oidc/authorize")) {
                        AuthorizeFields(fields: fields)
                        for person in SandboxPerson.all {
                            button(.type("submit"), .name("email"), .value(person.email)) {
                                strong(.dir("auto")) { person.name }
                                span { person.isVerified ? person.email : "\(person.email) (not verified)" }
                            }
                        }
                        button(.type("submit"), .name("denied"), .value("1")) { "Cancel" }
                    }
                    form(.method("post"), .action("/oidc/authorize")) {
                        AuthorizeFields(fields: fields)
                        HTML.label(.for("email")) { "Another e-mail" }
                        input(
                            .id("email"), .type("email"), .name("email"), .value(request.hint), .required(),
                            .autocomplete("email"))
                        button(.type("submit")) { "Next" }
                    }
                }
            }
        }
    }

    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:26rem;padding:1rem;color:#1c1c1c}\
        button{display:block;width:100%;margin-block:.5rem;padding:.6rem;text-align:start;font:inherit;background:#fff;\
        border:1px solid #bbb;border-radius:8px;cursor:pointer}button span{display:block;color:#555}\
        input{box-sizing:border-box;width:100%;padding:.6rem;font:inherit}
        """
}

private struct AuthorizeFields: Markup {
    let fields: [(name: String, value: String)]

    var body: some Markup {
        for (name, value) in fields { input(.type("hidden"), .name(name), .value(value)) }
    }
}
