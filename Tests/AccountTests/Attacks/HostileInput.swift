import Foundation

/// What strangers send where a value belongs.
enum HostileInput {
    static let texts: [(name: String, text: String)] = [
        ("a statement", "'; UPDATE accounts SET roles = '{admin}'; SELECT pg_sleep(30); --"),
        ("a condition", "x' OR 1=1 OR pg_sleep(30) IS NULL --"),
        ("a number's statement", "1); SELECT pg_sleep(30); --"),
        ("a NUL", "a\u{0}b"), ("ten thousand letters", String(repeating: "A", count: 10_000)),
        ("a header", "x\r\nX-Evil: 1\r\nSet-Cookie: soko_access=evil"), ("a climb", "../../../../../etc/passwd"),
        ("a turn", "\u{202E}gnp.exe"), ("broken escapes", "%00%zz%ff\\u0000"), ("a format", "%s%n{0}${jndi:x}{{7*7}}"),
        ("beyond", "99999999999999999999999999"), ("half a character", "\u{FFFF}\u{10FFFF}e\u{301}\u{301}\u{301}"),
    ]

    /// What stands in JSON where a text belongs.
    static let values: [(name: String, json: String)] =
        texts.map { ($0.name, json($0.text)) } + [
            ("nothing", "null"), ("a number", "-1e308"), ("a flag", "true"), ("a list", #"["a", {"b": []}]"#),
            ("an object", #"{"$ne": null}"#),
            ("depth", String(repeating: "[", count: 400) + String(repeating: "]", count: 400)),
            ("half a surrogate", #""\ud800""#),
        ]

    static func json(_ text: String) -> String {
        let data = try? JSONEncoder().encode(text)  // A text always has a JSON.
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    /// What an honest visitor would send there.
    static let plausible = [
        "contact": "amina@example.com", "name": "Amina", "password": "tembo-anapanda-mlima", "old": "wrong-wrong-wrong",
        "code": "123456", "step": String(repeating: "a", count: 43), "language": "en", "return": "/account",
        "days": "30",
        "read": "1", "write": "1", "challenge": "", "captcha": "", "state": "x", "refreshToken": "x", "for": "sign-in",
        "iss": "https://issuer.test", "error": "access_denied",
    ]
}
