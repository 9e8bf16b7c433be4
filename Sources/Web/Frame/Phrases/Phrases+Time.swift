extension Phrases {
    /// How long ago: `just now`, `3 hours ago`, `2 months ago`. A moment in the future counts as just now.
    package func ago(_ age: Duration) -> String {
        let seconds = Int(age.components.seconds)
        let minutes = seconds / 60
        let hours = minutes / 60
        let days = hours / 24
        if minutes < 1 { return time.justNow }
        if hours < 1 { return count(minutes, time.minutesAgo) }
        if days < 1 { return count(hours, time.hoursAgo) }
        if days < 60 { return count(days, time.daysAgo) }
        return count(days / 30, time.monthsAgo)
    }

    /// `Checked 3 hours ago`.
    package func checked(_ age: Duration) -> String { time.checked(ago(age)) }

    /// A wait, rounded up: `in 30 seconds`, `in 2 minutes`. At least one second.
    package func wait(_ wait: Duration) -> String {
        let seconds = max(1, Int(wait.components.seconds) + (wait.components.attoseconds > 0 ? 1 : 0))
        return seconds < 100 ? count(seconds, time.inSeconds) : count((seconds + 59) / 60, time.inMinutes)
    }
}
