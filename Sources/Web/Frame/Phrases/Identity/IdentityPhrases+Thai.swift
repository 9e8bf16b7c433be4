extension IdentityPhrases {
    static let thai = IdentityPhrases(
        intro: "แสดงตัวตนเพียงครั้งเดียว แล้วผู้อื่นจะเห็นว่าคุณยืนยันตัวตนแล้ว คะแนนความน่าเชื่อถือของคุณจะเพิ่มขึ้น",
        privacy: "เอกสารของคุณถูกเข้ารหัส มีเพียงเจ้าหน้าที่ตรวจตัวตนไม่กี่คนที่เห็น และจะถูกลบ 90 วันหลังการตัดสิน",
        pendingTitle: "เรากำลังตรวจเอกสารของคุณ", pendingText: "คุณจะได้รับข้อความทันทีที่ตัดสินแล้ว",
        verifiedTitle: "คุณยืนยันตัวตนแล้ว", verifiedText: "ผู้อื่นเห็นข้อมูลนี้ข้างร้านของคุณ",
        rejectedTitle: "เรายืนยันตัวตนของคุณไม่ได้", rejectedText: "คุณส่งเอกสารใหม่ได้",
        handedIn: "ส่งเมื่อ %",
        number: "เลขบัตรประชาชนหรือหนังสือเดินทาง", numberHint: "ตามที่พิมพ์บนเอกสาร",
        documents: "ภาพถ่ายเอกสาร",
        documentsHint: "1 ถึง 4 ไฟล์: JPEG, PNG หรือ WebP ไม่เกิน 10 MB, PDF ไม่เกิน 5 MB ถ่ายทั้งสองด้าน เห็นขอบครบ",
        handIn: "ส่งเอกสาร", filesAgain: "โปรดเลือกไฟล์อีกครั้ง เบราว์เซอร์ไม่เก็บไฟล์ไว้",
        verifiedSeller: "ยืนยันตัวตนแล้ว", officialStore: "ร้านทางการ",
        badDocument: "ไฟล์ที่ % ไม่ใช่ JPEG, PNG, WebP หรือ PDF ธรรมดาที่อ่านได้ หรือมีพิกเซลมากเกินไป",
        documentTooLarge: "ไฟล์ที่ % ใหญ่เกินไป",
        badNumber: "ใส่เลขที่: ตัวอักษรและตัวเลข 4 ถึง 40 ตัว", documentsMissing: "เพิ่มอย่างน้อยหนึ่งไฟล์",
        tooManyDocuments: "ไม่เกินสี่ไฟล์", checkOpen: "เรากำลังตรวจเอกสารของคุณอยู่แล้ว",
        alreadyVerified: "คุณยืนยันตัวตนแล้ว", alreadyDecided: "ตัดสินไปแล้ว",
        ownCheck: "ไม่มีใครตัดสินเรื่องของตนเอง", reasonMissing: "โปรดเลือกเหตุผล",
        suspended: "บัญชีนี้ถูกระงับ โปรดติดต่อตลาด", notThere: "สิ่งนี้ไม่มีแล้ว",
        unreadable: "ภาพอ่านไม่ออก", expired: "เอกสารหมดอายุ",
        incomplete: "เอกสารขาดด้านหรือขอบ",
        numberDiffers: "เลขบนเอกสารไม่ตรงกัน",
        nameDiffers: "ชื่อบนเอกสารไม่ใช่ชื่อบัญชีของคุณ",
        notADocument: "นี่ไม่ใช่เอกสารที่เรารับ",
        knownElsewhere: "เอกสารนี้เป็นของบัญชีอื่น", otherReason: "เหตุผลอื่น")
}

extension TrustPhrases {
    static let thai = TrustPhrases(
        title: "ความน่าเชื่อถือของคุณ", intro: "จาก 100 คะแนน มาจากข้อเท็จจริงเหล่านี้เท่านั้น", history: "การเปลี่ยนแปลง",
        line: "เส้นจาก % ถึง %", joined: "คุณเป็นสมาชิก", email: "ยืนยันอีเมลแล้ว", phone: "ยืนยันโทรศัพท์แล้ว",
        factor: "เปิดขั้นตอนที่สอง", identity: "ยืนยันตัวตนแล้ว", age: "เวลาที่อยู่กับเรา", suspensions: "การถูกระงับ")
}

extension IdentityDeskPhrases {
    static let thai = IdentityDeskPhrases(
        checks: "ตรวจตัวตน", noChecks: "ไม่มีใครรออยู่", look: "ดู", referred: "ผู้ให้บริการไม่แน่ใจ",
        back: "รายการทั้งหมด", ownCheck: "นี่คือรายการของคุณเอง ผู้อื่นจะเป็นผู้ตัดสิน",
        number: "เลขที่",
        waiting: Counted(other: "รออยู่ % รายการ"), documents: Counted(other: "เอกสาร % ไฟล์"),
        others: Counted(other: "มีบัญชีอื่น % บัญชีใช้เลขนี้"),
        document: "เอกสารที่ %", download: "ดาวน์โหลด PDF", documentsGone: "เอกสารถูกลบแล้ว",
        numberForgotten: "เลขที่ถูกลบแล้ว", verify: "ยืนยัน", reject: "ปฏิเสธ", reason: "เหตุผล",
        chooseReason: "เลือก…", remark: "ข้อความถึงเจ้าของบัญชี",
        remarkHint: "เจ้าของบัญชีจะอ่านตามที่คุณเขียน เว้นว่างได้หากเหตุผลชัดแล้ว",
        pending: "รออยู่", verified: "ยืนยันแล้ว", rejected: "ปฏิเสธแล้ว", status: "ผลการตัดสิน", person: "บัญชี",
        stores: "ร้านทางการ", storesIntro: "ตลาดรับรองว่าร้านทางการเป็นของแบรนด์เอง",
        find: "ค้นหาร้าน", noStores: "ไม่มีร้านชื่อนี้", makeOfficial: "ตั้งเป็นร้านทางการ",
        endOfficial: "ไม่เป็นร้านทางการแล้ว")
}
