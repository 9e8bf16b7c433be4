/// What one's own profile says: picture, addresses, what to hear of.
package struct ProfilePhrases: Sendable {
    package let picture, pictureHint, pictureFile, upload, removePicture: String
    package let addresses, addressesIntro, noAddresses, addAddress, changeAddress: String
    package let label, labelHint, address, point, pointHint, useWhereIAm, whereDenied, whereFailed: String
    package let openMap, openInApp, isDefault, useAsDefault, change, remove: String
    package let notifications, notificationsIntro, alwaysSent, byMail, bySMS: String
    package let news, priceDrops, savedSearches, messages, orders, stock: String
    /// % is one of those.
    package let unsubscribeTitle, unsubscribed: Sentence
    package let unsubscribe, unsubscribeHint: String
    package let scanCode: String
    // Refusals, by code
    let badLabel, badAddress, badPoint, tooManyAddresses: String
    let noPicture, pictureTooLarge, pictureUnsupported, pictureBroken: String
    let badStoreName, longDescription, longLocation, badHours, badPhone, badCoordinates, halfPlace, notThere: String

    /// What a refusal's code means.
    package func text(of code: String) -> String {
        switch code {
        case "bad-label": badLabel
        case "bad-address": badAddress
        case "bad-point": badPoint
        case "too-many-addresses": tooManyAddresses
        case "no-picture": noPicture
        case "picture-too-large": pictureTooLarge
        case "picture-unsupported": pictureUnsupported
        case "picture-broken": pictureBroken
        case "bad-store-name": badStoreName
        case "long-description": longDescription
        case "long-location": longLocation
        case "bad-hours": badHours
        case "bad-coordinates": badCoordinates
        case "half-place": halfPlace
        case "bad-phone": badPhone
        default: notThere
        }
    }
}
