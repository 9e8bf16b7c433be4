-- A market of five sellers and 20,000 live products, 5,000 of them with vectors of unit length. The same every time.
SELECT setseed(0.2026);

INSERT INTO sellers (id, phone, name, slug, description, catalogue_url, last_synced_at)
SELECT (n * 1152921504606846975 / 5), '2547000000' || lpad(n::text, 2, '0'),
    (ARRAY['Mama Njeri''s Stall', 'Kisumu Leather & Co', 'Duka la Nairobi', 'Eastlands "Gadgets"', 'Soko Fresh'])[n],
    'seller-' || n, 'Goods from the benchmark.', 'http://127.0.0.1:1/c/2547000000' || lpad(n::text, 2, '0'), now()
FROM generate_series(1, 5) AS n;

INSERT INTO products (id, seller_id, whatsapp_id, seller_phone, status, title, description, category, price_minor, currency,
    is_price_on_request, image_url, image_url_expires_at, s3_image_url, picture_width, picture_height, picture_colour,
    picture_placeholder, content_hash, last_hydrated_at, live_since)
SELECT 4611686018427387904 + n * 104729::bigint * 65537, s.id, (1000000000000000 + n)::text, s.phone, 'live',
    (ARRAY['Hand-stitched leather bag', 'Maize flour 2 kg', 'Kitenge dress, size M', 'Solar lamp "Jua"', 'Enamel pot with lid',
        'Wooden stool', 'Phone cover', 'Fresh avocados', 'Beaded sandals', 'School shoes'])[1 + n % 10] || ' no. ' || n,
    'Made in small numbers and sold by its maker. Delivery within the city on the same day, upcountry by bus parcel. '
        || md5(n::text),
    (ARRAY['bags', 'food', 'fashion', 'electronics', 'kitchen', 'furniture', 'phones', 'food', 'shoes', 'shoes'])[1 + n % 10],
    CASE WHEN n % 11 = 0 THEN NULL ELSE 10000 + n * 37 % 900000 END, CASE WHEN n % 11 = 0 THEN NULL ELSE 'KES' END, n % 22 = 0,
    'http://127.0.0.1:1/v/t45.5328-4/' || md5('picture' || n) || '_n.jpg?stp=dst-jpg_tt6&oe=6A000000&oh=' || md5('sign' || n),
    now() + interval '30 days', CASE WHEN n % 10 < 7 THEN encode(sha256(n::text::bytea), 'hex') END, 1080, 800 + n % 7 * 90,
    '#' || left(md5('colour' || n), 6),
    'data:image/webp;base64,' || left(encode(sha512(n::text::bytea) || sha512(('x' || n)::bytea), 'base64'), 76) || repeat('A', 40),
    md5('content' || n), now() - n * interval '1 second', now() - n * interval '7 seconds'
FROM generate_series(1, 20000) AS n JOIN sellers s ON s.slug = 'seller-' || (1 + n % 5);

INSERT INTO product_embeddings (product_id, model, embedding)
SELECT p.id, 'benchmark', l2_normalize(v.numbers::halfvec(768))
FROM (SELECT id FROM products ORDER BY live_since DESC LIMIT 5000) p
CROSS JOIN LATERAL (SELECT array_agg(random()::real - 0.5::real) AS numbers FROM generate_series(1, 768) WHERE p.id IS NOT NULL) v;

VACUUM ANALYZE;
