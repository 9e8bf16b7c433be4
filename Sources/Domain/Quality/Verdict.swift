/// What the quality check says of a product.
package enum Verdict: Sendable, Equatable {
    case approved
    /// An admin shall look.
    case flagged(QualityReason)
    /// Never to be shown.
    case rejected(QualityReason)
}

/// Why a product is not simply approved. Raw values are stable, for the sync log and operators.
package enum QualityReason: String, Sendable, CaseIterable {
    case noTitle = "no-title", prohibitedWords = "prohibited-words"
    case tinyPicture = "tiny-picture", blankPicture = "blank-picture", blurredPicture = "blurred-picture"
    case duplicatePicture = "duplicate-picture", noPicture = "no-picture"
    case judgedUnfit = "judged-unfit", judgedDoubtful = "judged-doubtful"
}
