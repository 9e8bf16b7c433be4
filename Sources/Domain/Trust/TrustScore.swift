import JSON

/// How far an account is trusted, 0 to 100, and what it is made of.
///
/// A sum of named parts, each a plain fact with its points: whoever asks why gets the whole answer. Another rule takes the
/// place of this one by making its own parts from the facts; tables, history and pages know parts only by name.
package struct TrustScore: Sendable, Equatable {
    /// Where the points come from. Names stand in the history, so one is never reused for something else.
    package enum Part: String, Sendable, CaseIterable { case joined, email, phone, factor, identity, age, suspensions }

    /// In the order of `Part`, without those that give nothing.
    package let parts: [(part: Part, points: Int)]
    /// The sum, held to 0…100.
    package var score: Int { min(100, max(0, parts.reduce(0) { $0 + $1.points })) }

    /// Somebody new with one verified contact has 50. Nothing that people can do to one another without the market's
    /// knowledge counts: a tap on WhatsApp can be made by anybody, so leads give no points until sales are known.
    package init(_ facts: TrustFacts) {
        let given: [(Part, Int)] = [
            (.joined, 40), (.email, facts.hasEmail ? 10 : 0), (.phone, facts.hasPhone ? 10 : 0),
            (.factor, facts.hasSecondFactor ? 5 : 0), (.identity, facts.isVerified ? 20 : 0),
            // A point for thirty days, for fifteen months.
            (.age, min(15, max(0, facts.ageDays) / 30)),
            (.suspensions, -min(60, 20 * facts.suspensions) - (facts.isSuspended ? 20 : 0)),
        ]
        parts = given.filter { $0.1 != 0 }.map { (part: $0.0, points: $0.1) }
    }

    /// `{"joined":40,"email":10}`
    var json: String {
        var json = JSONWriter(reserving: 128)
        json.object { json in
            for (part, points) in parts {
                json.key(named: part.rawValue)
                json.value(points)
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    package static func == (one: TrustScore, other: TrustScore) -> Bool { one.parts.elementsEqual(other.parts, by: ==) }
}

/// What is known of an account that trust goes by.
package struct TrustFacts: Sendable, Equatable {
    package var ageDays = 0
    package var hasEmail = false
    package var hasPhone = false
    package var hasSecondFactor = false
    package var isVerified = false
    package var isSuspended = false
    /// Ever, the present one included.
    package var suspensions = 0

    package init() {}
}
