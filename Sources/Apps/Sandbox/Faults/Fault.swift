/// One thing that goes wrong, on one kind of page, for some of the requests.
package struct Fault: Codable, Sendable, Equatable {
    /// Of WhatsApp, and the doors to people: `sms` answers as the HTTP effects say, `mail` refuses recipients (`ids` are
    /// addresses then): for now with `too-many-requests` and `server-error`, for good with any other effect. Of the
    /// captcha's provider, `captcha`: what is asked about an answer. `identity` looks at documents.
    package enum Page: String, Codable, Sendable, CaseIterable {
        case catalogue, product, picture, sms, mail, identity, captcha
    }

    package enum Effect: String, Codable, Sendable, CaseIterable {
        /// Answers after `milliseconds`; no thread waits meanwhile.
        case latency
        /// 429, with `retryAfter` when it is set.
        case tooManyRequests = "too-many-requests"
        /// `status`, 503 unless told.
        case serverError = "server-error"
        case notFound = "not-found"
        /// 200 with an empty og:title and the default logo.
        case dead
        /// 200, `<title>Error</title>`, no og: tags.
        case errorPage = "error-page"
        case consentPage = "consent-page"
        /// 200 with less than 200 bytes.
        case shortBody = "short-body"
        /// A product page names a picture whose signature has ended; a picture answers 403.
        case expiredPicture = "expired-picture"
        /// The seller asks half as much again.
        case changedPrice = "changed-price"
        case changedTitle = "changed-title"
        /// The connection breaks in the middle of the body.
        case truncatedBody = "truncated-body"
        /// 50 MB, most of it before the head ends.
        case hugePage = "huge-page"
        /// 302 to a loopback address on `port`.
        case loopbackRedirect = "loopback-redirect"
        /// An og:title of 10,000 characters.
        case longTitle = "long-title"
        case scriptTitle = "script-title"
        /// A small PNG whose header promises 10,000 × 10,000 pixels.
        case promisedGiant = "promised-giant"
        /// A PNG of 10,000 × 10,000 pixels that decodes.
        case solidGiant = "solid-giant"
        /// Only the first half of the picture's bytes, as a whole reply.
        case truncatedPicture = "truncated-picture"
    }

    package var page: Page
    package var effect: Effect
    /// Of the requests that match, 0…1: 0.25 is every fourth, counted, not drawn.
    package var share: Double
    /// Only these products; empty means all.
    package var ids: Set<String>
    /// Ends after so many; nil means never.
    package var times: Int?
    package var milliseconds: Int
    package var status: Int
    /// 1, where nobody listens, unless told.
    package var port: Int
    /// Seconds, or a date as HTTP writes it.
    package var retryAfter: String?

    package init(
        _ effect: Effect, on page: Page = .product, share: Double = 1, ids: Set<String> = [], times: Int? = nil,
        milliseconds: Int = 0, status: Int = 503, port: Int = 1, retryAfter: String? = nil
    ) {
        (self.effect, self.page, self.share, self.ids) = (effect, page, share, ids)
        (self.times, self.milliseconds, self.status, self.port) = (times, milliseconds, status, port)
        self.retryAfter = retryAfter
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try values.decode(Effect.self, forKey: .effect),
            on: try values.decodeIfPresent(Page.self, forKey: .page) ?? .product,
            share: try values.decodeIfPresent(Double.self, forKey: .share) ?? 1,
            ids: try values.decodeIfPresent(Set<String>.self, forKey: .ids) ?? [],
            times: try values.decodeIfPresent(Int.self, forKey: .times),
            milliseconds: try values.decodeIfPresent(Int.self, forKey: .milliseconds) ?? 0,
            status: try values.decodeIfPresent(Int.self, forKey: .status) ?? 503,
            port: try values.decodeIfPresent(Int.self, forKey: .port) ?? 1,
            retryAfter: try values.decodeIfPresent(String.self, forKey: .retryAfter))
    }

    /// Why this fault cannot be turned on; nil when it can.
    var objection: String? {
        if !(0...1).contains(share) { return "share is 0…1" }
        if !(0...600_000).contains(milliseconds) { return "milliseconds are 0…600000" }
        if effect == .serverError, ![500, 502, 503, 504].contains(status) { return "status is 500, 502, 503 or 504" }
        if !(1...65_535).contains(port) { return "port is 1…65535" }
        if let times, times < 0 { return "times is 0 or more" }
        return nil
    }
}

/// What deleted products answer.
package enum DeletedAnswer: String, Codable, Sendable {
    case notFound = "not-found"
    case dead
}
