import Synchronization
import Telemetry

/// A captcha while its provider answers. When it did not, forms have our own puzzle for a while, and everybody can see it.
package final class CaptchaWatch: Sendable {
    /// How long nobody asks a provider that did not answer.
    static let rest = Duration.seconds(60)

    private let captcha: Captcha
    private let log: Log
    private let now: @Sendable () -> ContinuousClock.Instant
    private let restsUntil = Mutex<ContinuousClock.Instant?>(nil)

    package init(
        _ captcha: Captcha, log: Log, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        (self.captcha, self.log, self.now) = (captcha, log, now)
    }

    /// What forms show now; nil while the provider rests.
    package var widget: CaptchaWidget? { isResting ? nil : captcha.widget }

    /// What the policy of pages allows, whether the provider answers or not.
    package var sources: [String] { captcha.widget.sources }

    private var isResting: Bool { restsUntil.withLock { $0.map { now() < $0 } ?? false } }

    /// Whether an answer is good; nil when nobody can say.
    package func verify(_ answer: String, from address: String) async -> Bool? {
        // Longer than any provider's; what is no answer is not sent.
        guard (1...8_192).contains(answer.utf8.count), !isResting else { return isResting ? nil : false }
        do throws(CaptchaFault) { return try await captcha.verify(answer, address) } catch {
            restsUntil.withLock { $0 = now() + Self.rest }
            log.warning("captcha: our own puzzle takes its place", ["fault": .fault(error)])
            return nil
        }
    }
}
