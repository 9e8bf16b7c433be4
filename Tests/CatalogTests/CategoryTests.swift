import Catalog
import Sandbox
import Testing

@Suite struct CategoryTests {
    static let titles: [(String, Category)] = [
        ("Zuri kitenge maxi dress", .fashion), ("Gauni refu la kitenge", .fashion), ("Kilemba cha satini", .fashion),
        ("Kanga doti moja", .fashion), ("Robe de soirée", .fashion), ("فستان أحمر", .fashion), ("เสื้อผ้าฝ้าย", .fashion),
        ("Orange maxi dress", .fashion), ("Asali kitenge shirt", .fashion), ("Football kit", .sports),
        ("Leather sandals", .shoes), ("Viatu vya ngozi", .shoes), ("Makubadhi", .shoes), ("Raba za kukimbia", .shoes),
        ("Chaussures en cuir", .shoes), ("حذاء رياضي", .shoes), ("รองเท้าหนัง", .shoes),
        ("Kitenge handbag", .bags), ("Mkoba wa kitenge", .bags), ("Kiondo cha mkonge", .bags),
        ("sisal kiondo basket", .bags),
        ("laptop backpack", .bags), ("Begi la shule", .bags), ("Sac à main", .bags), ("حقيبة جلد", .bags),
        ("กระเป๋าหนัง", .bags),
        ("Maasai bead necklace", .jewellery), ("Bangili ya shanga", .jewellery), ("dress watch", .jewellery),
        ("สร้อยคอ", .jewellery),
        ("Shea body lotion", .beauty), ("Sabuni ya maziwa", .beauty), ("Parfum de rose", .beauty),
        ("น้ำหอมกลิ่นมะลิ", .beauty),
        ("smartphone 128 GB", .phones), ("Simu janja 128 GB", .phones), ("phone charger", .phones),
        ("هاتف محمول", .phones), ("โทรศัพท์มือถือ", .phones),
        ("solar radio", .electronics), ("Redio ya FM", .electronics), ("Bluetooth speaker", .electronics),
        ("Power bank 20000 mAh", .electronics),
        ("Kamera ya dijitali", .electronics), ("43 inch smart TV", .electronics), ("ลำโพงบลูทูธ", .electronics),
        ("sufuria set", .kitchen), ("Sufuria isiyoshika", .kitchen), ("tea kettle", .kitchen),
        ("Birika la chai", .kitchen), ("set of three mugs", .kitchen),
        ("Kikombe cha chai", .kitchen), ("Casserole en fonte", .kitchen), ("هذا قدر كبير", .kitchen),
        ("หม้อหุงข้าว", .kitchen),
        ("solar reading lamp", .home), ("Taa ya mezani", .home), ("Mto wa kochi", .home),
        ("Saa ya ukutani, wall clock", .home), ("ผ้าม่าน", .home),
        ("coffee table", .furniture), ("three-seater sofa", .furniture), ("Kiti cha mezani", .furniture),
        ("طاولة خشب", .furniture), ("เก้าอี้ไม้", .furniture),
        ("Hass avocados", .food), ("Maembe ya Ngowe", .food), ("raw acacia honey", .food), ("Maziwa mala", .food),
        ("مانجو طازج", .food), ("มะม่วงสุก", .food),
        ("Kahawa ya Kenya", .drinks), ("Jus d'orange", .drinks), ("orange juice", .drinks), ("شاي أخضر", .drinks),
        ("Baby diapers", .baby), ("Poussette bébé", .baby), ("حفاضات، حفاض", .baby),
        ("Teddy bear toy", .toys), ("Kitabu cha hadithi", .books), ("desk globe", .books), ("كتاب مدرسي", .books),
        ("หนังสือเรียน", .books),
        ("Mpira wa miguu", .sports), ("match ball", .sports), ("كرة قدم", .sports), ("ngoma drum", .music),
        ("Ngoma ya mkono", .music),
        ("kitenge notebook", .office), ("Daftari la kitenge", .office), ("Penseli za rangi", .office),
        ("pencil set", .office),
        ("Tyre 14 inch", .car), ("فرامل سيارة", .car), ("Soapstone sculpture", .art), ("Mche wa parachichi", .garden),
        ("", .other), ("!!!", .other), ("Zawadi", .other), ("Xyzzy 3000", .other),
    ]

    @Test(arguments: titles)
    func `a title names its category`(title: String, category: Category) {
        #expect(Category.reading(title: title, description: "") == category)
    }

    @Test func `where the title says nothing, most of the description's words decide`() {
        #expect(Category.reading(title: "Amani", description: "A shirt. A shirt and a bag.") == .fashion)
        #expect(Category.reading(title: "Kiondo", description: "shirt shirt shirt") == .bags)
        #expect(Category.reading(title: "Amani", description: "nothing here") == .other)
    }

    @Test func `not one of the demo market's goods is other`() {
        let titles = DemoGoods().sellers().flatMap(\.products).filter {
            Category.reading(title: $0.title, description: $0.description) == .other
        }.map(\.title)
        #expect(titles == [])
    }
}
