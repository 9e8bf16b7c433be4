import Postgres
import Vocabulary

/// A picture with words on the market's first page that leads somewhere in it.
package struct Banner: Sendable, Equatable, SQLRow {
    package let id: BannerID
    package let texts: Names
    /// Within this market.
    package let link: String
    package let picture: BannerPicture
    package let position: Int
    package let days: DaySpan

    package init(row: inout RowReader) throws {
        id = try BannerID(row: &row)
        texts = try row.next()
        link = try row.next()
        picture = BannerPicture(
            key: try row.next(), width: try row.next(), height: try row.next(), colour: try row.next(),
            placeholder: try row.next())
        position = try row.next()
        days = try DaySpan(row: &row)
    }

    private static let columns: SQL =
        "id, texts, link, picture, width, height, colour, placeholder, position, starts_on::text, ends_on::text"
}

/// A kept picture, as far as a page needs to know it.
package struct BannerPicture: Sendable, Equatable {
    /// The SHA-256 of the original.
    package let key: String
    package let width: Int
    package let height: Int
    /// `#rrggbb`.
    package let colour: String
    package let placeholder: String

    package init(key: String, width: Int, height: Int, colour: String, placeholder: String) {
        (self.key, self.width, self.height) = (key, width, height)
        (self.colour, self.placeholder) = (colour, placeholder)
    }
}

extension Banner {
    package static func all(in db: some SQLSession) async throws -> [Banner] {
        try await db.rows("SELECT \(sql: columns) FROM banners ORDER BY position, id")
    }

    /// Those that show today, at most `limit`.
    package static func current(limit: Int, in db: some SQLSession) async throws -> [Banner] {
        try await db.rows(
            "SELECT \(sql: columns) FROM banners WHERE \(sql: DaySpan.isToday) ORDER BY position, id LIMIT \(literal: limit)"
        )
    }

    /// Keeps a banner: a new one without an id.
    ///
    /// - Parameter picture: nil leaves the one that is there.
    /// - Throws: `MerchandisingRefusal`.
    package static func save(
        _ texts: Names, link: String, picture: BannerPicture?, position: Int, days: DaySpan, as id: BannerID? = nil,
        in db: some SQLSession
    ) async throws {
        guard !texts.isEmpty else { throw MerchandisingRefusal.noTitle }
        guard Redirect.isPath(link), link.utf8.count <= 600 else { throw MerchandisingRefusal.badLink }
        try days.check()
        if let picture {
            try await db.run(
                """
                INSERT INTO banners (id, texts, link, picture, width, height, colour, placeholder, position, starts_on, ends_on)
                VALUES (\(id ?? .random()), \(texts)::jsonb, \(link), \(picture.key), \(picture.width), \(picture.height),
                    \(picture.colour), \(picture.placeholder), \(position), \(days.first)::date, \(days.last)::date)
                ON CONFLICT (id) DO UPDATE SET texts = excluded.texts, link = excluded.link, picture = excluded.picture,
                    width = excluded.width, height = excluded.height, colour = excluded.colour, placeholder = excluded.placeholder,
                    position = excluded.position, starts_on = excluded.starts_on, ends_on = excluded.ends_on
                """)
            return
        }
        guard let id else { throw MerchandisingRefusal.noPicture }
        let changed = try await db.execute(
            """
            UPDATE banners SET texts = \(texts)::jsonb, link = \(link), position = \(position),
                starts_on = \(days.first)::date, ends_on = \(days.last)::date
            WHERE id = \(id)
            """)
        if changed == 0 { throw MerchandisingRefusal.notThere }
    }

    package static func remove(_ id: BannerID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM banners WHERE id = \(id)")
    }

    /// That some banner that shows today has this picture.
    package static func shows(_ key: String) -> SQL {
        "EXISTS (SELECT 1 FROM banners WHERE picture = \(key) AND \(sql: DaySpan.isToday))"
    }
}
