import Foundation

/// A place on the earth, WGS 84, to a tenth of a metre.
package struct MapPoint: Hashable, Sendable {
    /// Degrees: north is positive, -90 to 90.
    package let latitude: Double
    /// Degrees: east is positive, -180 to 180.
    package let longitude: Double

    /// Nil outside of those.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        // Adding zero takes the sign from a zero.
        self.latitude = (latitude * 1e6).rounded() / 1e6 + 0
        self.longitude = (longitude * 1e6).rounded() / 1e6 + 0
    }

    /// `-1.292066, 36.821946`
    package var text: String { "\(Self.degrees(latitude)), \(Self.degrees(longitude))" }

    /// `-1.292066` and `36.821946`, as two fields hold them.
    package var fields: (latitude: String, longitude: String) { (Self.degrees(latitude), Self.degrees(longitude)) }

    /// `-1.29,36.82`, as addresses carry a place: a kilometre is near enough to search from, and says less of who asks.
    package var pair: String { String(format: "%.2f,%.2f", latitude, longitude) }

    /// Nil for what `pair` does not write.
    package init?(pair: String) {
        let parts = pair.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, pair.utf8.count <= 40, let north = Double(parts[0]), let east = Double(parts[1]) else {
            return nil
        }
        self.init(latitude: north, longitude: east)
    }

    /// Opens the map of the visitor's own device (RFC 5870).
    package var geoAddress: String { "geo:\(Self.degrees(latitude)),\(Self.degrees(longitude))" }

    /// The same place on a map that any browser shows.
    package var mapAddress: String {
        let (north, east) = (Self.degrees(latitude), Self.degrees(longitude))
        return "https://www.openstreetmap.org/?mlat=\(north)&mlon=\(east)#map=17/\(north)/\(east)"
    }

    /// Up to six places, none that says nothing, never with an exponent.
    private static func degrees(_ number: Double) -> String {
        var text = String(format: "%.6f", number)
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
