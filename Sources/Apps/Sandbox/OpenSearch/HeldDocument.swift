import Foundation

/// A document as it is searched.
struct HeldDocument: Sendable {
    let id: String
    /// What an answer carries.
    var source = LooseJSON.null
    /// Words of text fields in order.
    private(set) var words: [String: [String]] = [:]
    private(set) var keywords: [String: [String]] = [:]
    private(set) var numbers: [String: Double] = [:]
    private(set) var flags: [String: Bool] = [:]
    private(set) var places: [String: SearchPlace] = [:]

    init(id: String) { self.id = id }

    mutating func add(_ value: LooseJSON, to name: String, _ field: SearchMapping.Field) throws(SearchRefusal) {
        switch (field.kind, value) {
        case (.text, .text(let text)): words[name, default: []] += text.split(separator: " ").map(String.init)
        case (.keyword, .text(let text)):
            if text.count <= field.ignoredAbove { keywords[name, default: []].append(text) }
        case (.long, .whole(let number)): numbers[name] = Double(number)
        case (.float, _) where value.number != nil: numbers[name] = value.number
        case (.boolean, .flag(let flag)): flags[name] = flag
        case (.binary, .text(let text)) where Data(base64Encoded: text) != nil: break
        case (.geo_point, _): places[name] = try SearchPlace(value, of: name)
        default:
            throw SearchRefusal(
                status: 400, type: "mapper_parsing_exception",
                reason: "failed to parse field [\(name)] of type [\(field.kind.rawValue)]")
        }
    }

    func has(_ name: String) -> Bool {
        words[name]?.isEmpty == false || keywords[name]?.isEmpty == false || numbers[name] != nil
            || flags[name] != nil || places[name] != nil
    }
}

/// A place on the earth, in degrees.
struct SearchPlace: Sendable {
    let latitude, longitude: Double

    init(_ json: LooseJSON, of name: String) throws(SearchRefusal) {
        var place = try Members(json, of: name)
        (latitude, longitude) = (try place.need("lat") { $0.number }, try place.need("lon") { $0.number })
        try place.end()
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else {
            throw .argument("illegal latitude or longitude value for [\(name)]")
        }
    }

    /// Kilometres on a sphere.
    func distance(to other: SearchPlace) -> Double {
        let degree = Double.pi / 180
        let a = sin((other.latitude - latitude) * degree / 2), b = sin((other.longitude - longitude) * degree / 2)
        let h = a * a + cos(latitude * degree) * cos(other.latitude * degree) * b * b
        return 2 * 6_371.0088 * asin(min(1, h.squareRoot()))
    }
}
