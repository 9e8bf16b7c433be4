import Testing

@testable import Trust

struct TrustScoreTests {
    private func score(_ change: (inout TrustFacts) -> Void) -> TrustScore {
        var facts = TrustFacts()
        change(&facts)
        return TrustScore(facts)
    }

    @Test func `somebody new with one contact has fifty`() {
        let mail = score { $0.hasEmail = true }, phone = score { $0.hasPhone = true }
        #expect(mail.score == 50)
        #expect(phone.score == 50)
        #expect(mail.json == #"{"joined":40,"email":10}"#)
    }

    @Test func `everything there is makes a hundred, and no more with the years`() {
        let all = score { facts in
            (facts.hasEmail, facts.hasPhone, facts.hasSecondFactor, facts.isVerified) = (true, true, true, true)
            facts.ageDays = 450
        }
        #expect(all.score == 100)
        #expect(all.parts.map(\.points) == [40, 10, 10, 5, 20, 15])
        #expect(score { $0.ageDays = 40_000 }.parts.last?.points == 15)
        #expect(score { $0.ageDays = -3 }.score == 40)
        #expect(score { $0.ageDays = 29 }.score == 40)
        #expect(score { $0.ageDays = 30 }.score == 41)
    }

    @Test(arguments: [(1, true, 10), (1, false, 30), (2, false, 10), (3, false, 0), (9, true, 0)])
    func `a suspension costs for good, and more while it lasts`(times: Int, isNow: Bool, left: Int) {
        let score = score { facts in
            facts.hasEmail = true
            (facts.suspensions, facts.isSuspended) = (times, isNow)
        }
        #expect(score.score == left)
        #expect(score.parts.last?.part == .suspensions)
    }

    @Test func `the sum of the parts is the score wherever it is not held to its bounds`() {
        for email in [true, false] {
            for factor in [true, false] {
                for verified in [true, false] {
                    let score = score { facts in
                        (facts.hasEmail, facts.hasSecondFactor, facts.isVerified) = (email, factor, verified)
                    }
                    #expect(score.score == 40 + (email ? 10 : 0) + (factor ? 5 : 0) + (verified ? 20 : 0))
                }
            }
        }
    }
}
