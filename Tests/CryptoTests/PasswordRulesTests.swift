import Testing

@testable import Crypto

struct PasswordRulesTests {
    @Test(arguments: [
        "password12", "Password123!", "P@ssw0rd2024", "passwordpassword", "sokosokosoko", "Soko2026Soko", "s0k0nairobi",
        "qwertyuiop", "1qaz2wsx3edc", "asdfghjkl;", "zaq1xsw2cde3", "azertyuiop", "qsdfghjklm", "poiuytrewq",
        "1234567890",
        "0987654321", "1234512345", "aaaaaaaaaa", "abababababab", "abcabcabcabc", "abcdefghij", "zyxwvutsrq",
        "1990051219900512", "0712345678", "8362915047", "iloveyou2025", "Jesus4ever2024", "letmein!!!!!!",
        "welcome@2026",
        "nakupenda123", "HakunaMatata1", "kenya254kenya", "motdepasse1", "jetaime2024!", "Bonjour12345", "bismillah786",
        "inshallah2025", "mohammed1985", "habibi habibi", "sawasdee1234", "bangkok2569", "chanrakther1", "สวัสดีสวัสดี",
        "ＰＡＳＳＷＯＲＤ１２３", "ضصثقفغعهخح", "محمد محمد محمد", "1111122222", "!!!!!!!!!!!!", "$$$$$$$$$$$$", "..........",
        "DragonMonkey99", "summer2026!!", "qwerty123456", "passwordqwerty1234",
    ])
    func `what people choose first is too common`(password: String) {
        #expect(PasswordRules.refusal(password) == .tooCommon)
    }

    @Test(arguments: [
        "correct horse battery staple", "kx7-vq2m-w9", "tembo hutembea usiku", "je mange des mangues vertes",
        "83629150471965",
        "Xq!9vLm#2pTz", "la pluie tombe sur le toit", "القطة تشرب الحليب كل صباح", "แมวดำนอนบนหลังคาบ้าน",
        "wali-wa-nazi-na-samaki", "5wRk-soko-9qLf", "mZq8#vT1kR",
    ])
    func `a password with enough choices in it is taken, whatever its characters`(password: String) {
        #expect(PasswordRules.refusal(password) == nil)
    }

    @Test func `ten to two hundred code points are taken, counted as they are hashed`() {
        let long = String((0..<201).map { Character(UnicodeScalar(0x4E00 + $0 * 7919 % 20_000)!) })
        #expect(PasswordRules.refusal("") == .tooShort)
        #expect(PasswordRules.refusal("kx7vq2mw9") == .tooShort)
        #expect(PasswordRules.refusal("password1") == .tooShort)
        #expect(PasswordRules.refusal("kx7vq2mw9t") == nil)
        #expect(PasswordRules.refusal(String(long.prefix(200))) == nil)
        #expect(PasswordRules.refusal(long) == .tooLong)
        #expect(PasswordRules.refusal(String(repeating: "x", count: 1 << 20)) == .tooLong)
        // Five letters with their accents apart are five; one ligature is not eighteen letters.
        #expect(PasswordRules.refusal("e\u{301}a\u{300}u\u{302}o\u{308}i\u{308}") == .tooShort)
        #expect(PasswordRules.refusal("\u{FDFA}") == .tooShort)
        #expect(PasswordRules.refusal(String(repeating: "\u{FDFA}", count: 12)) == .tooLong)
    }

    @Test(arguments: [
        "xq7-Mwangi-vt9", "xq7mwang1vt9k", "vt9k-w@njiku-xq", "kz4brienvq8m", "qv8-Élodie-zk4x",
        "zk4-E\u{301}lodie-qv8",
        "q7198412vkx", "xk-ساره2-vqz9", "vq254712998877xk",
    ])
    func `a password does not contain what everybody knows of the person`(password: String) {
        let personal = [
            "Wanjiku Mwangi", "o.brien198412@example.org", "Élodie", "ساره الحربي", "+254 712998877", "Al", "",
        ]
        #expect(PasswordRules.refusal(password, notContaining: personal) == .personal)
        #expect(PasswordRules.refusal(password) == nil)
    }

    @Test func `short parts of a name and the provider of an address do not count`() {
        #expect(PasswordRules.refusal("balance-of-gmailers-7q", notContaining: ["Al Ba", "of@gmailers.com"]) == nil)
    }

    @Test func `the codes are those that the API promises`() {
        #expect(
            [PasswordRefusal.tooShort, .tooLong, .tooCommon, .personal].map(\.rawValue)
                == ["password_too_short", "password_too_long", "password_too_common", "password_personal"])
    }

    @Test func `random passwords of ten letters are taken`() {
        let letters = Array("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        let refused = (0..<2_000).count { _ in
            PasswordRules.refusal(String(randomBytes(10).map { letters[Int($0) % letters.count] })) != nil
        }
        // One in some thousand holds a word and a run by chance.
        #expect(refused <= 20)
    }
}
