import HTML

/// A field of several lines.
struct TextArea: Markup {
    var label: String
    var name: String
    var value = ""
    var hint: String?
    var fault: String?
    var autocomplete: String?
    var isRequired = true
    var maxLength: Int?
    var rows = 3

    var body: some Markup {
        div(.class(fault == nil ? "field" : "field wrong")) {
            HTML.label(.for(name)) { label }
            // A browser drops the first line break within: one more keeps what was typed.
            textarea(
                .id(name), .name(name), .rows(rows), .required(isRequired), .autocomplete(autocomplete),
                .maxLength(maxLength), .dir("auto"),
                .aria("describedby", hint == nil && fault == nil ? nil : name + "-note"),
                .aria("invalid", fault == nil ? nil : "true")
            ) { "\n" + value }
            if let note = fault ?? hint { p(.id(name + "-note"), .class("note")) { note } }
        }
    }
}
