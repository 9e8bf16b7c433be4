/// How long a failed job waits: 1 s, 2 s, 4 s … up to 10 min, each shortened by up to a half at random, so that jobs
/// which failed together do not come back together.
package func retryDelay(afterAttempt attempt: Int, random: (ClosedRange<Double>) -> Double = { .random(in: $0) })
    -> Duration
{
    let full = min(600, Double(1 << min(max(attempt - 1, 0), 20)))
    return .seconds(full * random(0.5...1))
}
