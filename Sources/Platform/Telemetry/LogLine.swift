import Foundation

/// One JSON line in the making.
struct LogLine {
    private var text = "{"

    init(time: Date, level: LogLevel, event: StaticString) {
        text += "\"time\":\"\(Self.stamp(time))\",\"level\":\"\(level.name)\",\"event\":"
        quote("\(event)")
    }

    mutating func add(_ name: String, _ value: LogValue) {
        text += ","
        quote(name)
        text += ":"
        switch value {
        case .text(let value): quote(value)
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? String(value) : "null"
        case .flag(let value): text += value ? "true" : "false"
        }
    }

    consuming func finished() -> [UInt8] { Array((text + "}\n").utf8) }

    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case let control where control.value < 0x20:
                text += "\\u00" + (control.value < 16 ? "0" : "") + String(control.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func stamp(_ time: Date) -> String {
        time.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true)) + "Z"
    }
}
