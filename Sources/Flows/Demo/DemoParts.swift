import Vocabulary

/// What the demo's parts shops sell: kinds of parts in their categories, makers, and the cars that they are for.
enum DemoParts {
    /// One kind of part.
    struct Kind: Sendable {
        /// What stands in a title.
        let name: String
        let branch: Int
        /// The price that is usual, in euro cents; makers stand above and below.
        let cents: Int64
        /// How many a shop sells in a month, about.
        let monthly: Double
        /// Month (1–12) in which most are sold; nil: all the year.
        let season: Int?
    }

    /// Branches below the category of car parts.
    static let branches: [Names] = [
        ("Brakes", "Breki", "Freinage", "الفرامل", "เบรก"), ("Filters", "Vichujio", "Filtres", "المرشحات", "ไส้กรอง"),
        ("Engine", "Injini", "Moteur", "المحرك", "เครื่องยนต์"),
        ("Suspension", "Sasipensheni", "Suspension", "التعليق", "ช่วงล่าง"),
        ("Electrical", "Umeme", "Électricité", "الكهرباء", "ระบบไฟฟ้า"),
        ("Cooling", "Upozaji", "Refroidissement", "التبريد", "ระบบระบายความร้อน"),
        ("Body and lights", "Bodi na taa", "Carrosserie et feux", "الهيكل والأضواء", "ตัวถังและไฟ"),
        ("Transmission", "Gia", "Transmission", "ناقل الحركة", "ระบบส่งกำลัง"),
    ].map { Names([.english: $0.0, .swahili: $0.1, .french: $0.2, .arabic: $0.3, .thai: $0.4]) }

    static let kinds: [Kind] = [
        ("Front brake pads", 0, 2_900, 9, nil), ("Rear brake pads", 0, 2_500, 7, nil),
        ("Front brake discs", 0, 6_800, 4, nil), ("Rear brake discs", 0, 5_900, 3, nil),
        ("Brake caliper", 0, 8_900, 1, nil), ("Brake hose", 0, 1_400, 2, nil), ("Brake shoes", 0, 3_100, 3, nil),
        ("Oil filter", 1, 790, 22, nil), ("Air filter", 1, 1_190, 14, nil), ("Cabin filter", 1, 1_290, 12, 4),
        ("Fuel filter", 1, 1_690, 8, nil), ("Timing belt kit", 2, 9_900, 2, nil), ("Water pump", 2, 5_400, 2, 7),
        ("Cylinder head gasket", 2, 4_200, 1, nil), ("Engine mount", 2, 3_900, 2, nil),
        ("Camshaft sensor", 2, 2_900, 2, nil), ("Spark plug", 2, 690, 18, nil), ("Glow plug", 2, 1_190, 6, 11),
        ("Front shock absorber", 3, 5_900, 3, nil), ("Rear shock absorber", 3, 4_900, 3, nil),
        ("Control arm", 3, 4_400, 2, nil), ("Tie rod end", 3, 1_690, 4, nil), ("Wheel bearing kit", 3, 3_400, 3, nil),
        ("Stabiliser link", 3, 1_290, 4, nil), ("Battery 60 Ah", 4, 7_900, 6, 12), ("Alternator", 4, 15_900, 1, nil),
        ("Starter motor", 4, 13_900, 1, 12), ("Ignition coil", 4, 3_600, 3, nil), ("Lambda sensor", 4, 4_900, 2, nil),
        ("Radiator", 5, 9_400, 1, 7), ("Thermostat", 5, 2_200, 3, 12), ("Coolant hose", 5, 1_900, 2, 7),
        ("Radiator fan", 5, 8_200, 1, 7), ("Headlight left", 6, 11_900, 1, nil), ("Headlight right", 6, 11_900, 1, nil),
        ("Tail light", 6, 6_900, 1, nil), ("Wing mirror", 6, 5_200, 2, nil), ("Wiper blades, pair", 6, 1_490, 11, 11),
        ("Front bumper", 6, 12_900, 1, nil), ("Clutch kit", 7, 14_900, 1, nil), ("CV joint", 7, 4_900, 2, nil),
        ("Drive shaft", 7, 9_900, 1, nil), ("Gearbox mount", 7, 2_900, 1, nil),
    ].map { Kind(name: $0.0, branch: $0.1, cents: $0.2, monthly: $0.3, season: $0.4) }

    /// Makers, and how their prices stand to the usual one.
    static let makers: [(name: String, level: Double)] = [
        ("Tembo Parts", 0.6), ("Autolia", 0.7), ("Sahel Motor", 0.75), ("Nordwerk", 1.2), ("Kestrel", 1.0),
        ("Farasi", 0.8), ("Meridian", 1.1), ("Ostwald", 1.35), ("Pacifica", 0.9), ("Valmont", 1.15),
        ("Zafira Tech", 0.85),
        ("Kilima", 0.65), ("Brennus", 1.25), ("Atlas Frein", 1.0), ("Medina Auto", 0.7), ("Sirocco", 0.95),
    ]

    /// Makes with their models.
    static let cars: [(make: String, models: [String])] = [
        ("Toyota", ["Corolla", "Hilux", "Yaris", "RAV4", "Land Cruiser"]),
        ("Peugeot", ["208", "301", "308", "Partner"]),
        ("Renault", ["Clio", "Symbol", "Mégane", "Kangoo"]), ("Volkswagen", ["Golf", "Polo", "Passat", "Caddy"]),
        ("Hyundai", ["i10", "i20", "Accent", "Tucson"]), ("Kia", ["Picanto", "Rio", "Sportage"]),
        ("Nissan", ["Note", "X-Trail", "Navara", "March"]), ("Honda", ["City", "Civic", "CR-V", "Jazz"]),
        ("Isuzu", ["D-Max", "MU-X"]), ("Ford", ["Fiesta", "Focus", "Ranger"]), ("Mazda", ["2", "3", "CX-5", "BT-50"]),
        ("Citroën", ["C3", "C-Elysée", "Berlingo"]), ("Fiat", ["Panda", "Tipo", "Doblò"]),
        ("Mitsubishi", ["L200", "Pajero", "Attrage"]), ("Suzuki", ["Swift", "Celerio", "Vitara"]),
        ("Dacia", ["Logan", "Sandero", "Duster"]),
    ]
    static let engines = ["1.2 petrol", "1.6 petrol", "1.5 diesel", "2.0 diesel"]

    static let towns = [
        "Nairobi", "Tunis", "Sfax", "Mombasa", "Sousse", "Bangkok", "Kisumu", "Bizerte", "Chiang Mai", "Gabès",
        "Nakuru",
        "Khon Kaen",
    ]
    static let shops = ["Spares", "Auto Parts", "Pièces Auto", "Motor House", "Garage Supply"]
}
