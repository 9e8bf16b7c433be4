/// The demo market: five sellers whose goods, words and pictures are made by this program.
package struct DemoGoods: Goods {
    private let seed: UInt64

    /// - Parameter seed: another seed gives other goods; the same seed the same, id by id.
    package init(seed: UInt64 = 2026) { self.seed = seed }

    package func sellers() -> [SandboxSeller] {
        DemoStall.all.enumerated().map { index, stall in
            SandboxSeller(
                phone: stall.phone, name: stall.name, description: stall.description, language: stall.language,
                products: products(of: stall, seed: seed &+ UInt64(index) &* 7_919))
        }
    }

    private func products(of stall: DemoStall, seed: UInt64) -> [SandboxProduct] {
        var chance = Chance(seed: seed)
        var made: [SandboxProduct] = []
        for line in stall.lines {
            let first = line.motif.place
            for count in 0..<line.count {
                let drawing = Drawing(
                    line.motif, form: first + count,
                    seed: stableHash("\(self.seed)/\(stall.phone)/\(line.motif)/\(count)"))
                let words = DemoWords.write(line, number: count, &chance)
                made.append(
                    SandboxProduct(
                        id: stableProductID("\(stall.phone)/\(self.seed)/\(line.motif)/\(count)"), title: words.title,
                        description: words.description, price: words.price,
                        picture: .drawn(DemoPicture(drawing: drawing))))
            }
        }
        // Mixed, as a seller adds what comes in.
        return chance.shuffled(made)
    }
}
