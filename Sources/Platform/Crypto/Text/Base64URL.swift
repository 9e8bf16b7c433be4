/// Base64 with the URL alphabet and without padding (RFC 4648, section 5).
package func base64URL(_ bytes: some Sequence<UInt8>) -> String { BitText.base64URL.text(of: Array(bytes)) }

/// The bytes that such text names, or nil when it is not that.
///
/// Every value has one spelling: padding, the other alphabet, line ends and unused bits that are not zero are refused.
package func bytes(base64URL text: some StringProtocol) -> [UInt8]? { BitText.base64URL.bytes(of: Array(text.utf8)) }
