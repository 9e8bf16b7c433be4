import Testing

@testable import Crypto

/// Bytes as a test's author wrote them.
func decoded(hex text: String) throws -> [UInt8] { try #require(bytes(hex: text)) }
func decoded(base64URL text: String) throws -> [UInt8] { try #require(bytes(base64URL: text)) }
