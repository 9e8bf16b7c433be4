/// Base32 in upper case and without padding (RFC 4648, section 6).
package func base32(_ bytes: some Sequence<UInt8>) -> String { BitText.base32.text(of: Array(bytes)) }

/// The bytes that such text names, or nil when it is not that. One spelling per value: lower case is refused too.
package func bytes(base32 text: some StringProtocol) -> [UInt8]? { BitText.base32.bytes(of: Array(text.utf8)) }
