/// What a puzzle asks: work of a machine, or patience instead.
package struct Difficulty: Sendable, Equatable {
    /// Leading zero bits of the solution's hash, 0 to 24: 2^bits hashes on average. A browser on the build machine does 2.6
    /// million a second, so 18 bits take it a tenth of a second; one visitor in fifty needs four times the average.
    package let bits: Int
    /// Seconds after which the form is taken without work, at least 1; nil: never, and so not without JavaScript.
    package let waitSeconds: Int?

    package init(bits: Int, waitSeconds: Int?) {
        // The solver counts to a hundred million; at 24 bits it finds nothing there once in 380 times.
        precondition((0...24).contains(bits), "nobody solves \(bits) bits")
        precondition(waitSeconds ?? 1 >= 1, "no wait is no patience")
        self.bits = bits
        self.waitSeconds = waitSeconds
    }

    /// Whether it asks as much, by work and by patience.
    func isAtLeast(_ other: Difficulty) -> Bool {
        let patience = (waitSeconds ?? .max) >= (other.waitSeconds ?? .max)
        return bits >= other.bits && patience
    }

    /// Begins at `bits` and `waitSeconds` and doubles both for each so many failures, at most `times` times.
    package static func doubling(
        bits: Int = 18, waitSeconds: Int? = 10, each failures: Int = 3, times: Int = 4
    ) -> @Sendable (_ recentFailures: Int) -> Difficulty {
        { recent in
            let steps = min(max(0, recent) / failures, times)
            return Difficulty(bits: bits + steps, waitSeconds: waitSeconds.map { $0 << steps })
        }
    }
}
