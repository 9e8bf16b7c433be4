/// Why an answer is not taken.
package enum ChallengeRefusal: Error, Sendable, Equatable {
    /// Nothing, or nothing that was ever a puzzle.
    case malformed
    /// Not signed by this market.
    case forged
    /// Given for another form.
    case otherPurpose
    case expired
    /// Its number does not solve it.
    case unsolved
    /// No solution, and not long enough ago: the same form may be sent again after so long.
    case tooSoon(Duration)
    /// So much went wrong since it was given, or it was given to somebody else, that a harder one is asked for.
    case tooEasy
    /// Each puzzle opens one door once.
    case alreadyUsed

    /// Stable, for programs.
    package var code: String {
        switch self {
        case .malformed: "challenge-malformed"
        case .forged: "challenge-forged"
        case .otherPurpose: "challenge-for-another-form"
        case .expired: "challenge-expired"
        case .unsolved: "challenge-unsolved"
        case .tooSoon: "challenge-too-soon"
        case .tooEasy: "challenge-too-easy"
        case .alreadyUsed: "challenge-already-used"
        }
    }
}
