import Frame
import HTML
import Vocabulary

/// Brings a picture. Works without JavaScript; with it the picture shows at once, with a box around what is meant.
struct PictureForm: Markup {
    let view: PictureSearchView
    let frame: PageFrame
    private var language: Language { frame.language }

    var body: some Markup {
        form(
            .id("bring-picture"), .class("picture-form"), .method("post"), .action("/search/picture"),
            .enctype("multipart/form-data"), .data("bring")
        ) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            // What was chosen stays with another picture.
            if view.wall != nil { KeptFields(view: view) }
            div(
                .class("picture-stage"), .dir("ltr"), .data("stage"), .data("part", view.part),
                .data("looking", PictureSaid.looking[language])
            ) {
                if let picture = view.model?.picture {
                    div(.class("crop-area")) {
                        PictureMarkup(picture: picture, use: .stage, isEager: true)
                        PartOutline(part: view.part)
                    }
                } else {
                    Icon.camera
                }
            }
            if let model = view.model, let whole = model.whole, let subject = model.subject {
                p(.class("picture-parts"), .data("parts")) {
                    a(
                        .class("chip"), .href(whole), .rel("nofollow"),
                        .aria("current", view.part == "whole" ? "true" : nil)
                    ) {
                        PictureSaid.whole[language]
                    }
                    a(
                        .class("chip"), .href(subject), .rel("nofollow"),
                        .aria("current", view.part == view.subject ? "true" : nil)
                    ) { PictureSaid.subject[language] }
                }
            }
            p(.class("fault"), .role("alert"), .data("fault"), .id("picture-fault")) { view.fault ?? "" }
            if view.wall != nil, view.model == nil {
                p(.class("quiet"), .data("not-kept")) { PictureSaid.notKept[language] }
            }
            div(.class("picture-ways")) {
                PictureWay(id: "picture-camera", camera: "environment", label: PictureSaid.take[language])
                PictureWay(
                    id: "picture-file", camera: nil,
                    label: (view.wall == nil ? PictureSaid.choose : PictureSaid.another)[language])
            }
            p(.class("quiet picture-drop"), .data("drop"), .hidden()) { PictureSaid.drop[language] }
            if view.wall == nil { QuestionFields(view: view, language: language) }
            // With a script the box says it, and choosing a picture is asking.
            div(.class("picture-send"), .data("send")) {
                label(.class("check")) {
                    input(.type("checkbox"), .name("part"), .value("subject"), .checked())
                    span { PictureSaid.focus[language] }
                }
                button(.class(view.wall == nil ? "button primary" : "button"), .type("submit")) {
                    PictureSaid.search[language]
                }
            }
        }
    }
}

/// Where no script draws a box, a line around the part that is searched with.
private struct PartOutline: Markup {
    let part: String

    var body: some Markup {
        let sides = part.split(separator: ",").compactMap { Double($0) }
        if sides.count == 4 {
            // Numbers of our own, which may pass unescaped.
            let shape = zip(["x", "y", "width", "height"], sides).map { "\($0)=\"\($1 * 100)%\"" }.joined(
                separator: " ")
            svg(.class("crop-outline"), .aria("hidden", "true")) { UnescapedMarkup("<rect \(shape)/>") }
        }
    }
}

private struct KeptFields: Markup {
    let view: PictureSearchView

    var body: some Markup {
        let chosen = [
            ("q", view.words), ("share", String(view.share)), ("from", view.from), ("to", view.to),
            ("category", view.categories.first(where: \.isChosen)?.value ?? ""),
            ("condition", view.conditions.first(where: \.isChosen)?.value ?? ""),
        ]
        for (name, value) in chosen.filter({ !$0.1.isEmpty }) + view.kept {
            input(.type("hidden"), .name(name), .value(value))
        }
    }
}

private struct PictureWay: Markup {
    let id: String
    /// Nil: whatever the device offers.
    let camera: String?
    let label: String

    var body: some Markup {
        HTML.label(.class(camera == nil ? "picture-way" : "picture-way by-hand"), .for(id)) {
            span {
                if camera != nil { Icon.camera }
                label
            }
            input(
                .type("file"), .id(id), .name("picture"), .accept("image/*"), .capture(camera),
                .aria("describedby", "picture-fault"))
        }
    }
}

/// What is asked besides the picture, with an address of its own.
struct PictureQuestion: Markup {
    let view: PictureSearchView
    let frame: PageFrame
    private var language: Language { frame.language }

    var body: some Markup {
        form(.class("picture-form"), .method("get"), .action("/search/picture"), .data("question")) {
            for (name, value) in view.picture + view.kept { input(.type("hidden"), .name(name), .value(value)) }
            QuestionFields(view: view, language: language)
            details(.open(view.isNarrowed)) {
                summary(.class("chip")) {
                    Icon.kinds
                    ShelfSaid.narrow[language]
                }
                div(.class("picture-filters")) {
                    PictureChoice(
                        name: "category", label: frame.phrases.wall.categories, choices: view.categories,
                        language: language)
                    PictureChoice(
                        name: "condition", label: ShelfSaid.condition[language], choices: view.conditions,
                        language: language)
                    fieldset {
                        legend { "\(frame.phrases.product.price) (\(view.currency))" }
                        PictureEnd(name: "from", value: view.from, label: ShelfSaid.from[language])
                        PictureEnd(name: "to", value: view.to, label: ShelfSaid.to[language])
                    }
                }
            }
            button(.class("button primary"), .type("submit")) { ShelfSaid.show[language] }
        }
    }
}

private struct QuestionFields: Markup {
    let view: PictureSearchView
    let language: Language

    var body: some Markup {
        div(.class("field")) {
            label(.for("picture-words")) { PictureSaid.words[language] }
            input(
                .id("picture-words"), .name("q"), .value(view.words), .maxLength(200), .autocomplete("off"),
                .placeholder(PictureSaid.example[language]), .enterKeyHint("search"), .dir("auto"))
        }
        div(.class("field share")) {
            label(.for("picture-share")) { PictureSaid.share[language] }
            input(
                .type("range"), .id("picture-share"), .name("share"), .min("0"), .max("100"), .step("10"),
                .value(String(view.share)))
            p(.class("quiet"), .aria("hidden", "true")) {
                span { PictureSaid.shareOfWords[language] }
                span { PictureSaid.shareOfPicture[language] }
            }
        }
    }
}

private struct PictureChoice: Markup {
    let name, label: String
    let choices: [PictureSearchView.Choice]
    let language: Language

    var body: some Markup {
        HTML.label {
            span { label }
            select(.name(name)) {
                option(.value("")) { ShelfSaid.any[language] }
                for choice in choices { option(.value(choice.value), .selected(choice.isChosen)) { choice.label } }
            }
        }
    }
}

private struct PictureEnd: Markup {
    let name, value, label: String
    var body: some Markup {
        input(
            .name(name), .value(value), .type("text"), .inputMode("decimal"), .maxLength(20), .autocomplete("off"),
            .placeholder(label), .aria("label", label))
    }
}
