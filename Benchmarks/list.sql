SELECT p.id, p.title, p.category, p.price_minor, p.currency, p.is_price_on_request, p.image_url, p.s3_image_url,
    p.picture_width, p.picture_height, p.picture_colour, p.picture_placeholder, s.id, s.name, s.slug, p.last_hydrated_at,
    p.live_since
FROM products p JOIN sellers s ON s.id = p.seller_id
WHERE p.status = 'live' ORDER BY p.live_since DESC, p.id DESC LIMIT 21
