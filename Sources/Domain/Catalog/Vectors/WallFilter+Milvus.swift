import Milvus
import Vocabulary

extension WallFilter {
    /// That nothing can pass, which Milvus has no way to say.
    /// - Parameter carsPath: empty for a vehicle that is not there.
    func isImpossible(carsPath: [VehicleID]) -> Bool {
        if car != nil, carsPath.isEmpty { return true }
        return attributes.contains { $0.wish == .any([]) }
    }

    /// The conditions as Milvus can tell them: everything that PostgreSQL shows passes them, and a little more may.
    /// - Parameter carsPath: the car's vehicle and all above it.
    func milvusParts(carsPath: [VehicleID]) -> [MilvusFilter] {
        var parts: [MilvusFilter] = []
        if !categories.isEmpty { parts.append(.among("category", categories)) }
        if let seller { parts.append(.equal("seller", seller.rawValue)) }
        if let brand { parts.append(.equal("brand", brand.rawValue)) }
        if let condition { parts.append(.equal("condition", condition.rawValue)) }
        if priceFrom != nil || priceTo != nil {
            // Without a price it is -1.
            parts.append(.atLeast("price", max(priceFrom ?? 0, 0)))
            if let priceTo { parts.append(.atMost("price", priceTo)) }
        }
        for choice in attributes { parts.append(choice.milvusPart) }
        if let car {
            let wanted = FitmentWord.wanted(carsPath, year: car.year)
            parts.append(.either(.isTrue("is_cut"), .holds("fits", anyOf: wanted)))
        }
        return parts
    }
}

extension AttributeChoice {
    fileprivate var milvusPart: MilvusFilter {
        switch wish {
        case .any(let values):
            .either(.isTrue("is_cut"), .holds("said", anyOf: values.map { SaidWord.of(code, $0) }))
        case .range(let from, let to):
            .either(
                .isTrue("is_cut"), .number(in: "numbers", code, from: bounded(from, or: -1), to: bounded(to, or: 1)))
        }
    }

    /// A number that can be written; the largest there is, with that sign, for an open end.
    private func bounded(_ end: Double?, or sign: Double) -> Double {
        let most = Double.greatestFiniteMagnitude
        return min(max(end ?? sign * most, -most), most)
    }
}
