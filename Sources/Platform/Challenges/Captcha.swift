/// Somebody else who tells people from programs, in the protocol that hCaptcha began and others speak. A door to the
/// outside world: a test says what lies behind it.
package struct Captcha: Sendable {
    package let widget: CaptchaWidget
    /// Asks whether what the widget put into a form is good. The provider takes each answer once.
    package var verify: @Sendable (_ answer: String, _ address: String) async throws(CaptchaFault) -> Bool

    package init(
        widget: CaptchaWidget,
        verify: @escaping @Sendable (_ answer: String, _ address: String) async throws(CaptchaFault) -> Bool
    ) {
        (self.widget, self.verify) = (widget, verify)
    }
}

/// What stands on a page for a captcha.
package struct CaptchaWidget: Sendable, Equatable {
    /// Names the market at the provider; public.
    package let siteKey: String
    /// The provider's script, an absolute address.
    package let script: String
    /// What the page's policy must allow besides its own origin: where the script, its frames and its answers come from.
    package let sources: [String]

    package init(siteKey: String, script: String, sources: [String]) {
        (self.siteKey, self.script, self.sources) = (siteKey, script, sources)
    }
}

/// Why nobody knows whether an answer is good.
package enum CaptchaFault: Error, Sendable, Equatable {
    /// The provider does not answer, or not with what it promises.
    case away(String)
    /// It does not take the market's own key or secret.
    case wrongSecret(String)
}
