import Foundation

/// Trees as the text that they are kept in, looked at before XGBoost follows their numbers to memory.
///
/// XGBoost's own reader checks that lists have the length they say, and walks to whatever child a node names.
struct TreeText {
    /// What the trees were told about themselves.
    let layout: String?

    /// More is no ranker of ours: 120 trees have 200 KB.
    private static let mostBytes = 16 << 20

    /// - Throws: `BoostingFault` for what is no such text, and for trees that would lead out of themselves.
    init(_ bytes: [UInt8], columns: Int) throws(BoostingFault) {
        guard bytes.count <= Self.mostBytes else { throw BoostingFault("\(bytes.count) bytes are too many") }
        let file: File
        do { file = try JSONDecoder().decode(File.self, from: Data(bytes)) } catch { throw BoostingFault("no trees") }
        let learner = file.learner, model = learner.gradient_booster.model
        let count = learner.learner_model_param.num_feature
        guard count == String(columns) else {
            throw BoostingFault("trees over \(count.prefix(20)) columns where there are \(columns)")
        }
        guard learner.gradient_booster.name == "gbtree", learner.objective.name.hasPrefix("rank:"),
            learner.learner_model_param.base_score.isNumber, !model.trees.isEmpty,
            model.tree_info == Array(repeating: 0, count: model.trees.count),
            model.trees.allSatisfy({ $0.ends(columns) })
        else { throw BoostingFault("trees that give no order") }
        layout = learner.attributes["layout"]
    }

    private struct File: Decodable { let learner: Learner }
    private struct Learner: Decodable {
        let attributes: [String: String]
        let gradient_booster: Booster
        let learner_model_param: Parameters
        let objective: Named
    }
    private struct Parameters: Decodable { let num_feature, base_score: String }
    private struct Named: Decodable { let name: String }
    private struct Booster: Decodable {
        let name: String
        let model: Trees
    }
    private struct Trees: Decodable {
        let tree_info: [Int]
        let trees: [Tree]
    }
    private struct Tree: Decodable {
        let left_children, right_children, split_indices: [Int]
        let split_conditions: [Float]
        /// Of kinds instead of numbers; ours have none.
        let categories: [Int]?
        let split_type: [Int]?

        /// Whether every way from the root ends in a leaf, past known columns and finite numbers, and meets no node twice.
        func ends(_ columns: Int) -> Bool {
            let count = left_children.count
            guard count > 0, right_children.count == count, split_indices.count == count,
                split_conditions.count == count, split_conditions.allSatisfy(\.isFinite),
                categories?.isEmpty != false, split_type?.allSatisfy({ $0 == 0 }) != false
            else { return false }
            var seen: Set<Int> = [], open = [0]
            while let node = open.popLast() {
                guard (0..<count).contains(node), seen.insert(node).inserted else { return false }
                let children = [left_children[node], right_children[node]]
                if children == [-1, -1] { continue }
                guard (0..<columns).contains(split_indices[node]) else { return false }
                open += children
            }
            return true
        }
    }
}

extension String {
    fileprivate var isNumber: Bool { Float(self)?.isFinite == true }
}
