import Frame

enum ReviewsSaid {
    static let title = Said("Reviews", "Maoni", "Avis", "التقييمات", "รีวิว")
    static let review = Said("Review", "Maoni", "Avis", "التقييم", "รีวิว")
    static let stars = Said("Stars", "Nyota", "Étoiles", "النجوم", "ดาว")
    static let author = Said("Author", "Mwandishi", "Auteur", "الكاتب", "ผู้เขียน")
    static let visible = Said("Visible", "Yanaonekana", "Visible", "ظاهر", "แสดงอยู่")
    static let hidden = Said("Hidden", "Yamefichwa", "Masqué", "مخفي", "ซ่อนอยู่")
    static let hide = Said("Hide", "Ficha", "Masquer", "إخفاء", "ซ่อน")
    static let show = Said("Show", "Onyesha", "Afficher", "إظهار", "แสดง")
    static let unchanged = Said("unchanged", "hazikubadilika", "inchangés", "دون تغيير", "ไม่เปลี่ยน")
}
