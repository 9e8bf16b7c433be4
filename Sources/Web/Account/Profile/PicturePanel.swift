import Flows
import Frame
import HTML
import HTTP

/// One's own picture.
struct PicturePanel: Markup {
    let frame: PageFrame
    let picture: String?
    let fault: ProfileRefusal?
    private var phrases: ProfilePhrases { frame.phrases.profile }

    var body: some Markup {
        section(.class("panel"), .id("picture")) {
            h2 { phrases.picture }
            if let picture {
                img(
                    .class("portrait large"), .src(Link("/img/\(picture)/320.webp")), .width(128), .height(128),
                    .alt(phrases.picture))
            }
            PictureForm(
                frame: frame, action: AccountRoutes.picture.path(), removal: AccountRoutes.pictureRemoval.path(),
                hint: phrases.pictureHint, remove: phrases.removePicture, id: "picture-file",
                hasPicture: picture != nil, fault: fault)
        }
    }
}
