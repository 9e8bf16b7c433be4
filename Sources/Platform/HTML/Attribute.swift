/// One attribute of an element. Values are escaped; addresses go through `Link`; event handlers cannot be named.
package struct Attribute: Sendable {
    enum Value: Sendable {
        case text(String)
        case number(Int)
        case present
        case omitted
        case candidates(base: String, format: StaticString, widths: ArraySlice<Int>)
    }
    let name: StaticString
    let suffix: String
    let value: Value

    init(_ name: StaticString, suffix: String = "", _ value: Value) {
        self.name = name
        self.suffix = suffix
        self.value = value
    }

    private static func text(_ name: StaticString, _ text: String?) -> Attribute {
        Attribute(name, text.map { .text($0) } ?? .omitted)
    }
    private static func flag(_ name: StaticString, _ isOn: Bool) -> Attribute {
        Attribute(name, isOn ? .present : .omitted)
    }

    func write(into output: inout MarkupBuffer) {
        if case .omitted = value { return }
        output.append(UInt8(ascii: " "))
        output.append(name)
        if !suffix.isEmpty { output.escape(suffix) }
        switch value {
        case .omitted, .present: return
        case .number(let number):
            output.append("=\"")
            output.unescaped(String(number))
        case .text(let text):
            output.append("=\"")
            output.escape(text)
        case .candidates(let base, let format, let widths):
            output.append("=\"")
            for width in widths {
                if width != widths.first { output.append(UInt8(ascii: ",")) }
                let pixels = String(width)
                output.escape(base)
                output.append(UInt8(ascii: "/"))
                output.unescaped(pixels)
                output.append(UInt8(ascii: "."))
                output.append(format)
                output.append(UInt8(ascii: " "))
                output.unescaped(pixels)
                output.append(UInt8(ascii: "w"))
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}

// Text. `nil` leaves the attribute out.
extension Attribute {
    package static func `class`(_ names: String?) -> Attribute { text("class", names) }
    package static func id(_ id: String?) -> Attribute { text("id", id) }
    package static func lang(_ tag: String?) -> Attribute { text("lang", tag) }
    package static func hreflang(_ tag: String?) -> Attribute { text("hreflang", tag) }
    package static func dir(_ direction: String?) -> Attribute { text("dir", direction) }
    package static func title(_ title: String?) -> Attribute { text("title", title) }
    package static func alt(_ alt: String) -> Attribute { text("alt", alt) }
    package static func name(_ name: String?) -> Attribute { text("name", name) }
    package static func value(_ value: String?) -> Attribute { text("value", value) }
    package static func type(_ type: String?) -> Attribute { text("type", type) }
    package static func placeholder(_ text: String?) -> Attribute { Self.text("placeholder", text) }
    package static func rel(_ relation: String?) -> Attribute { text("rel", relation) }
    package static func target(_ target: String?) -> Attribute { text("target", target) }
    package static func method(_ method: String?) -> Attribute { text("method", method) }
    package static func form(_ id: String?) -> Attribute { text("form", id) }
    package static func enctype(_ type: String?) -> Attribute { text("enctype", type) }
    package static func accept(_ types: String?) -> Attribute { text("accept", types) }
    /// Which camera a file field opens at once: `environment`, `user`.
    package static func capture(_ camera: String?) -> Attribute { text("capture", camera) }
    package static func `for`(_ id: String?) -> Attribute { text("for", id) }
    package static func content(_ content: String?) -> Attribute { text("content", content) }
    package static func httpEquiv(_ name: String?) -> Attribute { text("http-equiv", name) }
    package static func property(_ name: String?) -> Attribute { text("property", name) }
    package static func charset(_ name: String) -> Attribute { text("charset", name) }
    package static func media(_ query: String?) -> Attribute { text("media", query) }
    package static func sizes(_ sizes: String?) -> Attribute { text("sizes", sizes) }
    package static func loading(_ mode: String?) -> Attribute { text("loading", mode) }
    package static func decoding(_ mode: String?) -> Attribute { text("decoding", mode) }
    package static func fetchPriority(_ level: String?) -> Attribute { text("fetchpriority", level) }
    package static func autocomplete(_ kind: String?) -> Attribute { text("autocomplete", kind) }
    package static func inputMode(_ mode: String?) -> Attribute { text("inputmode", mode) }
    package static func enterKeyHint(_ hint: String?) -> Attribute { text("enterkeyhint", hint) }
    package static func datetime(_ time: String?) -> Attribute { text("datetime", time) }
    package static func role(_ role: String?) -> Attribute { text("role", role) }
    package static func nonce(_ nonce: String?) -> Attribute { text("nonce", nonce) }
    package static func color(_ color: String?) -> Attribute { text("color", color) }
    package static func viewBox(_ box: String?) -> Attribute { text("viewBox", box) }
    package static func list(_ id: String?) -> Attribute { text("list", id) }
    package static func step(_ step: String?) -> Attribute { text("step", step) }
    package static func min(_ value: String?) -> Attribute { text("min", value) }
    package static func max(_ value: String?) -> Attribute { text("max", value) }
    package static func label(_ text: String?) -> Attribute { Self.text("label", text) }
    /// The id of the `popover` that a button opens, without a script.
    package static func popoverTarget(_ id: String?) -> Attribute { text("popovertarget", id) }
    package static func popoverTargetAction(_ action: String?) -> Attribute { text("popovertargetaction", action) }
    package static func scope(_ scope: String?) -> Attribute { text("scope", scope) }
    /// `data-…`; the name is written in the program, the value may be anything.
    package static func data(_ name: StaticString, _ value: String? = "") -> Attribute {
        Attribute("data-", suffix: "\(name)", value.map { $0.isEmpty ? .present : .text($0) } ?? .omitted)
    }
    /// `aria-…`; the name is written in the program, the value may be anything.
    package static func aria(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute("aria-", suffix: "\(name)", value.map { .text($0) } ?? .omitted)
    }
}

// Numbers and flags.
extension Attribute {
    package static func width(_ pixels: Int?) -> Attribute {
        Attribute("width", pixels.map { .number($0) } ?? .omitted)
    }
    package static func height(_ pixels: Int?) -> Attribute {
        Attribute("height", pixels.map { .number($0) } ?? .omitted)
    }
    package static func tabIndex(_ index: Int?) -> Attribute {
        Attribute("tabindex", index.map { .number($0) } ?? .omitted)
    }
    package static func rows(_ count: Int?) -> Attribute {
        Attribute("rows", count.map { .number($0) } ?? .omitted)
    }
    package static func maxLength(_ count: Int?) -> Attribute {
        Attribute("maxlength", count.map { .number($0) } ?? .omitted)
    }
    package static func hidden(_ isHidden: Bool = true) -> Attribute { flag("hidden", isHidden) }
    package static func deferred(_ isDeferred: Bool = true) -> Attribute { flag("defer", isDeferred) }
    package static func open(_ isOpen: Bool = true) -> Attribute { flag("open", isOpen) }
    package static func popover(_ isPopover: Bool = true) -> Attribute { flag("popover", isPopover) }
    package static func selected(_ isSelected: Bool = true) -> Attribute { flag("selected", isSelected) }
    package static func multiple(_ isMultiple: Bool = true) -> Attribute { flag("multiple", isMultiple) }
    package static func disabled(_ isDisabled: Bool = true) -> Attribute { flag("disabled", isDisabled) }
    package static func readOnly(_ isReadOnly: Bool = true) -> Attribute { flag("readonly", isReadOnly) }
    package static func checked(_ isChecked: Bool = true) -> Attribute { flag("checked", isChecked) }
    package static func required(_ isRequired: Bool = true) -> Attribute { flag("required", isRequired) }
}

// Addresses.
extension Attribute {
    package static func href(_ link: Link?) -> Attribute { text("href", link?.address) }
    package static func src(_ link: Link?) -> Attribute { text("src", link?.address) }
    package static func action(_ link: Link?) -> Attribute { text("action", link?.address) }
    package static func formAction(_ link: Link?) -> Attribute { text("formaction", link?.address) }
    /// Candidates of one picture, each at `{base}/{width}.{format}`; widths in pixels, written in the order given.
    package static func srcset(_ base: Link, format: StaticString, widths: ArraySlice<Int>) -> Attribute {
        Attribute("srcset", .candidates(base: base.address, format: format, widths: widths))
    }
}
