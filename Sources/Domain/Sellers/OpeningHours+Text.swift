extension OpeningHours {
    /// As the database and the API have it, in the words of OpenStreetMap: `Mo-Fr 08:00-18:00; Sa 09:00-13:00`.
    package var text: String {
        groups.filter { !$0.spans.isEmpty }.map { days, spans in
            let names = days.map { Weekday.allCases[$0].code }
            let name = names.count == 1 ? names[0] : "\(names[0])-\(names[names.count - 1])"
            return name + " " + spans.map(\.text).joined(separator: ",")
        }.joined(separator: "; ")
    }

    /// Reads what `text` writes, and days in any order; a day named twice has the hours named last. Nil for anything else.
    package init?(_ text: String) {
        self.init()
        guard text.utf8.count <= 600 else { return nil }
        for rule in text.split(separator: ";") {
            let parts = rule.split(separator: " ")
            guard parts.count >= 2, let days = Self.days(parts[0]) else { return nil }
            let times = parts.dropFirst().joined()
            let spans = times == "off" ? [] : Self.spans(times)
            guard let spans else { return nil }
            for day in days {
                guard set(day, spans) else { return nil }
            }
        }
    }

    /// `Mo`, `Mo-Fr`, `Mo,We,Fr`, also around the week's end: `Sa-Mo`.
    private static func days(_ text: Substring) -> [Weekday]? {
        var days: [Weekday] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(code: $0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            let length = (last.rawValue - first.rawValue + 7) % 7
            days += (0...length).map { Weekday.allCases[(first.rawValue + $0) % 7] }
        }
        return days.isEmpty ? nil : days
    }

    /// A day's times as people write them: `8-13, 14:30–18`, `08.00 - 18.00`, `9h-17h30`, in any script's digits. Empty text is
    /// a closed day; nil is no time at all.
    package static func spans(_ given: String) -> [ClockSpan]? {
        guard given.utf8.count <= 200 else { return nil }
        let text = plain(given)
        var spans: [ClockSpan] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let opens = minutes(ends[0]), let closes = minutes(ends[1]),
                // Midnight ends a day as 24:00, whoever writes 0:00.
                let span = ClockSpan(opens: opens % 1440, closes: closes == 0 ? 1440 : closes)
            else { return nil }
            spans.append(span)
        }
        return spans
    }

    /// `8`, `08:00`, `8.30`, `8h`, `8h30`
    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { $0.utf8.count <= 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard (1...2).contains(parts.count), isPlain, let hour = Int(parts[0]) else { return nil }
        let minute = parts.count == 1 || parts[1].isEmpty ? 0 : Int(parts[1]) ?? 60
        guard minute < 60, hour * 60 + minute <= 1440 else { return nil }
        return hour * 60 + minute
    }

    /// Our digits, one kind of dash, comma and colon, no blanks.
    private static func plain(_ given: String) -> String {
        var text = ""
        for scalar in given.lowercased().unicodeScalars {
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
                text += String(Int(value))
            } else if scalar.properties.isDash {
                text += "-"
            } else if scalar == "\u{060C}" {
                text += ","
            } else if scalar == "." || scalar == "h" {
                text += ":"
            } else if !scalar.properties.isWhitespace, scalar.properties.generalCategory != .format {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
