import Inventory
import Testing

struct PurchaseOrderStatusTests {
    @Test func `an order goes forward only, and ends received or cancelled`() {
        let table = PurchaseOrderStatus.allCases.map { status in
            "\(status.rawValue): " + status.next.map(\.rawValue).sorted().joined(separator: " ")
        }
        #expect(
            table == [
                "draft: cancelled sent", "sent: cancelled partly-received received",
                "partly-received: cancelled partly-received received", "received: ", "cancelled: ",
            ])
        #expect(PurchaseOrderStatus.allCases.filter(\.isOpen) == [.sent, .partlyReceived])
    }

    @Test func `a delivery of all ends an order, one of less leaves it open`() {
        #expect(PurchaseOrderStatus.afterDelivery(ordered: 5, received: 5) == .received)
        #expect(PurchaseOrderStatus.afterDelivery(ordered: 5, received: 4) == .partlyReceived)
    }

    @Test func `so many are suggested that a shelf stands twice as high as its threshold`() {
        #expect(OrderSuggestion.quantity(free: 1, lowAt: 3, minimum: 1) == 5)
        #expect(OrderSuggestion.quantity(free: -2, lowAt: 3, minimum: 1) == 8)
        #expect(OrderSuggestion.quantity(free: 3, lowAt: 3, minimum: 10) == 10)
        #expect(OrderSuggestion.quantity(free: 0, lowAt: 0, minimum: 1) == 1)
    }

    @Test func `a shelf is out before it is low, and low only where somebody watches`() {
        #expect(StockState(free: 0, lowAt: 3) == .out)
        #expect(StockState(free: -1, lowAt: nil) == .out)
        #expect(StockState(free: 3, lowAt: 3) == .low)
        #expect(StockState(free: 4, lowAt: 3) == .enough)
        #expect(StockState(free: 1, lowAt: nil) == .enough)
    }

    @Test(arguments: [
        (nil, Availability.notCounted), (0, .soldOut), (-1, .soldOut), (1, .fewLeft), (3, .fewLeft), (4, .inStock),
    ])
    func `a buyer is told when few are left`(free: Int?, expected: Availability) {
        #expect(Availability(free: free) == expected)
    }

    @Test(arguments: ["", ".", "a.b", "0000000000001", "0000000000001.", "0000000000001.0000000000002.0000000000003"])
    func `a shelf's text is two ids and nothing else`(text: String) {
        #expect(Shelf(text: text) == nil)
        #expect(Shelf(text: "0000000000001.0000000000002")?.text == "0000000000001.0000000000002")
    }
}
