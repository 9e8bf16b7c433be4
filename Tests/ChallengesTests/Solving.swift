import Crypto

/// The solution as a patient script would find it.
func solved(_ puzzle: String, bits: Int) -> String {
    for number in 0... {
        let answer = "\(puzzle).\(number)"
        let digest = sha256(answer.utf8)
        let head = digest.prefix(4).reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        if head.leadingZeroBitCount >= bits { return answer }
    }
    preconditionFailure("numbers do not end")
}

extension String {
    /// With one of the fields between dots put in place of another.
    func replacing(field index: Int, with text: String) -> String {
        var fields = split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        fields[index] = text
        return fields.joined(separator: ".")
    }
}
