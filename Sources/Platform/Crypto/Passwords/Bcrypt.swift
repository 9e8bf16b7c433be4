import CCrypt

/// bcrypt as libxcrypt computes it: `$2b$`, two digits of cost, 22 characters of salt, 31 of hash.
///
/// It takes long on purpose (about 2^cost × 40 µs): only `PasswordHasher`'s threads call it.
struct Bcrypt {
    /// Below, guessing is cheap; above, a login holds a thread for seconds, and a planted hash of cost 31 for days.
    static let costs = 10...15

    let text: String
    let cost: Int

    /// Nil when it is not such a text, or its cost is out of bounds.
    init?(_ text: String) {
        let alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8
        let utf8 = Array(text.utf8)
        guard utf8.count == 60, utf8.starts(with: "$2b$".utf8), utf8[6] == UInt8(ascii: "$"),
            let cost = Int(String(decoding: utf8[4..<6], as: UTF8.self)), Self.costs.contains(cost),
            utf8[7...].allSatisfy(alphabet.contains)
        else { return nil }
        (self.text, self.cost) = (text, cost)
    }

    /// A fresh salt with a cost, which `hash` takes as its setting.
    static func setting(cost: Int) -> String {
        let random = randomBytes(16).map(CChar.init(bitPattern:))
        var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        let done = crypt_gensalt_rn("$2b$", UInt(cost), random, Int32(random.count), &setting, Int32(setting.count))
        precondition(done != nil, "libxcrypt knows bcrypt")
        return String(decoding: setting.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The whole text, setting included; nil when the setting is none.
    ///
    /// - Parameters:
    ///   - phrase: without NUL, where bcrypt ends, and at most 72 bytes, the rest of which it ignores.
    ///   - setting: what `setting(cost:)` made, or a whole hash text, of which the front is one.
    static func hash(_ phrase: String, setting: String) -> String? {
        precondition(phrase.utf8.count <= 72 && !phrase.utf8.contains(0), "bcrypt would ignore a part of it")
        var output = [CChar](repeating: 0, count: Int(CRYPT_OUTPUT_SIZE))
        guard soko_crypt(phrase, setting, &output) == 1 else { return nil }
        return String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
