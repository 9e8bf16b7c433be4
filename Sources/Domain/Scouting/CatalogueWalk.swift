/// Leads the Scout through a catalogue: scroll, look, open the next page, and know when it has seen everything.
///
/// Pages load more some time after a scroll, so the end is only believed after several looks without anything new.
package struct CatalogueWalk: Sendable {
    package enum Step: Equatable, Sendable {
        /// Scroll to the end, wait that long, look again.
        case scroll(thenWait: Duration)
        /// Open this address, look again.
        case open(String)
        case finished
    }
    /// Looks without a new product before the end is believed.
    package static let quietLooks = 4
    /// More products than any seller has: a page that makes up links without end is left there.
    package static let mostProducts = 20_000
    package static let mostPages = 500

    /// Everything seen so far, in the order it was seen, each once.
    package private(set) var references: [ProductReference] = []
    private var known: Set<ProductReference> = []
    private var opened: Set<String> = []
    private var quiet = 0

    package init() {}

    /// Products in `view` that no look before it had, and what to do next.
    package mutating func look(_ view: CatalogueView) -> (new: [ProductReference], next: Step) {
        let new = view.references.filter { known.insert($0).inserted }
        references += new
        guard references.count < Self.mostProducts else { return (new, .finished) }
        quiet = new.isEmpty ? quiet + 1 : 0
        if quiet < Self.quietLooks, view.canScroll || view.isBusy || view.nextPage == nil {
            return (new, .scroll(thenWait: .milliseconds(100 << quiet)))
        }
        if let next = view.nextPage, opened.count < Self.mostPages, opened.insert(next).inserted {
            quiet = 0
            return (new, .open(next))
        }
        // Busy for good is a page that says so and never loads: twice the patience, then the end.
        if view.isBusy, quiet < Self.quietLooks * 2 { return (new, .scroll(thenWait: .milliseconds(800))) }
        return (new, .finished)
    }
}
