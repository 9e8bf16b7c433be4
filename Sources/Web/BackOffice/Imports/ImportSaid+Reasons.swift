import Catalog
import Frame
import Vocabulary

extension ImportSaid {
    static func reason(_ complaint: ImportComplaint, in language: Language) -> String {
        // A broken row says in its value what broke it.
        if complaint.refusal == .brokenRow { return fault(complaint.value, line: nil, in: language) }
        return reason(complaint.refusal)[language]
    }

    static func reason(_ refusal: ImportRefusal) -> Said {
        switch refusal {
        case .titleMissing: Said("It has no title.", "Haina jina.", "Il manque le titre.", "لا عنوان له.", "ไม่มีชื่อสินค้า")
        case .badTitle:
            Said(
                "The title is longer than 200 characters.", "Jina lina herufi zaidi ya 200.",
                "Le titre dépasse 200 caractères.", "العنوان أطول من 200 حرف.", "ชื่อยาวเกิน 200 ตัวอักษร")
        case .badDescription: ListingSaid.refusal(.badDescription)
        case .badText:
            Said(
                "It holds a character that no text holds.", "Ina herufi isiyofaa.", "Caractère interdit.",
                "فيه حرف غير مسموح.", "มีอักขระที่ใช้ไม่ได้")
        case .noCategory:
            Said(
                "There is no such category.", "Hakuna aina hiyo.", "Cette catégorie n'existe pas.", "لا توجد فئة كهذه.",
                "ไม่มีหมวดหมู่นี้")
        case .badBrand:
            Said("That is no brand.", "Hiyo si chapa.", "Marque invalide.", "علامة غير صالحة.", "ยี่ห้อไม่ถูกต้อง")
        case .badCondition:
            Said(
                "The condition is new, refurbished or used.", "Hali ni mpya, iliyokarabatiwa au iliyotumika.",
                "L'état est neuf, reconditionné ou occasion.", "الحالة: جديد أو مجدد أو مستعمل.",
                "สภาพต้องเป็น ใหม่ ปรับสภาพ หรือมือสอง")
        case .badPrice: ListingSaid.refusal(.badPrice)
        case .badCurrency:
            Said(
                "There is no such currency.", "Hakuna sarafu hiyo.", "Devise inconnue.", "عملة غير معروفة.",
                "ไม่รู้จักสกุลเงินนี้")
        case .badStock:
            Said(
                "Stock is a whole number from 0 on.", "Hisa ni nambari kamili kuanzia 0.",
                "Le stock est un nombre entier positif.", "المخزون عدد صحيح من 0 فما فوق.",
                "จำนวนคงเหลือต้องเป็นจำนวนเต็มตั้งแต่ 0")
        case .badBarcode:
            Said(
                "The barcode's check digit is wrong.", "Nambari ya msimbo si sahihi.",
                "La clé du code-barres est fausse.",
                "رقم التحقق في الباركود خاطئ.", "หมายเลขบาร์โค้ดไม่ถูกต้อง")
        case .badWeight: Said("That is no weight.", "Huo si uzito.", "Poids invalide.", "وزن غير صالح.", "น้ำหนักไม่ถูกต้อง")
        case .badOptions:
            Said(
                "Options are written name=value; name=value.", "Chaguo huandikwa jina=thamani; jina=thamani.",
                "Les options s'écrivent nom=valeur ; nom=valeur.", "تُكتب الخيارات اسم=قيمة; اسم=قيمة.",
                "เขียนตัวเลือกเป็น ชื่อ=ค่า; ชื่อ=ค่า")
        case .badKey:
            Said(
                "The id is longer than 120 characters.", "Kitambulisho ni kirefu mno.", "Identifiant trop long.",
                "المعرّف طويل جدًا.", "รหัสยาวเกินไป")
        case .badSKU:
            Said(
                "The SKU is longer than 64 characters.", "SKU ni ndefu mno.", "SKU trop long.", "الرمز طويل جدًا.",
                "SKU ยาวเกินไป")
        case .badPicture:
            Said(
                "That is no address of a picture.", "Hiyo si anwani ya picha.", "Ce n'est pas l'adresse d'une photo.",
                "هذا ليس عنوان صورة.", "ไม่ใช่ที่อยู่ของรูปภาพ")
        case .badNumber:
            Said(
                "That is no part number.", "Hiyo si nambari ya kipuri.", "Référence invalide.", "رقم قطعة غير صالح.",
                "หมายเลขอะไหล่ไม่ถูกต้อง")
        case .noVehicle:
            Said(
                "There is no such vehicle.", "Hakuna gari hilo.", "Véhicule inconnu.", "لا توجد سيارة كهذه.", "ไม่มีรถรุ่นนี้"
            )
        case .badAttribute: ListingSaid.refusal(.badAttribute)
        case .attributeMissing: ListingSaid.refusal(.attributeMissing)
        case .keyTwice:
            Said(
                "Another row has the same id.", "Mstari mwingine una kitambulisho hicho.",
                "Une autre ligne a le même identifiant.",
                "صف آخر يحمل المعرّف نفسه.", "แถวอื่นใช้รหัสเดียวกัน")
        case .skuTwice:
            Said(
                "Another row has the same SKU.", "Mstari mwingine una SKU hiyo.", "Une autre ligne a le même SKU.",
                "صف آخر يحمل الرمز نفسه.", "แถวอื่นใช้ SKU เดียวกัน")
        case .skuTaken:
            Said(
                "Another of your listings has this SKU.", "Bidhaa yako nyingine ina SKU hii.",
                "Une autre annonce a ce SKU.",
                "قائمة أخرى لك تحمل هذا الرمز.", "สินค้าอื่นของคุณใช้ SKU นี้")
        case .leadMissing:
            Said(
                "The row that describes its product was refused.", "Mstari unaoeleza bidhaa yake ulikataliwa.",
                "La ligne qui décrit son produit a été refusée.", "رُفض الصف الذي يصف منتجه.", "แถวที่อธิบายสินค้านี้ถูกปฏิเสธ")
        case .deleted:
            Said(
                "This listing was deleted. Restore it first.", "Bidhaa hii ilifutwa. Irejeshe kwanza.",
                "Cette annonce a été supprimée. Restaurez-la d'abord.", "حُذفت هذه القائمة. استعدها أولًا.",
                "สินค้านี้ถูกลบแล้ว โปรดกู้คืนก่อน")
        case .readFromWhatsApp: ListingSaid.fromWhatsApp
        case .tooManyCells:
            Said(
                "It has more cells than there are columns.", "Ina seli zaidi ya safu.",
                "Plus de cellules que de colonnes.",
                "خلايا أكثر من الأعمدة.", "มีช่องมากกว่าคอลัมน์")
        case .brokenRow: Said("It cannot be read.", "Haisomeki.", "Illisible.", "لا يمكن قراءته.", "อ่านไม่ได้")
        }
    }

