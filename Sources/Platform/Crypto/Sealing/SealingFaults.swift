/// Why a text is not a key ring. It never carries the text, which would put a key into a log.
package enum KeyRingFault: Error, Equatable {
    case empty
    /// The entry, counted from 1, has no colon.
    case malformed(entry: Int)
    /// The name of the entry, counted from 1, is not 1 to 16 of `a-z`, `0-9` and `-`.
    case badName(entry: Int)
    case repeatedName(String)
    /// The key of this name is not base64url of 32 bytes.
    case badKey(String)
}

/// Why a sealed value stays shut.
package enum SealFault: Error, Equatable {
    /// Not a sealed value at all, or cut short.
    case malformed
    /// Sealed with a key that the ring does not have.
    case unknownKey(String)
    /// Changed, moved to another context, or not sealed by us.
    case forged
}
