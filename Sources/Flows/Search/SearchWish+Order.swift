import Foundation
import Retrieval
import Vocabulary

extension SearchWish.Order {
    var index: IndexQuery.Order {
        switch self {
        case .relevance: .weight
        case .newest: .time
        case .cheapest: .amount
        case .dearest: .amountDown
        case .nearest: .distance
        }
    }

    /// A handful that the index did not order.
    func sorted(_ hits: [IndexHit], _ place: MapPoint?) -> [IndexHit] {
        switch self {
        case .relevance: hits
        case .newest: hits.sorted { $0.time > $1.time }
        case .cheapest: hits.sorted { $0.amount ?? .max < $1.amount ?? .max }
        case .dearest: hits.sorted { $0.amount ?? .min > $1.amount ?? .min }
        case .nearest:
            hits.sorted { one, other in
                func away(_ hit: IndexHit) -> Double {
                    guard let place, let at = hit.place else { return .infinity }
                    return pow(Double(at.latitude) - place.latitude, 2) + pow(Double(at.longitude) - place.longitude, 2)
                }
                return away(one) < away(other)
            }
        }
    }
}