    static func refusal(_ refusal: ImportRunRefusal) -> Said {
        switch refusal {
        case .tooMany:
            Said(
                "Five files wait already. Finish or cancel one first.",
                "Faili tano zinasubiri. Maliza au ghairi moja kwanza.",
                "Cinq fichiers attendent déjà. Terminez-en ou annulez-en un.",
                "خمسة ملفات تنتظر. أنهِ أو ألغِ واحدًا أولًا.",
                "มีไฟล์รออยู่ห้าไฟล์แล้ว โปรดทำให้เสร็จหรือยกเลิกหนึ่งไฟล์ก่อน")
        case .notThere: ListingSaid.refusal(.notThere)
        case .badMove: ListingSaid.refusal(.badMove)
        case .noKey:
            Said(
                "Say which column holds the id, the SKU or the title.", "Sema safu ipi ina kitambulisho, SKU au jina.",
                "Indiquez la colonne de l'identifiant, du SKU ou du titre.", "حدّد عمود المعرّف أو الرمز أو العنوان.",
                "ระบุคอลัมน์ของรหัส SKU หรือชื่อสินค้า")
        case .badAddress:
            Said(
                "That is no address of a file.", "Hiyo si anwani ya faili.", "Ce n'est pas l'adresse d'un fichier.",
                "هذا ليس عنوان ملف.", "ไม่ใช่ที่อยู่ของไฟล์")
        case .noFile:
            Said(
                "Choose a file first.", "Chagua faili kwanza.", "Choisissez d'abord un fichier.", "اختر ملفًا أولًا.",
                "เลือกไฟล์ก่อน")
        }
    }

