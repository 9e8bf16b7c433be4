import Challenges
import HTTP
import RateLimits

/// How often somebody may try a door: by whom they say they are, and by where they come from.
package struct DoorLimits: Sendable {
    let limiter: any RateLimiter
    private let challenges: Challenges
    private let captcha: CaptchaWatch?
    /// So many wrong tries are remembered, and one is forgotten every five minutes.
    private static let failures = Rate(name: "sign-in-failures", burst: 15, perMinute: 0.2)
    /// From so many on, a challenge comes first.
    private static let patience = 3

    /// - Parameter captcha: nil where our own puzzle is all there is.
    package init(_ limiter: any RateLimiter, challenges: Challenges, captcha: CaptchaWatch? = nil) {
        (self.limiter, self.challenges, self.captcha) = (limiter, challenges, captcha)
    }

    /// As `/health` says it.
    package var challengeName: String {
        guard let captcha else { return "own puzzle" }
        return captcha.widget == nil ? "own puzzle: the captcha's provider does not answer" : "captcha"
    }

    /// For the policy of pages; empty without a captcha.
    package var captchaHosts: [String] { captcha?.sources ?? [] }

    /// A challenge for a form; harder for a contact, or an address, with many failures.
    ///
    /// - Parameter contact: a keyed hash, nil when nobody has said yet who they are.
    package func challenge(for door: Door, contact: String? = nil, from address: String) async -> FormChallenge {
        let failures = await recentFailures(contact, address)
        let widget = captcha?.widget
        return FormChallenge(
            puzzle: challenges.puzzle(for: widget == nil ? door.purpose : door.waiting, recentFailures: failures),
            waitSeconds: challenges.difficulty(failures).waitSeconds, widget: widget)
    }

    /// Whether the challenge is met. Each answer counts once.
    package func isMet(_ answer: ChallengeAnswer, for door: Door, contact: String? = nil) async -> Bool {
        if let captcha, !answer.captcha.isEmpty,
            let isGood = await captcha.verify(answer.captcha, from: answer.address)
        {
            return isGood
        }
        // A puzzle from beside a widget is for patience alone: work is the widget's.
        let isForPatience = answer.puzzle.hasPrefix(door.waiting + ".")
        let failures = await recentFailures(contact, answer.address)
        do throws(ChallengeRefusal) {
            let proof = try await challenges.accept(
                answer.puzzle, for: isForPatience ? door.waiting : door.purpose, recentFailures: failures)
            return proof == .patience || !isForPatience
        } catch { return false }
    }

    /// Whether so much went wrong for this contact, or from this address, that a challenge comes first.
    package func isSuspicious(contact: String, from address: String) async -> Bool {
        await recentFailures(contact, address) >= Self.patience
    }

    package func noteFailure(contact: String, from address: String) async {
        for subject in [contact, address] { _ = await limiter.take(Self.failures, for: subject) }
    }

    /// The more of the two; at most what is remembered.
    private func recentFailures(_ contact: String?, _ address: String) async -> Int {
        var most = 0
        for subject in [contact, address].compactMap({ $0 }) {
            let verdict = await limiter.take(Self.failures, for: subject, cost: 0)
            most = max(most, verdict.limit - verdict.remaining)
        }
        return most
    }
}
