import HTTP

/// A link of a map site, taken apart; each site says the place in its own way.
struct MapLink {
    private let host: Substring
    private let path: Substring
    private let query: Query
    private let fragment: Substring

    /// - Parameter text: in small letters.
    init?(_ text: String) {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
        let rest = text[text.index(after: text.firstIndex(of: ":") ?? text.startIndex)...].dropFirst(2)
        let address = rest.prefix { $0 != "#" }
        fragment = rest.dropFirst(address.count).dropFirst()
        let place = address.prefix { $0 != "?" }
        query = Query(String(address.dropFirst(place.count).dropFirst()))
        let host = place.prefix { $0 != "/" }
        path = place.dropFirst(host.count)
        self.host = host.hasPrefix("www.") ? host.dropFirst(4) : host
    }

    var point: MapPoint? {
        if isGoogle { return google }
        switch host {
        case "openstreetmap.org", "osm.org": return openStreetMap
        case "maps.apple.com": return first(of: ["coordinate", "ll", "q"])
        case "bing.com": return query["cp"].flatMap { MapPoint.pair($0.replacing("~", with: ",")) }
        case "waze.com": return first(of: ["ll", "latlng"]) ?? query["to"].flatMap { waze($0) }
        case "share.here.com", "wego.here.com", "here.com":
            return query["map"].flatMap(two) ?? segments.lazy.compactMap(two).first
        case "yandex.com", "yandex.ru", "maps.yandex.com", "maps.yandex.ru":
            // East comes first there.
            return (query["pt"] ?? query["ll"]).flatMap(two).flatMap {
                MapPoint(latitude: $0.longitude, longitude: $0.latitude)
            }
        default: return nil
        }
    }

    /// `google.com`, `maps.google.co.ke`, `google.tn` …
    private var isGoogle: Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let own = labels.first == "maps" ? labels.dropFirst() : labels[...]
        return own.first == "google" && (2...3).contains(own.count)
            && own.dropFirst().allSatisfy { (2...3).contains($0.count) }
    }

    /// The pin, before what was asked for, before the middle of the map.
    private var google: MapPoint? {
        if let pin = pin { return pin }
        if let asked = first(of: ["q", "query", "destination", "daddr", "ll", "sll", "center"]) { return asked }
        for segment in segments.reversed() {
            if segment.hasPrefix("@") { return two(segment.dropFirst()) }
            if let point = two(segment) { return point }
        }
        return nil
    }

    /// `…!3d-1.2920659!4d36.8219462…`
    private var pin: MapPoint? {
        let fields = path.split(separator: "!")
        guard let north = fields.last(where: { $0.hasPrefix("3d") }),
            let east = fields.last(where: { $0.hasPrefix("4d") })
        else { return nil }
        return MapPoint.pair("\(north.dropFirst(2)),\(east.dropFirst(2))")
    }

    private var openStreetMap: MapPoint? {
        if let north = query["mlat"], let east = query["mlon"] { return MapPoint.pair(north + "," + east) }
        let parts = fragment.drop { $0 != "=" }.dropFirst().prefix { $0 != "&" }.split(separator: "/")
        guard fragment.hasPrefix("map="), parts.count == 3 else { return nil }
        return MapPoint.pair("\(parts[1]),\(parts[2])")
    }

    private func waze(_ text: String) -> MapPoint? { text.hasPrefix("ll.") ? two(text.dropFirst(3)) : nil }

    private func first(of names: [String]) -> MapPoint? { names.lazy.compactMap { query[$0].flatMap(two) }.first }

    private var segments: [String] {
        path.split(separator: "/").compactMap { PercentCoding.decoded($0.utf8, plusIsSpace: true) }
    }

    /// The first two of numbers between commas; behind them stand zoom and the like.
    private func two(_ text: some StringProtocol) -> MapPoint? {
        let parts = String(text.hasPrefix("loc:") ? text.dropFirst(4) : text.dropFirst(0)).split(separator: ",")
        return parts.count >= 2 ? MapPoint.pair(parts.prefix(2).joined(separator: ",")) : nil
    }
}
