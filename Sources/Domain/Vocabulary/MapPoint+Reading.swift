import HTTP

extension MapPoint {
    /// Reads what people copy from maps: `-1.2921, 36.8219`, `1.2921° S 36.8219° E`, a `geo:` address, or a link of the
    /// map sites that say the place in the link itself. Nothing is fetched, so a shortened link is none of them.
    package init?(_ given: String) {
        guard given.utf8.count <= 2_000 else { return nil }
        let text = Self.plain(given)
        let found: MapPoint? =
            if text.hasPrefix("geo:") {
                Self.geo(text.dropFirst(4))
            } else if let link = MapLink(text) {
                link.point
            } else {
                Self.pair(text)
            }
        guard let found else { return nil }
        self = found
    }

    /// Two fields of degrees, in whatever digits. Nil for what are no numbers, or beyond the earth.
    package init?(latitude north: String, longitude east: String) {
        guard north.utf8.count <= 100, east.utf8.count <= 100,
            let latitude = Self.degrees(Substring(Self.plain(north))),
            let longitude = Self.degrees(Substring(Self.plain(east)))
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// Two numbers of degrees, with hemispheres or without; a comma, a semicolon or a blank between them.
    static func pair(_ text: some StringProtocol) -> MapPoint? {
        let parts = String(text).split { $0 == "," || $0 == ";" || $0 == " " }
        var numbers: [(value: Double, axis: Character?)] = []
        for part in parts {
            if let axis = Self.axis(part) {
                // `36.8219 E` came as two parts.
                guard let last = numbers.last, last.axis == nil else { return nil }
                numbers[numbers.count - 1] = (last.value, axis)
                continue
            }
            var digits = part
            let axis = digits.last.flatMap { Self.axis(Substring(String($0))) }
            if axis != nil { digits.removeLast() }
            if digits.last == "°" { digits.removeLast() }
            guard let value = degrees(digits) else { return nil }
            numbers.append((value, axis))
        }
        guard numbers.count == 2 else { return nil }
        switch (numbers[0].axis, numbers[1].axis) {
        case (nil, nil): return MapPoint(latitude: numbers[0].value, longitude: numbers[1].value)
        case ("n", "e"), ("n", "w"), ("s", "e"), ("s", "w"):
            return MapPoint(latitude: signed(numbers[0]), longitude: signed(numbers[1]))
        case ("e", "n"), ("w", "n"), ("e", "s"), ("w", "s"):
            return MapPoint(latitude: signed(numbers[1]), longitude: signed(numbers[0]))
        default: return nil
        }
    }

    /// RFC 5870. Some programs say `geo:0,0?q=…` and mean the second.
    private static func geo(_ text: Substring) -> MapPoint? {
        let parts = text.split(separator: "?", maxSplits: 1)
        guard let front = parts.first else { return nil }
        let fields = front.split(separator: ";")
        let otherSystem = fields.dropFirst().contains { $0.hasPrefix("crs=") && $0 != "crs=wgs84" }
        guard !otherSystem, let place = fields.first else { return nil }
        if parts.count == 2, let asked = Query(String(parts[1]))["q"],
            let point = pair(asked.prefix { $0 != "(" })
        {
            return point
        }
        // A third number is the height.
        return pair(place.split(separator: ",").prefix(2).joined(separator: ","))
    }

    /// Digits, one point, one sign.
    private static func degrees(_ text: Substring) -> Double? {
        let isPlain =
            text.utf8.count <= 24 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
        return isPlain ? Double(text) : nil
    }

    private static func axis(_ text: Substring) -> Character? {
        guard text.count == 1, let letter = text.first, "nsew".contains(letter) else { return nil }
        return letter
    }

    private static func signed(_ number: (value: Double, axis: Character?)) -> Double {
        number.axis == "s" || number.axis == "w" ? -abs(number.value) : abs(number.value)
    }

    /// In small letters and our digits, without marks that nobody sees, the minus that typesetters use or two blanks in a row.
    private static func plain(_ given: String) -> String {
        var text = ""
        for scalar in given.unicodeScalars {
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
                text += String(Int(value))
            } else if scalar == "\u{2212}" {
                text += "-"
            } else if scalar == "\u{060C}" {
                text += ","
            } else if scalar == "\u{066B}" {
                text += "."
            } else if scalar.properties.isWhitespace {
                text += " "
            } else if scalar.properties.generalCategory != .format {
                text.unicodeScalars.append(scalar)
            }
        }
        return text.split(separator: " ").joined(separator: " ").lowercased()
    }
}
