import CXGBoost
import Foundation
import Synchronization

/// Gradient-boosted trees that put rows into an order (XGBoost, LambdaMART on NDCG).
package final class BoostedTrees: Sendable {
    /// XGBoost's handle. Sendable because only the lock around it is ever shared: a booster keeps buffers of its last call.
    private struct Handle: @unchecked Sendable { let booster: BoosterHandle }
    private let handle: Mutex<Handle>
    /// Numbers of a row.
    package let columns: Int

    private init(_ booster: BoosterHandle, columns: Int) {
        handle = Mutex(Handle(booster: booster))
        self.columns = columns
    }

    deinit { _ = handle.withLock { XGBoosterFree($0.booster) } }

    /// What XGBoost is told; the same rows give the same trees.
    package struct Recipe: Sendable {
        package var rounds = 120
        package var depth = 4
        package var pace = 0.08
        /// Rows of a leaf at least, as the sum of second derivatives.
        package var leaf = 5.0
        /// Signs of a column's effect: 1 more is never worse, -1 never better, 0 free; empty: all free.
        package var signs: [Int] = []
        /// What the columns are, kept with the trees: two orders of as many numbers are not the same.
        package var layout = ""
        package init() {}
    }

    /// - Parameters:
    ///   - rows: shape [n, columns], row-major, finite.
    ///   - gains: shape [n]; whole numbers 0…31, more is better.
    ///   - groups: how many rows each question has, in their order.
    /// - Throws: `BoostingFault`.
    package static func trained(
        _ rows: [Float], columns: Int, gains: [Float], groups: [Int], _ recipe: Recipe = Recipe()
    ) throws(BoostingFault) -> BoostedTrees {
        precondition(rows.count == gains.count * columns, "a gain for each row")
        precondition(groups.reduce(0, +) == gains.count, "each row in one group")
        let matrix = try matrix(rows, columns)
        defer { XGDMatrixFree(matrix) }
        try check(XGDMatrixSetFloatInfo(matrix, "label", gains, UInt64(gains.count)))
        try check(XGDMatrixSetUIntInfo(matrix, "group", groups.map { UInt32($0) }, UInt64(groups.count)))
        var booster: BoosterHandle?
        var data: DMatrixHandle? = matrix
        try check(XGBoosterCreate(&data, 1, &booster))
        guard let booster else { throw BoostingFault("no booster") }
        let trees = BoostedTrees(booster, columns: columns)
        for (name, value) in settings(recipe) { try check(XGBoosterSetParam(booster, name, value)) }
        if !recipe.layout.isEmpty { try check(XGBoosterSetAttr(booster, "layout", recipe.layout)) }
        for round in 0..<recipe.rounds { try check(XGBoosterUpdateOneIter(booster, Int32(round), matrix)) }
        return trees
    }

    /// What `bytes` wrote. Strangers' bytes may be given to it.
    ///
    /// - Parameter layout: what the columns are; nil takes trees over any.
    /// - Throws: `BoostingFault` for anything else, or for trees over other columns.
    package convenience init(bytes: [UInt8], columns: Int, layout: String? = nil) throws(BoostingFault) {
        let text = try TreeText(bytes, columns: columns)
        if let layout, text.layout != layout {
            throw BoostingFault("trees over other columns: \(text.layout ?? "they do not say which")")
        }
        var booster: BoosterHandle?
        try Self.check(XGBoosterCreate(nil, 0, &booster))
        guard let booster else { throw BoostingFault("no booster") }
        self.init(booster, columns: columns)
        try Self.check(XGBoosterLoadModelFromBuffer(booster, bytes, UInt64(bytes.count)))
        try Self.check(XGBoosterSetParam(booster, "nthread", "1"))
    }

    /// The trees as JSON.
    package func bytes() throws(BoostingFault) -> [UInt8] {
        var length: UInt64 = 0
        var text: UnsafePointer<CChar>?
        return try handle.withLock { handle throws(BoostingFault) in
            try Self.check(XGBoosterSaveModelToBuffer(handle.booster, #"{"format": "json"}"#, &length, &text))
            return [UInt8](UnsafeRawBufferPointer(start: text, count: Int(length)))
        }
    }

    /// - Parameter rows: shape [n, columns], row-major.
    /// - Returns: one score per row; only scores of one question can be compared.
    package func scores(_ rows: [Float]) throws(BoostingFault) -> [Float] {
        if rows.isEmpty { return [] }
        let matrix = try Self.matrix(rows, columns)
        defer { XGDMatrixFree(matrix) }
        var length: UInt64 = 0
        var scores: UnsafePointer<Float>?
        return try handle.withLock { handle throws(BoostingFault) in
            try Self.check(XGBoosterPredict(handle.booster, matrix, 0, 0, 0, &length, &scores))
            guard length == UInt64(rows.count / columns) else { throw BoostingFault("no score for each row") }
            return [Float](UnsafeBufferPointer(start: scores, count: Int(length)))
        }
    }

    private static func matrix(_ rows: [Float], _ columns: Int) throws(BoostingFault) -> DMatrixHandle {
        precondition(columns > 0 && rows.count % columns == 0, "whole rows")
        var matrix: DMatrixHandle?
        try check(XGDMatrixCreateFromMat(rows, UInt64(rows.count / columns), UInt64(columns), .nan, &matrix))
        guard let matrix else { throw BoostingFault("no matrix") }
        return matrix
    }

    private static func settings(_ recipe: Recipe) -> [(String, String)] {
        var settings = [
            ("objective", "rank:ndcg"), ("max_depth", "\(recipe.depth)"), ("eta", "\(recipe.pace)"),
            ("min_child_weight", "\(recipe.leaf)"), ("subsample", "1"), ("tree_method", "hist"), ("nthread", "1"),
            ("seed", "1"),
            ("verbosity", "0"),
        ]
        if !recipe.signs.isEmpty {
            settings.append(("monotone_constraints", "(" + recipe.signs.map(String.init).joined(separator: ",") + ")"))
        }
        return settings
    }

    private static func check(_ status: Int32) throws(BoostingFault) {
        if status != 0 { throw BoostingFault(String(cString: XGBGetLastError())) }
    }
}

/// What XGBoost says went wrong.
package struct BoostingFault: Error, Sendable, Equatable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = String(description.prefix(400)) }
}
