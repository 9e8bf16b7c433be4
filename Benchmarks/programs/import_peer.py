"""The usual way: csv, COPY into a temporary table, upserts where something differs. Prints the seconds of two runs.

Writes products, brands, variants, a counted stock and part numbers into Soko's own tables, whose triggers keep prices'
history and the shelves; no log, no events, no checks beyond what the tables refuse, one transaction for all."""
import asyncio
import csv
import json
import sys
import time

import asyncpg

STATEMENTS = """
INSERT INTO brands (id, name, slug) SELECT (row_number() OVER ()) + 1000000, brand, lower(replace(brand, ' ', '-'))
FROM (SELECT DISTINCT brand FROM stage) b ON CONFLICT DO NOTHING;
INSERT INTO products AS p (id, seller_id, import_key, status, live_since, title, description, category, has_chosen_category, brand_id,
    price_minor, currency, attributes)
SELECT s.id, 1, s.ref, 'live', now(), s.title, s.text, s.category, true, b.id, s.price, 'KES', s.attributes::jsonb
FROM stage s JOIN brands b ON lower(b.name) = lower(s.brand)
ON CONFLICT (seller_id, import_key) WHERE import_key IS NOT NULL DO UPDATE SET title = excluded.title, description = excluded.description,
    category = excluded.category, brand_id = excluded.brand_id, price_minor = excluded.price_minor, attributes = excluded.attributes, updated_at = now()
WHERE (p.title, p.description, p.category, p.brand_id, p.price_minor, p.attributes)
    IS DISTINCT FROM (excluded.title, excluded.description, excluded.category, excluded.brand_id, excluded.price_minor, excluded.attributes);
INSERT INTO variants (id, product_id, seller_id, sku) SELECT s.id, p.id, 1, s.ref FROM stage s JOIN products p ON p.seller_id = 1 AND p.import_key = s.ref
ON CONFLICT (seller_id, sku) DO NOTHING;
INSERT INTO locations (id, seller_id, name, is_default) VALUES (1, 1, 'Main', true) ON CONFLICT DO NOTHING;
INSERT INTO stock_movements (variant_id, location_id, kind, quantity)
SELECT v.id, 1, 'counted', s.qty - coalesce(l.on_hand, 0) FROM stage s JOIN variants v ON v.seller_id = 1 AND v.sku = s.ref
LEFT JOIN stock_levels l ON l.variant_id = v.id AND l.location_id = 1 WHERE l.variant_id IS NULL OR l.on_hand <> s.qty;
INSERT INTO part_numbers (product_id, kind, number) SELECT p.id, 'oem', s.oem FROM stage s JOIN products p ON p.seller_id = 1 AND p.import_key = s.ref
ON CONFLICT DO NOTHING
"""


def rows(path, seed):
    with open(path, newline="") as file:
        for n, row in enumerate(csv.DictReader(file, delimiter=";")):
            yield (seed + n, row["Ref"], row["Name"], row["Text"], row["Category"], row["Brand"],
                   round(float(row["Price"].replace(",", ".")) * 100), int(row["Qty"]),
                   json.dumps({"width": int(row["Width"]), "season": row["Season"]}), row["OEM"])


async def run(connection, path, seed):
    began = time.monotonic()
    async with connection.transaction():
        await connection.execute("""CREATE TEMP TABLE stage (id bigint, ref text, title text, text text, category text, brand text, price bigint,
            qty int, attributes text, oem text) ON COMMIT DROP""")
        await connection.copy_records_to_table("stage", records=rows(path, seed))
        await connection.execute("ANALYZE stage")
        await connection.execute(STATEMENTS)
    return time.monotonic() - began


async def main():
    words = dict(pair.split("=") for pair in sys.argv[1].split())
    connection = await asyncpg.connect(host=words["host"], user=words["user"], database=words["dbname"])
    print(json.dumps([await run(connection, sys.argv[2], 2 << 40), await run(connection, sys.argv[2], 3 << 40)]))


asyncio.run(main())
