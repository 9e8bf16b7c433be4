/// Shoes, bags, baskets and jewellery.
extension Sketch {
    mutating func sandals(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.5)
        for (x, turn) in [(122.0, -7.0), (278, 7)] {
            group("translate(\(x) 200) rotate(\(turn))") { k in
                let sole =
                    "M-52 -110 Q-62 -176 0 -180 Q62 -176 54 -104 Q40 -20 46 70 Q52 172 2 176 Q-50 172 -44 70 Q-40 -20 -52 -110Z"
                k.group("translate(8 12)") { $0.path(sole, .ink, opacity: 0.22) }
                k.round(sole, Tint.leather)
                k.group("scale(.88)") { $0.round(sole, Tint.leather.light(0.42), strength: 0.6) }
                switch form % 3 {
                case 0:
                    k.round("M-62 -92 Q0 -150 62 -88 L56 -34 Q0 -92 -56 -36Z", paint)
                    k.round("M-52 40 Q0 8 54 42 L52 82 Q0 46 -50 80Z", paint)
                case 1:
                    k.line("M0 -138 Q-10 -80 -54 -8 M0 -138 Q10 -80 54 -8", c[4], 22)
                    k.line("M0 -138 Q-10 -80 -54 -8 M0 -138 Q10 -80 54 -8", c[1], 7, dash: "1 13")
                    k.dot(0, -136, 13, .gold)
                default:
                    k.round("M-60 -110 L58 -30 L52 6 L-58 -62Z", paint)
                    k.round("M60 -108 L-56 -30 L-50 6 L58 -60Z", paint)
                    k.line("M-46 88 Q0 54 48 88", c[4], 16)
                    k.box(28, 66, 20, 20, .gold, round: 4)
                }
            }
        }
    }

    mutating func sneaker(_ form: Int, print style: Int) {
        let tint = chance.pick(Tint.plains), (paint, c) = cloth(style, size: 0.45)
        shadow(204, 330, 190, 24)
        let upper =
            form % 2 == 0
            ? "M38 300 Q30 190 52 156 Q92 172 128 150 Q150 196 214 224 Q300 238 352 266 Q372 280 368 306Z"
            : "M40 300 Q44 150 70 84 Q116 100 158 84 Q166 160 220 214 Q306 232 354 264 Q372 280 368 306Z"
        round(upper, form % 3 == 1 ? paint : "\(tint)")
        path("M288 236 Q352 254 366 288 L366 306 H276 Q270 262 288 236Z", tint.isLight ? c[2] : .cream, opacity: 0.92)
        path(
            form % 2 == 0
                ? "M44 218 Q86 214 92 306 H38 Q34 262 44 218Z" : "M50 180 Q100 190 100 306 H40 Q40 230 50 180Z", c[4],
            opacity: 0.85)
        line("M116 286 Q180 270 236 232", tint.isLight ? c[0] : .cream, 15)
        for i in 0..<5 {
            let (x, y) =
                form % 2 == 0
                ? (146 + Double(i) * 22, 178 + Double(i) * 12) : (160 + Double(i) * 16, 116 + Double(i) * 26)
            line("M\(x - 10) \(y + 10) L\(x + 18) \(y - 8)", .cream, 6)
        }
        lit("M30 296 H372 Q380 324 362 330 H46 Q26 326 30 296Z", Tint.cream)
        line("M34 314 H374", c[0], 4)
        for x in stride(from: 54.0, through: 350, by: 18) { line("M\(x) 322 v8", .ink, 3, opacity: 0.3) }
    }

    mutating func handbag(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.7),
            hide = chance.pick([Tint.leather, Tint(0x5A2E22), Tint(0x222226), Tint(0xB5523B)])
        shadow(200, 366, 160, 22)
        switch form % 3 {
        case 0:
            line("M128 176 Q130 44 200 44 Q270 44 272 176", hide, 14)
            lit("M76 170 H324 L350 350 Q352 366 332 366 H68 Q48 366 50 350Z", paint)
            lit("M74 164 H326 L332 226 Q200 282 68 226Z", hide)
            box(184, 232, 32, 40, .gold, round: 7)
            line("M80 172 H320 M60 352 H340", .cream, 2, opacity: 0.6, dash: "7 6")
        case 1:
            line("M112 130 Q118 18 178 18 Q228 20 232 130 M168 130 Q176 34 232 34 Q284 36 288 130", hide, 12)
            lit("M60 122 H340 L316 352 Q314 366 298 366 H102 Q86 366 84 352Z", paint)
            lit("M60 122 H340 L335 168 H65Z", hide)
            line("M66 160 H334", .gold, 3)
        default:
            line("M80 190 Q40 20 200 22 Q360 20 320 190", hide, 9)
            lit("M60 200 Q60 150 110 150 H290 Q340 150 340 200 V310 Q340 358 290 358 H110 Q60 358 60 310Z", hide)
            lit("M60 210 Q60 150 110 150 H290 Q340 150 340 210 Q330 290 200 296 Q70 290 60 210Z", paint)
            line("M64 226 Q90 286 200 290 Q310 286 336 226", c[3], 3, dash: "8 7")
            dot(200, 288, 14, .gold)
        }
    }

    /// The kiondo: a basket of sisal with coloured bands and leather straps.
    mutating func kiondo(_ form: Int) {
        let c = chance.pick(Tint.cloths), sisal = Tint(0xE6CC98)
        shadow(200, 368, 150, 22)
        line("M110 150 Q120 12 200 12 Q280 12 290 150", Tint.leather, 13)
        if form % 2 == 1 { line("M134 150 Q140 56 200 56 Q260 56 266 150", Tint.leather.dark(0.3), 13) }
        let outline = [
            "M70 146 H330 Q356 260 306 346 Q280 368 200 370 Q120 368 94 346 Q44 260 70 146Z",
            "M52 150 H348 L300 354 Q200 380 100 354Z",
            "M98 146 H302 Q330 250 320 340 Q300 370 200 370 Q100 370 80 340 Q70 250 98 146Z",
        ][form % 3]
        path(outline, sisal)
        let plan = chance.shuffled([0, 1, 2, 4, 5])
        clipped(to: outline) { k in
            for (index, band) in plan.prefix(form % 3 + 2).enumerated() {
                let y = 168 + Double(index) * 54
                switch band {
                case 0: k.box(40, y, 320, 30, c[0])
                case 1:
                    for x in stride(from: 40.0, to: 360, by: 44) {
                        k.path("M\(x) \(y + 34) l22 -36 l22 36Z", c[index % 3])
                    }
                case 2:
                    for x in stride(from: 40.0, to: 360, by: 48) {
                        k.path("M\(x) \(y + 18) l24 -22 l24 22 l-24 22Z", c[(index + 1) % 3])
                    }
                case 4:
                    k.box(40, y, 320, 9, c[4])
                    k.box(40, y + 16, 320, 9, c[1])
                default:
                    for x in stride(from: 44.0, to: 360, by: 36) { k.box(x, y, 18, 30, c[(index + 2) % 3]) }
                }
            }
            for y in stride(from: 150.0, to: 376, by: 8) {
                k.line("M36 \(y) Q200 \(y + 16) 364 \(y)", .ink, 1.3, opacity: 0.2)
            }
            for x in stride(from: 44.0, to: 360, by: 7) { k.line("M\(x) 146 V376", sisal.dark(0.5), 1, opacity: 0.14) }
        }
        path(outline, across([(0, .ink, 0.34), (0.32, .white, 0.18), (0.55, .ink, 0), (1, .ink, 0.42)]))
        oval(200, 148, form % 3 == 1 ? 148 : form % 3 == 0 ? 130 : 102, 15, sisal.dark(0.55))
        for x in [110.0, 290] {
            box(x - 13, 134, 26, 52, Tint.leather, round: 5); dot(x, 150, 4, .gold); dot(x, 172, 4, .gold)
        }
    }

    mutating func necklace(_ form: Int) {
        let c = chance.pick(Tint.cloths)
        let rows = 4 - form % 3
        let stand = chance.pick([Tint(0x5A4034), Tint(0xD8C3A5), Tint(0x34373D), Tint(0x7C4A35)])
        shadow(200, 376, 140, 16)
        round(
            "M164 96 Q200 84 236 96 Q238 170 250 206 Q330 226 346 290 Q352 344 330 374 H70 Q48 344 54 290 Q70 226 150 206 Q162 170 164 96Z",
            stand)
        oval(200, 94, 36, 8, stand.light(0.3))
        for row in 0..<rows {
            let r = 62 + Double(row) * 28
            for at in 0...(12 + row * 4) {
                let angle = 0.12 * 3.14159 + 0.76 * 3.14159 * Double(at) / Double(12 + row * 4)
                let (x, y) = (200 + cosine(angle) * r * 1.1, 196 + sine(angle) * r)
                if form % 2 == 0 {
                    ball(x, y, 10, 10, c[(at + row) % 4])
                } else {
                    group("translate(\(x) \(y)) rotate(\(angle * 57.3 - 90))") { k in
                        k.round("M-9 -13 h18 v26 h-18Z", c[(at / 2 + row) % 4])
                    }
                }
            }
        }
        let y = 206 + 66 + Double(rows - 1) * 30
        if form % 3 == 1 {
            ball(200, y + 26, 24, 30, Tint.gold)
        } else if form % 3 == 2 {
            path("M200 \(y) l30 44 l-30 40 l-30 -40Z", Tint.gold)
            path("M200 \(y + 16) l18 28 l-18 24 l-18 -24Z", c[2])
        }
    }

    mutating func bracelet(_ form: Int) {
        let c = chance.pick(Tint.cloths)
        let count = form % 3 + 1
        for index in 0..<count {
            let (x, y) =
                count == 1
                ? (200.0, 210.0)
                : count == 2 ? [(140.0, 170.0), (258, 236)][index] : [(130.0, 150.0), (274, 158), (200, 278)][index]
            let r = count == 1 ? 138.0 : count == 2 ? 102 : 84
            let band = r * 0.26
            ring(x + 6, y + 10, r, .ink, band, opacity: 0.2)
            ring(x, y, r, c[4], band)
            let beads = Int(r / 5) * 2
            for at in 0..<beads {
                let angle = 6.28318 * Double(at) / Double(beads)
                for lane in 0..<(form % 2 + 2) {
                    let far = r + band * (Double(lane) + 0.5) / Double(form % 2 + 2) - band / 2
                    let tint = c[[at / 2 % 4, (at + lane) % 4, at / 5 % 2 == 0 ? lane % 4 : 3][(form + index) % 3]]
                    ball(x + cosine(angle) * far, y + sine(angle) * far, band * 0.2, band * 0.2, tint, shine: 0.4)
                }
            }
        }
    }
}
