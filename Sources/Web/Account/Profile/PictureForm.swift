import Flows
import Frame
import HTML

/// What a page accepts as a picture; what really came, its bytes say.
let pictureTypes = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,image/gif"

/// Brings a picture in, or takes it away. Works without JavaScript.
struct PictureForm: Markup {
    let frame: PageFrame
    let action: String
    let removal: String
    let hint: String
    let remove: String
    /// Keeps two such forms of one page apart.
    let id: String
    let hasPicture: Bool
    let fault: ProfileRefusal?
    private var phrases: ProfilePhrases { frame.phrases.profile }

    var body: some Markup {
        form(.method("post"), .action(Link(action)), .enctype("multipart/form-data")) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            div(.class(fault == nil ? "field" : "field wrong")) {
                label(.for(id)) { phrases.pictureFile }
                input(
                    .id(id), .name("file"), .type("file"), .accept(pictureTypes), .required(),
                    .aria("describedby", id + "-note"), .aria("invalid", fault == nil ? nil : "true"))
                p(.id(id + "-note"), .class("note")) { fault.map { phrases.text(of: $0.code) } ?? hint }
            }
            button(.class("button primary"), .type("submit")) { phrases.upload }
        }
        if hasPicture { PostButton(frame: frame, action: removal, label: remove) }
    }
}
