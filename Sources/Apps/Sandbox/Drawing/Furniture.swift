/// Furniture, and the light and cushions that go with it.
extension Sketch {
    mutating func sofa(_ form: Int, print style: Int) {
        let tint = chance.pick(Tint.plains), (paint, c) = cloth(style, size: 0.6)
        let cover = form % 3 == 1 ? paint : "\(tint)"
        shadow(200, 344, 205, 20)
        for x in [46.0, 338] { round("M\(x) 310 h16 l-3 34 h-10Z", Tint.wood) }
        switch form % 3 {
        case 0:
            lit("M40 190 Q40 130 100 130 H300 Q360 130 360 190 V300 H40Z", cover)
            lit("M60 226 Q60 210 78 210 H196 V292 H60Z M204 210 H322 Q340 210 340 226 V292 H204Z", cover)
            lit(
                "M8 214 Q8 186 38 186 Q66 186 66 214 V322 H8Z M334 214 Q334 186 362 186 Q392 186 392 214 V322 H334Z",
                cover)
            lit("M56 280 H344 V322 H56Z", cover)
        case 1:
            lit("M60 110 Q200 60 340 110 V290 H60Z", cover)
            for (x, y) in [(120.0, 140.0), (200, 128), (280, 140), (160, 186), (240, 186)] { dot(x, y, 7, c[4]) }
            lit("M24 190 Q52 170 72 200 V326 H24Z M328 200 Q348 170 376 190 V326 H328Z", c[4])
            lit("M66 250 H334 Q344 252 344 272 V322 H56 V272 Q56 252 66 250Z", c[4])
        default:
            lit("M20 170 Q20 148 44 148 H252 Q272 148 272 170 V296 H20Z", cover)
            lit("M12 236 H392 Q396 300 386 322 H14Z", cover)
            line("M146 160 V296 M272 240 V320", .ink, 3, opacity: 0.3)
            lit("M4 214 Q4 196 26 196 Q48 196 48 214 V324 H4Z", cover)
        }
        group("translate(\(form % 3 == 2 ? 96 : 108) 222) rotate(-12)") { k in
            k.lit("M-40 -36 Q0 -28 40 -38 Q34 0 40 36 Q0 30 -38 38 Q-32 0 -40 -36Z", paint)
        }
        if form % 2 == 0 {
            group("translate(286 226) rotate(14)") { k in
                k.lit("M-36 -34 Q0 -26 36 -34 Q30 0 36 34 Q0 28 -36 34 Q-30 0 -36 -34Z", c[1])
            }
        }
    }

    mutating func chair(_ form: Int, print style: Int) {
        let (paint, _) = cloth(style, size: 0.6), wood = chance.pick([Tint.wood, Tint(0x6B3E20), Tint(0xC99A5B)])
        shadow(200, 366, 140, 20)
        if form % 2 == 0 {
            line("M108 366 L122 40 M290 366 L276 40 M146 366 L140 230 M254 366 L260 230", wood.dark(0.2), 15)
            round("M116 48 Q200 22 284 48 L280 120 Q200 98 120 120Z", wood)
            for x in [152.0, 184, 216, 248] { line("M\(x) 112 V226", wood, 11) }
            lit("M88 224 H312 Q326 240 314 258 H86 Q74 240 88 224Z", paint)
        } else {
            line("M92 366 L128 250 M308 366 L272 250 M120 366 L280 290 M280 366 L120 290", wood.dark(0.25), 13)
            lit("M84 210 Q70 40 200 32 Q330 40 316 210 L296 276 H104Z", paint)
            lit("M96 214 Q200 186 304 214 Q318 254 298 282 Q200 300 102 282 Q82 254 96 214Z", wood)
        }
    }

