/// A response status that Soko answers with.
package enum Status: Int, Sendable {
    case ok = 200, created = 201, accepted = 202, noContent = 204, partialContent = 206
    case movedPermanently = 301, found = 302, seeOther = 303, notModified = 304
    case badRequest = 400, unauthorized = 401, forbidden = 403, notFound = 404, methodNotAllowed = 405
    case notAcceptable = 406, conflict = 409, gone = 410, preconditionFailed = 412, contentTooLarge = 413
    case unsupportedMediaType = 415, rangeNotSatisfiable = 416, unprocessable = 422, tooManyRequests = 429
    case headersTooLarge = 431
    /// Nobody reads it: the client has gone, and its request was cancelled.
    case clientGone = 499
    case internalError = 500, notImplemented = 501, badGateway = 502, unavailable = 503, gatewayTimeout = 504

    /// The status line's words, also a problem's title.
    package var title: String {
        String(describing: self).reduce(into: "") { words, letter in
            if words.isEmpty {
                words += letter.uppercased()
            } else if letter.isUppercase {
                words += " " + letter.lowercased()
            } else {
                words.append(letter)
            }
        }
    }
}
