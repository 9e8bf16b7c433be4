import Challenges

/// What a form asks for before it is taken.
package struct FormChallenge: Sendable {
    /// The hidden field `challenge`: for work of the browser, or for patience.
    package let puzzle: String
    /// Another's widget in place of work; patience opens that form too.
    package let widget: CaptchaWidget?

    /// Seconds after which the form is taken without work; nil: never.
    package let waitSeconds: Int?

    package init(puzzle: String, waitSeconds: Int?, widget: CaptchaWidget? = nil) {
        (self.puzzle, self.waitSeconds, self.widget) = (puzzle, waitSeconds, widget)
    }
}

/// What came back.
package struct ChallengeAnswer: Sendable {
    let puzzle: String
    let captcha: String
    /// From where: limits count it, and the captcha's provider hears of it.
    package let address: String

    package init(puzzle: String?, captcha: String?, from address: String) {
        (self.puzzle, self.captcha, self.address) = (puzzle ?? "", captcha ?? "", address)
    }
}
