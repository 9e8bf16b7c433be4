import Vocabulary

/// Where a store is, as two fields of degrees; both empty for nowhere.
package struct TypedPlace: Sendable, Equatable {
    package var latitude, longitude: String

    package init(latitude: String, longitude: String) {
        (self.latitude, self.longitude) = (String(latitude.prefix(100)), String(longitude.prefix(100)))
    }

    package init(_ point: MapPoint?) { (latitude, longitude) = point?.fields ?? ("", "") }

    /// - Throws: `ProfileRefusal.halfPlace`, `.badCoordinates`.
    package func point() throws(ProfileRefusal) -> MapPoint? {
        let isEmpty = [latitude, longitude].map { $0.allSatisfy(\.isWhitespace) }
        if isEmpty == [true, true] { return nil }
        guard isEmpty == [false, false] else { throw .halfPlace }
        guard let point = MapPoint(latitude: latitude, longitude: longitude) else { throw .badCoordinates }
        return point
    }
}
