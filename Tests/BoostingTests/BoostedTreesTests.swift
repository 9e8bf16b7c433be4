import Foundation
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

    @Test func `trees say what their columns are, and those over others of the same number are refused`() throws {
        let (rows, gains, groups) = questions()
        var recipe = BoostedTrees.Recipe()
        recipe.layout = "noise,good"
        let bytes = try BoostedTrees.trained(rows, columns: 2, gains: gains, groups: groups, recipe).bytes()
        #expect(try BoostedTrees(bytes: bytes, columns: 2, layout: "noise,good").scores(rows).count == gains.count)
        #expect(throws: BoostingFault("trees over other columns: noise,good")) {
            try BoostedTrees(bytes: bytes, columns: 2, layout: "good,noise")
        }
        let silent = try BoostedTrees.trained(rows, columns: 2, gains: gains, groups: groups).bytes()
        #expect(throws: BoostingFault("trees over other columns: they do not say which")) {
            try BoostedTrees(bytes: silent, columns: 2, layout: "noise,good")
        }
    }

    @Test(arguments: [
        (#""left_children":[1,"#, #""left_children":[900000,"#), (#""left_children":[1,"#, #""left_children":[-7,"#),
        (#""left_children":[1,"#, #""left_children":[0,"#), (#""left_children":[1,"#, #""left_children":["#),
        (#""split_indices":["#, #""split_indices":[77,"#), (#""name":"gbtree""#, #""name":"dart""#),
        (#""name":"rank:ndcg""#, #""name":"multi:softprob""#), (#""base_score":"5E-1""#, #""base_score":"nan""#),
        (#""tree_info":[0,"#, #""tree_info":[9,"#), (#""split_conditions":["#, #""split_conditions":[1E400,"#),
    ])
    func `trees that would lead out of themselves are refused before anybody walks them`(text: String, other: String)
        throws
    {
        let (rows, gains, groups) = questions()
        let whole = String(
            decoding: try BoostedTrees.trained(rows, columns: 2, gains: gains, groups: groups).bytes(), as: UTF8.self)
        #expect(whole.contains(text))
        let place = try #require(whole.range(of: text))
        let broken = whole.replacingCharacters(in: place, with: other)
        #expect(throws: BoostingFault.self) { try BoostedTrees(bytes: Array(broken.utf8), columns: 2) }
        #expect(throws: BoostingFault.self) { try BoostedTrees(bytes: Array(whole.utf8.prefix(4_000)), columns: 2) }
    }
}
