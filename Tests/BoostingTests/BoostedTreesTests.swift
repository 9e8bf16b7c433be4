import Testing

@testable import Boosting

@Suite struct BoostedTreesTests {
    /// Forty questions with six answers: the second number tells how good an answer is, the first is noise.
    private func questions() -> (rows: [Float], gains: [Float], groups: [Int]) {
        var state: UInt64 = 7
        func dice() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24)
        }
        var rows: [Float] = [], gains: [Float] = []
        for _ in 0..<40 {
            for gain in 0..<6 {
                rows += [dice(), Float(gain % 3) + dice() * 0.5]
                gains.append(Float(gain % 3))
            }
        }
        return (rows, gains, Array(repeating: 6, count: 40))
    }

    @Test func `trees learn which number tells what is better`() throws {
        let (rows, gains, groups) = questions()
        let trees = try BoostedTrees.trained(rows, columns: 2, gains: gains, groups: groups)
        let scores = try trees.scores([0.9, 0.1, 0.1, 1.2, 0.5, 2.2])
        #expect(scores[0] < scores[1])
        #expect(scores[1] < scores[2])
    }

    @Test func `kept and read again, trees say the same`() throws {
        let (rows, gains, groups) = questions()
        let trees = try BoostedTrees.trained(rows, columns: 2, gains: gains, groups: groups)
        let again = try BoostedTrees(bytes: try trees.bytes(), columns: 2)
        #expect(try again.scores(rows) == trees.scores(rows))
    }

    @Test func `what are no trees, or trees over other numbers, is refused`() throws {
        #expect(throws: BoostingFault.self) { try BoostedTrees(bytes: Array("{}".utf8), columns: 2) }
        #expect(throws: BoostingFault.self) { try BoostedTrees(bytes: [], columns: 2) }
        let (rows, gains, groups) = questions()
        let bytes = try BoostedTrees.trained(rows, columns: 2, gains: gains, groups: groups).bytes()
        #expect(throws: BoostingFault.self) { try BoostedTrees(bytes: bytes, columns: 3) }
    }
}
