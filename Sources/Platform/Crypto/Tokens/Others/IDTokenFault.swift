/// Why somebody else's ID token is not believed. Which one it was is for the log.
package enum IDTokenFault: Error, Equatable, Sendable {
    /// More than 16,384 bytes.
    case tooLong
    /// Not three parts with dots between them.
    case wrongParts
    /// A part is not base64url in its one spelling.
    case badEncoding
    /// The header is not a JSON object of texts, numbers and lists of texts.
    case malformedHeader
    /// The header demands an extension (`crit`), of which Soko knows none.
    case criticalExtension
    /// `alg` is `none`, in whatever case.
    case unsigned
    /// `alg` is neither RS256 nor EdDSA.
    case unknownAlgorithm
    /// `kid` names no key of the provider's, or is missing where there are several.
    case unknownKey
    /// The key that `kid` names is of another kind than `alg` says.
    case wrongAlgorithm
    /// The signature is not of this key and these bytes.
    case forged
    /// Signed, but without the claims that every ID token has, or with one of the wrong type.
    case malformedClaims
    case wrongIssuer
    /// Made for another client.
    case wrongAudience
    /// `azp` is another client, or is missing though there are several audiences.
    case wrongParty
    case expired
    /// Issued, or valid, only more than 60 seconds from now.
    case issuedInFuture
    /// Not the answer to what was asked: another sign-in's token.
    case wrongNonce
    /// `sub` is empty, longer than 255 bytes or not ASCII.
    case badSubject
}