    mutating func table(_ form: Int) {
        let wood = chance.pick([Tint.wood, Tint(0x6B3E20), Tint(0xC99A5B), Tint(0x3D2B24)])
        shadow(200, 362, 170, 22)
        if form % 3 == 2 {
            round("M182 120 H218 L224 330 H176Z", wood.dark(0.2))
            lit("M110 330 H290 Q316 344 308 364 H92 Q84 344 110 330Z", wood.dark(0.1))
            oval(200, 116, 128, 34, wood.dark(0.35))
            ball(200, 106, 128, 34, wood, shine: 0.3)
            let (paint, _) = cloth(form * 3, size: 0.4)
            oval(200, 104, 84, 21, paint)
            group("translate(200 106) scale(.28) translate(-200 -366)") { $0.mug(form, print: form) }
            return
        }
        if form % 3 == 0 {
            for (x, lean) in [(92.0, -22.0), (308, 22), (170, -6), (230, 6)] {
                line("M\(x) 214 L\(x + lean) 360", wood.dark(0.3), 14)
            }
            oval(200, 214, 184, 44, wood.dark(0.35))
            oval(200, 204, 184, 44, "\(wood)")
            oval(200, 204, 184, 44, across([(0, .white, 0.3), (0.5, .white, 0), (1, .ink, 0.3)]))
            for r in [0.82, 0.6, 0.36] {
                line(
                    "M\(200 - 184 * r) 204 A\(184 * r) \(44 * r) 0 0 0 \(200 + 184 * r) 204", wood.dark(0.4), 2,
                    opacity: 0.4)
            }
        } else {
            for x in [44.0, 332] { round("M\(x) 190 h24 V364 h-24Z", wood.dark(0.15)) }
            lit("M70 190 H330 V258 H70Z", wood.dark(0.1))
            for x in [80.0, 206] { lit("M\(x) 202 h114 v46 h-114Z", wood.light(0.1)); dot(x + 57, 225, 7, .gold) }
            lit("M20 160 H380 Q388 176 380 192 H20 Q12 176 20 160Z", wood)
        }
        group("translate(\(form % 3 == 0 ? 216 : 128) \(form % 3 == 0 ? 196 : 160)) scale(.3) translate(-200 -366)") {
            k in k.vase(form)
        }
    }

    mutating func lamp(_ form: Int, print style: Int) {
        let (paint, c) = cloth(style, size: 0.5),
            metal = chance.pick([Tint.gold, Tint(0x2B2B33), Tint(0xB86B3E), Tint.wood])
        oval(200, 170, 210, 190, around(0.5, 0.5, 0.5, [(0, Tint(0xFFE9A8), 0.85), (1, Tint(0xFFE9A8), 0)]))
        switch form % 4 {
        case 0:
            shadow(200, 366, 100, 16)
            round("M150 232 Q108 290 152 346 H248 Q292 290 250 232Z", metal)
            round("M140 344 H260 V366 H140Z", metal.dark(0.2))
            round("M192 200 h16 v36 h-16Z", Tint.gold)
            lit("M142 60 H258 L316 206 H84Z", paint)
            line("M86 204 H314 M144 62 H256", c[4], 5)
        case 1:
            line("M200 0 V96", .ink, 5)
            round("M200 70 Q330 90 342 236 H58 Q70 90 200 70Z", metal)
            oval(200, 236, 142, 22, Tint(0xFFF1C4))
            ball(200, 244, 30, 30, Tint(0xFFE9A8))
        case 2:
            shadow(190, 368, 90, 14)
            line("M190 360 V60 Q196 20 260 30", metal, 10)
            lit("M118 354 H262 Q268 368 252 368 H128 Q112 368 118 354Z", metal.dark(0.2))
            group("translate(266 40) rotate(24)") { k in
                k.lit("M-34 -12 H34 L66 82 H-66Z", "\(c[0])")
                k.oval(0, 82, 66, 13, Tint(0xFFF1C4))
            }
        default:
            line("M200 0 V60", .ink, 4)
            let weave = tiled(26, 26) { k in
                k.box(0, 0, 26, 26, Tint(0xE2B970))
                k.path("M0 0 L13 13 L0 26Z M26 0 L13 13 L26 26Z", Tint(0xA8743A))
            }
            round("M160 60 H240 Q330 130 300 240 Q270 306 200 306 Q130 306 100 240 Q70 130 160 60Z", weave)
            line("M104 180 Q200 210 296 180", Tint.wood, 5)
        }
    }

    mutating func cushion(_ form: Int, print style: Int) {
        let count = form % 3 + 1
        shadow(200, 360, 170, 22)
        for index in 0..<count {
            let (paint, c) = cloth(style + index * 5, size: count == 1 ? 1.1 : 0.7)
            let (x, y, turn, scale) =
                count == 1
                ? (200.0, 210.0, -4.0, 1.0)
                : count == 2
                    ? [(150.0, 190.0, -14.0, 0.78), (250, 244, 9, 0.72)][index]
                    : [(116.0, 250.0, -10.0, 0.6), (290, 246, 12, 0.62), (200, 150, 3, 0.62)][index]
            group("translate(\(x) \(y)) rotate(\(turn)) scale(\(scale))") { k in
                let outline =
                    form % 4 == 3
                    ? "M0 -150 A150 150 0 1 1 -1 -150Z"
                    : "M-160 -148 Q0 -118 160 -150 Q130 0 162 148 Q0 120 -158 150 Q-130 0 -160 -148Z"
                k.path(outline, paint)
                k.path(outline, k.around(0.4, 0.35, 0.75, [(0, .white, 0.34), (0.5, .white, 0), (1, .ink, 0.5)]))
                k.line(outline, c[4], 6)
                if form % 2 == 0 {
                    for (x, y) in [(-160.0, -148.0), (160, -150), (162, 148), (-158, 150)] { k.dot(x, y, 14, c[1]) }
                }
            }
        }
    }
}
