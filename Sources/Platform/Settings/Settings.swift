import Foundation

/// Values by name, from the environment and from a file of `NAME=value` lines; the environment wins.
package struct Settings: Sendable {
    private let environment: [String: String]
    private let file: [String: String]

    package init(environment: [String: String], file: [String: String] = [:]) {
        self.environment = environment
        self.file = file
    }

    /// Reads `path` when it exists.
    /// - Throws: `SettingFault` for a line that is no setting.
    package init(environment: [String: String], fileAt path: String?) throws {
        var file: [String: String] = [:]
        if let path, FileManager.default.fileExists(atPath: path) {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SettingFault.unreadableFile(path)
            }
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let line = line.trimmingCharacters(in: .whitespaces)
                if line.isEmpty || line.hasPrefix("#") { continue }
                guard let mark = line.firstIndex(of: "=") else {
                    throw SettingFault.notASetting(file: path, line: number + 1)
                }
                let value = line[line.index(after: mark)...].trimmingCharacters(in: .whitespaces)
                file[line[..<mark].trimmingCharacters(in: .whitespaces)] = value
            }
        }
        self.init(environment: environment, file: file)
    }

    /// The value that is set, or the setting's own.
    /// - Throws: `SettingFault.wrongValue`.
    package func value<Value>(_ setting: Setting<Value>) throws -> Value {
        guard let text = text(setting.name) else { return setting.defaultValue }
        guard let value = setting.parse(text) else {
            throw SettingFault.wrongValue(
                name: setting.name, value: setting.isSecret ? nil : text, expects: setting.expects)
        }
        return value
    }

    /// How a setting stands, for a person. Secrets show only that they are set.
    package func line<Value>(for setting: Setting<Value>) throws -> SettingLine {
        let value = try value(setting)
        let source = environment[setting.name] != nil ? "environment" : file[setting.name] != nil ? "file" : "default"
        let text = setting.isSecret ? (setting.print(value).isEmpty ? "" : "(set)") : setting.print(value)
        return SettingLine(name: setting.name, value: text, source: source, summary: setting.summary)
    }

    /// Names starting with `prefix` that are set but that nobody reads: most likely misspelt.
    package func unknown(prefix: String, known: Set<String>) -> [String] {
        Set(environment.keys).union(file.keys).filter { $0.hasPrefix(prefix) && !known.contains($0) }.sorted()
    }

    private func text(_ name: String) -> String? { environment[name] ?? file[name] }
}

/// A setting as `soko settings` prints it.
package struct SettingLine: Sendable, Equatable {
    package let name: String
    package let value: String
    /// `environment`, `file` or `default`.
    package let source: String
    package let summary: String
}

/// Why the settings cannot be used.
package enum SettingFault: Error, Equatable, CustomStringConvertible {
    case wrongValue(name: String, value: String?, expects: String)
    case notASetting(file: String, line: Int)
    case unreadableFile(String)

    package var description: String {
        switch self {
        case .wrongValue(let name, let value, let expects):
            "\(name) should be \(expects)" + (value.map { ", not “\($0)”" } ?? "")
        case .notASetting(let file, let line): "\(file), line \(line): not NAME=value"
        case .unreadableFile(let path): "cannot read \(path)"
        }
    }
}
