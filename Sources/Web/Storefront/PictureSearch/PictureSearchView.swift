import Frame
import HTML

/// What a page of searching by picture shows.
package struct PictureSearchView: Sendable {
    package struct Choice: Sendable {
        package let value, label: String
        package let isChosen: Bool

        package init(value: String, label: String, isChosen: Bool) {
            (self.value, self.label, self.isChosen) = (value, label, isChosen)
        }
    }

    /// A product whose picture is searched with.
    package struct Model: Sendable {
        package let title: String
        package let url: Link
        package let picture: PictureView?
        /// The same search with all of its picture, and with what stands out in it; nil where no part can be looked at.
        package let whole, subject: Link?

        package init(title: String, url: Link, picture: PictureView?, whole: Link?, subject: Link?) {
            (self.title, self.url, self.picture) = (title, url, picture)
            (self.whole, self.subject) = (whole, subject)
        }
    }

    /// Name and value of each field that says which picture: empty before there is one.
    package var picture: [(String, String)] = []
    /// Left, top, width and height in shares; `whole`.
    package var part = "whole"
    package var model: Model?
    /// Which part of it stands out, as far as that is known.
    package var subject: String?
    package var words = ""
    /// 0…100.
    package var share = 60
    package var categories: [Choice] = []
    package var conditions: [Choice] = []
    package var from = "", to = ""
    /// In which prices are typed.
    package var currency = ""
    /// What else narrows it down.
    package var kept: [(String, String)] = []
    /// What went wrong, in the visitor's language.
    package var fault: String?
    /// Nil before there is a picture.
    package var wall: WallView?

    package init() {}

    var isNarrowed: Bool { !from.isEmpty || !to.isEmpty || (categories + conditions).contains(where: \.isChosen) }
}
