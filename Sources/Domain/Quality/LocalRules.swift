/// What the quality check looks at.
package struct QualityEvidence: Sendable, Equatable, Codable {
    package var title: String
    package var description: String
    package var pictureWidth: Int
    package var pictureHeight: Int
    /// Variance of the Laplacian on the normalised picture, as `Picture.sharpness` gives it.
    package var sharpness: Float
    /// Share of one colour, 0 to 1, as `Picture.blankness` gives it.
    package var blankness: Float
    /// Whether the same seller shows the same picture with another product.
    package var isDuplicate: Bool

    package init(
        title: String, description: String, pictureWidth: Int, pictureHeight: Int, sharpness: Float, blankness: Float,
        isDuplicate: Bool
    ) {
        (self.title, self.description) = (title, description)
        (self.pictureWidth, self.pictureHeight) = (pictureWidth, pictureHeight)
        (self.sharpness, self.blankness, self.isDuplicate) = (sharpness, blankness, isDuplicate)
    }
}

/// The check without a model: plain rules, used when no `GEMINI_API_KEY` is set.
package struct LocalRules: Sendable {
    /// Pixels on the shorter side below which nothing can be made out.
    package var tinySide = 96
    /// Share of one colour from which a picture shows nothing.
    package var blankShare: Float = 0.985
    /// Variance of the Laplacian below which a picture is a blur.
    package var blurredBelow: Float = 12

    package init() {}

    package func verdict(on evidence: QualityEvidence) -> Verdict {
        if !evidence.title.contains(where: \.isLetter) { return .rejected(.noTitle) }
        let words = [evidence.title, evidence.description].map(ProhibitedWords.judge)
        if words.contains(.plain) { return .rejected(.prohibitedWords) }
        if min(evidence.pictureWidth, evidence.pictureHeight) < tinySide { return .rejected(.tinyPicture) }
        if words.contains(.ambiguous) { return .flagged(.prohibitedWords) }
        if evidence.blankness >= blankShare { return .flagged(.blankPicture) }
        if evidence.sharpness < blurredBelow { return .flagged(.blurredPicture) }
        if evidence.isDuplicate { return .flagged(.duplicatePicture) }
        return .approved
    }
}
