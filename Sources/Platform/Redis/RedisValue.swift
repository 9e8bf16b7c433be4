/// What is asked of Redis: a name and its arguments, each any bytes.
package struct RedisCommand: Sendable {
    let words: [[UInt8]]
    package init(_ words: [String]) { self.words = words.map { Array($0.utf8) } }
    package init(_ words: String...) { self.init(words) }
    package init(words: [[UInt8]]) { self.words = words }
}

/// What Redis answers.
package enum RedisValue: Sendable, Equatable {
    case null
    case integer(Int64)
    /// A string, or a status such as `OK`.
    case bytes([UInt8])
    case array([RedisValue])
}

package enum RedisFault: Error, Sendable, Equatable {
    /// No connection stands; nothing was sent.
    case away(String)
    /// More wait than may; nothing was sent.
    case busy
    /// Sent, and no answer came in time or the connection broke. It may have been done.
    case lost(String)
    /// Redis says no; the text begins with its code, such as `NOSCRIPT`.
    case refused(String)
    /// An address that cannot be used.
    case wrongAddress(String)
}
