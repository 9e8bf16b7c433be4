import Images

/// The market says no to something about a profile, an address or a store. Codes are part of the API.
package enum ProfileRefusal: Error, Sendable, Equatable {
    case badLabel, badAddress, badPoint
    case tooManyAddresses
    case noPicture
    case picture(PictureRefusal)
    case badStoreName, longDescription, longLocation, badHours, badPhone
    /// No place on the earth; one of its two numbers without the other.
    case badCoordinates, halfPlace
    /// What is asked for is not there, or somebody else's: which, nobody is told.
    case notThere

    package var code: String {
        switch self {
        case .badLabel: "bad-label"
        case .badAddress: "bad-address"
        case .badPoint: "bad-point"
        case .tooManyAddresses: "too-many-addresses"
        case .noPicture: "no-picture"
        case .picture(let refusal):
            switch refusal {
            case .tooManyBytes, .tooManyPixels, .tooLong: "picture-too-large"
            case .empty: "no-picture"
            case .notAPicture, .unsupported: "picture-unsupported"
            case .truncated, .unreadable: "picture-broken"
            }
        case .badStoreName: "bad-store-name"
        case .longDescription: "long-description"
        case .longLocation: "long-location"
        case .badHours: "bad-hours"
        case .badPhone: "bad-phone"
        case .badCoordinates: "bad-coordinates"
        case .halfPlace: "half-place"
        case .notThere: "not-there"
        }
    }
}
