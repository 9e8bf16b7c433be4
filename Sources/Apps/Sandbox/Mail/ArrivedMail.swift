/// A mail as it came.
struct ArrivedMail: Sendable, Equatable {
    let user: String?
    let from: String
    /// Of the envelope: the header may say something else.
    let to: [String]
    let data: [UInt8]
}
