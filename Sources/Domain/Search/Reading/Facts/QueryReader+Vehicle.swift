import Vocabulary

extension QueryReader {
    /// Takes the vehicle out of the words, with its year and the `for` before it.
    ///
    /// Two that are not parts of one name leave the choice open: their words stay, and titles decide.
    /// - Returns: whether something was taken.
    mutating func takeVehicle() -> Bool {
        var found: [(id: Int64, range: Range<Int>)] = []
        var at = 0
        while at < live.count {
            guard let (id, end) = longest(at, in: context.vehicles) else { at += 1; continue }
            found.append((id, at..<end))
            at = end
        }
        guard let id = vehicle(of: found) else { return false }
        let ranges = found.map { year(beside: $0.range) }
        if reading.vehicle == nil {
            reading.vehicle = id
            reading.vehicleYear = ranges.lazy.compactMap(\.year).first
            if let year = reading.vehicleYear { reading.years = [year] }
        }
        var taken = Set<Int>()
        for (range, _) in ranges {
            let all = start(of: range)..<range.upperBound
            note(.vehicle, live[all])
            taken.formUnion(live[all])
        }
        vehicleTokens += taken
        live.removeAll { taken.contains($0) }
        return true
    }

    private func vehicle(of found: [(id: Int64, range: Range<Int>)]) -> Int64? {
        let ids = Set(found.map(\.id))
        if ids.count < 2 { return ids.first }
        guard found.count == 2 else { return nil }
        // Toyota brake pads Corolla.
        let names = found.map { part in part.range.map { tokens[live[$0]].name }.joined(separator: " ") }
        return context.vehicles[names[0] + " " + names[1]] ?? context.vehicles[names[1] + " " + names[0]]
    }

    private func year(beside range: Range<Int>) -> (range: Range<Int>, year: Int?) {
        let next = range.upperBound
        if next < live.count, !isUnit(next + 1), let year = tokens[live[next]].year(until: context.year + 1) {
            return (range.lowerBound..<next + 1, year)
        }
        guard range.lowerBound > 0,
            let year = tokens[live[range.lowerBound - 1]].year(until: context.year + 1)
        else { return (range, nil) }
        return (range.lowerBound - 1..<range.upperBound, year)
    }

    private func start(of range: Range<Int>) -> Int {
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < 2, Self.before.contains(tokens[live[start - 1]].folded) {
            start -= 1
        }
        return start
    }

    private static let before: Set<String> = [
        "for", "fits", "fitting", "the", "a", "ya", "za", "wa", "la", "cha", "vya", "kwa", "pour", "de", "une", "ma",
        "mon",
        "ل", "لـ", "لسياره", "لسيارتي", "สำหรับ", "ของ", "รถ",
    ]
}
