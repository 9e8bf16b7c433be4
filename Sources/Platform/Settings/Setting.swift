/// One thing that can be set, by an environment variable of its name or a line of the settings file.
package struct Setting<Value: Sendable>: Sendable {
    package let name: String
    package let summary: String
    /// Never printed, not even when it is wrong.
    package let isSecret: Bool
    package let defaultValue: Value
    /// What a value must look like, for the error message.
    package let expects: String
    let parse: @Sendable (String) -> Value?
    let print: @Sendable (Value) -> String
}

extension Setting where Value == String {
    package static func text(_ name: String, default value: String, _ summary: String, isSecret: Bool = false) -> Self {
        Setting(
            name: name, summary: summary, isSecret: isSecret, defaultValue: value, expects: "text", parse: { $0 },
            print: { $0 })
    }
}

extension Setting where Value == String? {
    /// Off unless it is set; set to nothing is off as well.
    package static func optional(_ name: String, _ summary: String, isSecret: Bool = false) -> Self {
        Setting(
            name: name, summary: summary, isSecret: isSecret, defaultValue: nil, expects: "text",
            parse: { $0.isEmpty ? .some(nil) : .some($0) }, print: { $0 ?? "" })
    }
}

extension Setting where Value == Int {
    package static func integer(_ name: String, default value: Int, in range: ClosedRange<Int>, _ summary: String)
        -> Self
    {
        Setting(
            name: name, summary: summary, isSecret: false, defaultValue: value,
            expects: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            parse: { Int($0).flatMap { range.contains($0) ? $0 : nil } }, print: { String($0) })
    }
}

extension Setting where Value == Bool {
    package static func flag(_ name: String, default value: Bool, _ summary: String) -> Self {
        Setting(
            name: name, summary: summary, isSecret: false, defaultValue: value, expects: "yes or no",
            parse: {
                ["yes": true, "true": true, "1": true, "no": false, "false": false, "0": false][$0.lowercased()]
            },
            print: { $0 ? "yes" : "no" })
    }
}

extension Setting where Value == [String] {
    package static func list(_ name: String, default value: [String], _ summary: String) -> Self {
        Setting(
            name: name, summary: summary, isSecret: false, defaultValue: value, expects: "words separated by commas",
            parse: { $0.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty } },
            print: { $0.joined(separator: ",") })
    }
}

extension Setting {
    /// One of several words.
    package static func choice(_ name: String, default value: String, of words: [String], _ summary: String) -> Setting<
        String
    > {
        Setting<String>(
            name: name, summary: summary, isSecret: false, defaultValue: value,
            expects: words.joined(separator: " or "), parse: { words.contains($0) ? $0 : nil }, print: { $0 })
    }
}
