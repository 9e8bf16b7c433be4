import Foundation
import Testing

@testable import Crypto

struct SecondFactorTests {
    private let totp = TOTP(secret: Array("12345678901234567890".utf8))

    /// RFC 6238, appendix B, of which six digits are the last six of eight.
    @Test(arguments: [
        (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func `codes are those of the RFC`(seconds: Double, code: String) {
        let time = Date(timeIntervalSince1970: seconds)
        #expect(totp.code(at: time) == code)
        #expect(totp.matchedStep(of: code, at: time, after: nil) == Int64(seconds / 30))
    }

    /// RFC 4226, appendix D: the first ten counters.
    @Test func `the first ten codes are those of HOTP`() {
        let codes = (0..<10).map { totp.code(at: Date(timeIntervalSince1970: Double(30 * $0) + 29.9)) }
        #expect(
            codes == [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
            ])
    }

    @Test func `a code counts one step early and one step late`() {
        let time = Date(timeIntervalSince1970: 1_800_000_015)
        let step: Int64 = 60_000_000
        for late: Int64 in -3...3 {
            let code = totp.code(at: time + Double(30 * late))
            #expect(totp.matchedStep(of: code, at: time, after: nil) == (abs(late) <= 1 ? step + late : nil))
        }
    }

    @Test func `a code counts once, and no older one after it`() {
        let time = Date(timeIntervalSince1970: 1_800_000_015)
        let step: Int64 = 60_000_000
        let code = totp.code(at: time)
        #expect(totp.matchedStep(of: code, at: time, after: step - 1) == step)
        #expect(totp.matchedStep(of: code, at: time, after: step) == nil)
        #expect(totp.matchedStep(of: code, at: time, after: step + 1) == nil)
        #expect(totp.matchedStep(of: totp.code(at: time - 30), at: time, after: step) == nil)
        #expect(totp.matchedStep(of: totp.code(at: time + 30), at: time, after: step) == step + 1)
    }

    @Test(arguments: ["287082", " 287 082 ", "287-082", "٢٨٧٠٨٢", "۲۸۷۰۸۲", "๒๘๗๐๘๒", "２８７０８２"])
    func `a code is read as people type it`(typed: String) {
        #expect(totp.matchedStep(of: typed, at: Date(timeIntervalSince1970: 59), after: nil) == 1)
    }

    @Test(arguments: [
        "", "28708", "2870820", "287083", "+87082", "28708②", "a87082", "287.082", "²87082", "287082\u{301}",
    ])
    func `another text is no code`(typed: String) {
        #expect(totp.matchedStep(of: typed, at: Date(timeIntervalSince1970: 59), after: nil) == nil)
        let long = String(repeating: " ", count: 1 << 20) + "287082"
        #expect(totp.matchedStep(of: long, at: Date(timeIntervalSince1970: 59), after: nil) == nil)
    }

    @Test(arguments: [-1.0, -1e300, 1e300, .infinity, -.infinity])
    func `a time that no clock shows has a code too`(seconds: Double) {
        #expect(totp.code(at: Date(timeIntervalSince1970: seconds)).utf8.count == 6)
    }

    @Test func `the address carries the secret, and names that cannot break out of it`() {
        #expect(
            totp.address(issuer: "Soko", account: "ana@example.org")
                == "otpauth://totp/Soko:ana%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Soko"
                + "&algorithm=SHA1&digits=6&period=30")
        #expect(
            totp.address(issuer: "So:ko & Co", account: "سارة?secret=A#/")
                == "otpauth://totp/So%20ko%20%26%20Co:%D8%B3%D8%A7%D8%B1%D8%A9%3Fsecret%3DA%23%2F"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=So%20ko%20%26%20Co&algorithm=SHA1&digits=6&period=30"
        )
    }

    @Test func `secrets have 20 bytes, are not the same twice and are not printed`() {
        #expect(TOTP.random().secret.count == 20)
        #expect(TOTP.random().secret != TOTP.random().secret)
        #expect("\([totp])" == "[TOTP(…)]")
    }

    @Test func `recovery codes are unambiguous, different and canonical`() {
        let codes = recoveryCodes(count: 200)
        #expect(Set(codes).count == 200)
        for code in codes {
            #expect(code.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}/) != nil)
            #expect(canonicalRecoveryCode(code) == code)
        }
        #expect(Set(codes.joined()).count == 33)
        #expect(recoveryCodes(count: 0).isEmpty)
    }

    @Test(arguments: [
        "10abc-defgh", "10ABC-DEFGH", " 10abcdefgh ", "1 0 a b c d e f g h", "ioabc–defgh", "lOabc-defgh",
        "IoABC\u{2011}defgh",
    ])
    func `a recovery code is read as people type it`(typed: String) {
        #expect(canonicalRecoveryCode(typed) == "10abc-defgh")
    }

    @Test(arguments: [
        "", "10abc-defg", "10abc-defghj", "10abc-defgu", "10abc_defgh", "10abc-defgé", "１0abc-defgh",
        "\u{212A}0abc-defgh",
    ])
    func `another text is no recovery code`(typed: String) {
        #expect(canonicalRecoveryCode(typed) == nil)
        #expect(canonicalRecoveryCode(String(repeating: "-", count: 1 << 20)) == nil)
    }
}