    /// Why a file cannot be read or fetched.
    static func fault(_ code: String, line: Int?, in language: Language) -> String {
        let said = fault(code)[language]
        return line.map { "\(said) (\(ImportSaid.line[language]) \(language.grouped($0)))" } ?? said
    }

    private static func fault(_ code: String) -> Said {
        switch code {
        case "file-empty":
            Said("The file is empty.", "Faili ni tupu.", "Le fichier est vide.", "الملف فارغ.", "ไฟล์ว่างเปล่า")
        case "file-not-a-table", "archive-not-one-file":
            Said(
                "This is no table. Save it as CSV and bring it again.",
                "Hili si jedwali. Lihifadhi kama CSV ulete tena.",
                "Ce n'est pas un tableau. Enregistrez-le en CSV.", "هذا ليس جدولًا. احفظه بصيغة CSV ثم أحضره.",
                "ไฟล์นี้ไม่ใช่ตาราง โปรดบันทึกเป็น CSV แล้วลองใหม่")
        case "unclosed-quote":
            Said(
                "A quote is opened and never closed.", "Alama ya kunukuu haikufungwa.",
                "Un guillemet n'est jamais fermé.",
                "علامة اقتباس لم تُغلق.", "มีเครื่องหมายคำพูดที่ไม่ได้ปิด")
        case "field-too-long", "row-too-long", "too-many-columns":
            Said("It is too long.", "Ni ndefu mno.", "Trop long.", "طويل جدًا.", "ยาวเกินไป")
        case "file-too-broken":
            Said(
                "Too many rows cannot be read.", "Mistari mingi mno haisomeki.", "Trop de lignes illisibles.",
                "صفوف كثيرة لا يمكن قراءتها.", "มีแถวที่อ่านไม่ได้มากเกินไป")
        case "broken-xml", "document-type":
            Said(
                "The feed's XML is broken.", "XML imeharibika.", "Le XML du flux est cassé.", "ملف XML معطوب.",
                "XML ของฟีดเสียหาย")
        case "broken-archive", "archive-encrypted":
            Said(
                "The archive cannot be opened.", "Kumbukumbu haifunguki.", "L'archive ne s'ouvre pas.",
                "تعذّر فتح الأرشيف.",
                "เปิดไฟล์บีบอัดไม่ได้")
        case "archive-too-large", "fetch-too-large":
            Said(
                "The file is too large.", "Faili ni kubwa mno.", "Le fichier est trop grand.", "الملف كبير جدًا.",
                "ไฟล์ใหญ่เกินไป")
        case "fetch-refused-address":
            Said(
                "That address may not be fetched.", "Anwani hiyo hairuhusiwi.", "Cette adresse n'est pas permise.",
                "هذا العنوان غير مسموح.", "ไม่อนุญาตให้ดึงจากที่อยู่นี้")
        case "abandoned":
            Said(
                "Nobody came back to it.", "Hakuna aliyeirudia.", "Personne n'y est revenu.", "لم يعد إليه أحد.",
                "ไม่มีใครกลับมาทำต่อ")
        case "import-broke":
            Said(
                "Something broke on our side. What was taken in stays; bring the file again.",
                "Kitu kimeharibika kwetu. Zilizoingizwa zinabaki; leta faili tena.",
                "Une panne de notre côté. Ce qui est entré reste ; rapportez le fichier.",
                "حدث خلل لدينا. ما أُدخل يبقى؛ أحضر الملف مجددًا.", "ระบบขัดข้อง สินค้าที่นำเข้าแล้วยังอยู่ โปรดส่งไฟล์อีกครั้ง")
        case _ where code.hasPrefix("fetch-"):
            Said(
                "The file could not be fetched.", "Faili haikuletwa.", "Le fichier n'a pas pu être récupéré.",
                "تعذّر جلب الملف.", "ดึงไฟล์ไม่สำเร็จ")
        default: reason(.brokenRow)
        }
    }
}
