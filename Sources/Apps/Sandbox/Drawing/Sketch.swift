/// SVG text in the making: shapes in drawing order and the paints that they use.
struct Sketch: Sendable {
    var chance: Chance
    private(set) var body = ""
    private var definitions = ""
    private var serial = 0

    init(seed: UInt64) { chance = Chance(seed: seed) }

    func finished(width: Int, height: Int) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
        viewBox="0 0 \(width) \(height)"><defs>\(definitions)</defs>\(body)</svg>
        """
    }

    // Paints: each gives what stands in `fill` or `stroke`.

    /// A gradient across the shape: to the right, or downwards.
    mutating func across(_ stops: [(Double, Tint, Double)], down: Bool = false, slant: Double = 0) -> String {
        let name = named()
        let end = down ? "x2=\"\(slant)\" y2=\"1\"" : "x2=\"1\" y2=\"\(slant)\""
        definitions += "<linearGradient id=\"\(name)\" \(end)>\(Self.text(stops))</linearGradient>"
        return "url(#\(name))"
    }
    /// A gradient around a point of the shape, 0…1 from its left and its top.
    mutating func around(_ x: Double, _ y: Double, _ radius: Double, _ stops: [(Double, Tint, Double)]) -> String {
        let name = named()
        definitions +=
            "<radialGradient id=\"\(name)\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\">"
            + "\(Self.text(stops))</radialGradient>"
        return "url(#\(name))"
    }
    /// A tile that repeats.
    mutating func tiled(
        _ width: Double, _ height: Double, turned: Double = 0, _ draw: (inout Sketch) -> Void
    ) -> String {
        let name = named()
        let outer = body
        body = ""
        draw(&self)
        definitions +=
            "<pattern id=\"\(name)\" width=\"\(width)\" height=\"\(height)\" "
            + "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(\(turned))\">\(body)</pattern>"
        body = outer
        return "url(#\(name))"
    }
    mutating func clipped(to path: String, _ draw: (inout Sketch) -> Void) {
        let name = named()
        definitions += "<clipPath id=\"\(name)\"><path d=\"\(path)\"/></clipPath>"
        body += "<g clip-path=\"url(#\(name))\">"
        draw(&self)
        body += "</g>"
    }
    mutating func group(_ transform: String, _ draw: (inout Sketch) -> Void) {
        body += "<g transform=\"\(transform)\">"
        draw(&self)
        body += "</g>"
    }

    // Shapes.

    mutating func path(_ d: String, _ fill: String, opacity: Double = 1) {
        body += "<path d=\"\(d)\" fill=\"\(fill)\"\(Self.opacity(opacity))/>"
    }
    mutating func path(_ d: String, _ fill: Tint, opacity: Double = 1) { path(d, "\(fill)", opacity: opacity) }
    mutating func line(_ d: String, _ stroke: Tint, _ width: Double, opacity: Double = 1, dash: String? = nil) {
        let dash = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        body +=
            "<path d=\"\(d)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(width)\" "
            + "stroke-linecap=\"round\" stroke-linejoin=\"round\"\(dash)\(Self.opacity(opacity))/>"
    }
    mutating func oval(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ fill: String, opacity: Double = 1) {
        body += "<ellipse cx=\"\(x)\" cy=\"\(y)\" rx=\"\(rx)\" ry=\"\(ry)\" fill=\"\(fill)\"\(Self.opacity(opacity))/>"
    }
    mutating func oval(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ fill: Tint, opacity: Double = 1) {
        oval(x, y, rx, ry, "\(fill)", opacity: opacity)
    }
    mutating func dot(_ x: Double, _ y: Double, _ r: Double, _ fill: Tint, opacity: Double = 1) {
        oval(x, y, r, r, "\(fill)", opacity: opacity)
    }
    mutating func ring(_ x: Double, _ y: Double, _ r: Double, _ stroke: Tint, _ width: Double, opacity: Double = 1) {
        body +=
            "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(r)\" fill=\"none\" stroke=\"\(stroke)\" "
            + "stroke-width=\"\(width)\"\(Self.opacity(opacity))/>"
    }
    mutating func box(
        _ x: Double, _ y: Double, _ w: Double, _ h: Double, _ fill: String, round: Double = 0, opacity: Double = 1
    ) {
        body +=
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(w)\" height=\"\(h)\" rx=\"\(round)\" "
            + "fill=\"\(fill)\"\(Self.opacity(opacity))/>"
    }
    mutating func box(
        _ x: Double, _ y: Double, _ w: Double, _ h: Double, _ fill: Tint, round: Double = 0, opacity: Double = 1
    ) {
        box(x, y, w, h, "\(fill)", round: round, opacity: opacity)
    }
    /// Letters written by this program; never words from outside.
    mutating func letters(_ text: StaticString, _ x: Double, _ y: Double, _ size: Double, _ fill: Tint) {
        body +=
            "<text x=\"\(x)\" y=\"\(y)\" font-family=\"Noto Sans, DejaVu Sans, sans-serif\" font-weight=\"700\" "
            + "text-anchor=\"middle\" font-size=\"\(size)\" fill=\"\(fill)\">\(text)</text>"
    }

    // Light: a filled shape with a bright side, a dark side and a soft edge.

    /// A body that is round from left to right: cloth on a person, a pot, a bottle.
    mutating func round(_ d: String, _ fill: String, strength: Double = 1) {
        path(d, fill)
        path(
            d,
            across([
                (0, .ink, 0.34 * strength), (0.3, .white, 0.26 * strength), (0.55, .ink, 0), (1, .ink, 0.42 * strength),
            ]))
    }
    mutating func round(_ d: String, _ fill: Tint, strength: Double = 1) { round(d, "\(fill)", strength: strength) }
    /// A body that is lit from above.
    mutating func lit(_ d: String, _ fill: String, strength: Double = 1) {
        path(d, fill)
        path(
            d,
            across(
                [(0, .white, 0.3 * strength), (0.5, .white, 0), (1, .ink, 0.38 * strength)], down: true, slant: 0.35))
    }
    mutating func lit(_ d: String, _ fill: Tint, strength: Double = 1) { lit(d, "\(fill)", strength: strength) }
    /// A ball: light from the upper left.
    mutating func ball(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ fill: String, shine: Double = 0.55) {
        oval(x, y, rx, ry, fill)
        oval(x, y, rx, ry, around(0.36, 0.3, 0.75, [(0, .white, shine), (0.4, .white, 0), (1, .ink, 0.5)]))
    }
    mutating func ball(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ fill: Tint, shine: Double = 0.55) {
        ball(x, y, rx, ry, "\(fill)", shine: shine)
    }
    /// The soft shadow under a thing that stands.
    mutating func shadow(_ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ strength: Double = 0.45) {
        oval(x, y, rx, ry, around(0.5, 0.5, 0.5, [(0, .ink, strength), (0.6, .ink, strength * 0.45), (1, .ink, 0)]))
    }

    private mutating func named() -> String {
        serial += 1
        return "d\(serial)"
    }
    private static func text(_ stops: [(Double, Tint, Double)]) -> String {
        stops.map { "<stop offset=\"\($0.0)\" stop-color=\"\($0.1)\" stop-opacity=\"\($0.2)\"/>" }.joined()
    }
    private static func opacity(_ share: Double) -> String { share < 1 ? " opacity=\"\(share)\"" : "" }
}
