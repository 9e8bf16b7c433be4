/// Why a token is not accepted. Which one it was is for the log; whoever sent it learns only that it was not.
package enum TokenFault: Error, Equatable {
    /// More than 4,096 bytes.
    case tooLong
    /// Not three parts with dots between them.
    case wrongParts
    /// A part is not base64url in its one spelling.
    case badEncoding
    /// The header is not a JSON object of texts.
    case malformedHeader
    /// The header says something besides `alg`, `kid` and `typ`: a key of its own, an address of one, compression.
    case surplusHeader(String)
    /// The header demands an extension (`crit`), of which Soko knows none.
    case criticalExtension
    /// `typ` is there and is not `JWT`.
    case wrongType
    /// `alg` is `none`, in whatever case.
    case unsigned
    /// `alg` is missing, or is not that of the key that `kid` names.
    case wrongAlgorithm
    /// `kid` is missing or names no key of ours.
    case unknownKey
    /// The signature is not of this key and these bytes.
    case forged
    /// Signed by us, but the claims are not those of `TokenClaims`.
    case malformedClaims
    case wrongIssuer
    case wrongAudience
    case expired
    /// Issued, or valid, only more than 60 seconds from now.
    case issuedInFuture
}
