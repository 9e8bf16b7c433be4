import Vocabulary

extension Phrases {
    static let thai = Phrases(
        language: .thai, account: .thai, profile: .thai, store: .thai, reviews: .thai,
        frame: FramePhrases(
            skipToContent: "ข้ามไปยังเนื้อหา", searchLabel: "ค้นหาในตลาด", searchPlaceholder: "ค้นหาในตลาด",
            searchAction: "ค้นหา", watchlist: "รายการโปรด", language: "ภาษา", theme: "สลับโหมดสว่างและมืด",
            home: "ตลาด", promise: "คุณซื้อกับผู้ขายโดยตรงผ่าน WhatsApp", forDevelopers: "สำหรับนักพัฒนา",
            savedCopy: "คุณกำลังดูสำเนาที่บันทึกไว้% ราคาอาจเปลี่ยนแปลงแล้ว"),
        wall: WallPhrases(
            headline: "มาใหม่ในตลาด", everything: "ทั้งหมด", categories: "หมวดหมู่", sellers: "ผู้ขาย",
            allSellers: "ผู้ขายทั้งหมด", clearFilters: "ล้างตัวกรอง", resultsFor: "ผลการค้นหา “%”",
            removeFilter: "เอาตัวกรอง % ออก",
            products: Counted(other: "สินค้า % รายการ"), sellerCount: Counted(other: "ผู้ขาย % ราย"),
            emptyTitle: "ตลาดยังไม่มีสินค้า",
            emptyText: "สินค้าใหม่จะปรากฏที่นี่ทันทีที่ผู้ขายเพิ่มลงในแคตตาล็อก",
            noMatchTitle: "ไม่พบสินค้าที่ตรงกัน", noMatchText: "ลองใช้คำอื่น หรือดูสินค้าทั้งหมด",
            pages: "หน้า", next: "หน้าถัดไป", previous: "หน้าก่อนหน้า", loading: "กำลังโหลดเพิ่ม…",
            end: "คุณดูครบทุกรายการแล้ว", loadFailed: "โหลดเพิ่มไม่สำเร็จ", tryAgain: "ลองอีกครั้ง"),
        product: ProductPhrases(
            priceOnRequest: "สอบถามราคา", price: "ราคา", buyOnWhatsApp: "ซื้อทาง WhatsApp",
            buyHint: "เปิด WhatsApp พร้อมข้อความถึงผู้ขายที่ส่งได้ทันที", watch: "ติดตาม", watching: "กำลังติดตาม",
            share: "แชร์", linkCopied: "คัดลอกลิงก์แล้ว", description: "รายละเอียด", similar: "สินค้าที่คล้ายกัน",
            soldBy: "ขายโดย", breadcrumbs: "คุณอยู่ที่นี่", photos: "รูปภาพ",
            watchFailed: "บันทึกไม่สำเร็จ โปรดลองอีกครั้ง", gone: "เลิกขายแล้ว",
            watchNamed: "ติดตาม %", moreFrom: "สินค้าอื่นจาก %", photo: "รูปที่ % จาก %"),
        seller: SellerPhrases(
            catalogueRead: "อ่านแคตตาล็อก%", neverRead: "ยังไม่ได้อ่านแคตตาล็อก", phone: "WhatsApp",
            emptyTitle: "ยังไม่มีสินค้าในขณะนี้",
            emptyText: "แคตตาล็อกของผู้ขายรายนี้ว่างอยู่หรือกำลังอ่าน โปรดกลับมาดูใหม่"),
        watchlist: WatchlistPhrases(
            title: "รายการโปรดของคุณ", intro: "เก็บไว้สำหรับเบราว์เซอร์นี้ ไม่ต้องมีบัญชี",
            emptyTitle: "ยังไม่มีรายการที่บันทึกไว้", emptyText: "แตะรูปหัวใจบนสินค้าที่ชอบ แล้วกลับมาดูได้ที่นี่",
            browse: "เดินดูตลาด"),
        trouble: TroublePhrases(
            malformed: .init(title: "เราไม่เข้าใจคำขอนี้", text: "ที่อยู่หรือแบบฟอร์มไม่ถูกต้อง"),
            forbidden: .init(title: "แบบฟอร์มนี้หมดอายุแล้ว", text: "ย้อนกลับ โหลดหน้าใหม่ แล้วลองอีกครั้ง"),
            notFound: .init(title: "ไม่มีอะไรที่ที่อยู่นี้", text: "ลิงก์อาจเก่าหรือไม่ครบถ้วน"),
            gone: .init(title: "สินค้านี้เลิกขายแล้ว", text: "ผู้ขายนำออกจากแคตตาล็อกแล้ว"),
            tooMany: .init(title: "โปรดรอสักครู่", text: "มีคำขอจากการเชื่อมต่อของคุณมากเกินไป"),
            fault: .init(title: "ระบบของเราขัดข้อง", text: "ไม่ใช่ความผิดของคุณ และเราบันทึกไว้แล้ว"),
            away: .init(title: "ตลาดปิดชั่วครู่", text: "เรากำลังจัดของให้เข้าที่"),
            tryAgainIn: "โปรดลองอีกครั้ง%", backToMarket: "กลับไปที่ตลาด", reference: "รหัสอ้างอิง"),
        time: TimePhrases(
            checked: "ตรวจสอบ%", justNow: "เมื่อสักครู่",
            minutesAgo: Counted(other: "เมื่อ % นาทีที่แล้ว"), hoursAgo: Counted(other: "เมื่อ % ชั่วโมงที่แล้ว"),
            daysAgo: Counted(other: "เมื่อ % วันที่แล้ว"), monthsAgo: Counted(other: "เมื่อ % เดือนที่แล้ว"),
            inSeconds: Counted(other: "ใน % วินาที"), inMinutes: Counted(other: "ใน % นาที")),
        reference: ReferencePhrases(
            title: "API ของตลาด", intro: "ทุกอย่างในหน้าเหล่านี้ในรูปแบบ JSON", document: "เอกสาร OpenAPI",
            name: "ชื่อ", type: "ชนิด", meaning: "ความหมาย", required: "จำเป็น", parameters: "พารามิเตอร์",
            responses: "การตอบกลับ", example: "ตัวอย่าง", contents: "สารบัญ"))
}
