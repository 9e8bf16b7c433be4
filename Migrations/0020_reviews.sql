-- What people say of goods, one review a person and product, and what that adds up to on the product itself: a list, a facet and a
-- card read two numbers and count nothing.
CREATE TABLE reviews (
    id bigint PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    author_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    body text NOT NULL DEFAULT '' CHECK (char_length(body) <= 2000),
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    -- By staff: nobody but its author and they see it, and it counts for nothing.
    hidden_at timestamptz,
    UNIQUE (product_id, author_id)
);
CREATE INDEX reviews_of_product ON reviews (product_id, created_at DESC, id DESC) WHERE hidden_at IS NULL;
CREATE INDEX reviews_by_author ON reviews (author_id, created_at DESC);
CREATE INDEX reviews_newest ON reviews (created_at DESC, id DESC);

ALTER TABLE products
    -- Stars of the reviews that everybody sees, and how many those are.
    ADD COLUMN rating_sum int NOT NULL DEFAULT 0,
    ADD COLUMN rating_count int NOT NULL DEFAULT 0,
    ADD CHECK (rating_sum BETWEEN rating_count AND 5 * rating_count);

-- Counted anew rather than added to: what is counted cannot drift, and a product has few reviews. The products are locked in the order
-- of their ids before anything is counted, so that two who review one product at once are both counted.
CREATE FUNCTION count_reviews(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM products WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE products p SET rating_sum = n.stars, rating_count = n.reviews
    FROM (SELECT i.id, coalesce(sum(r.stars), 0) AS stars, count(r.id) AS reviews
          FROM unnest(ids) AS i (id) LEFT JOIN reviews r ON r.product_id = i.id AND r.hidden_at IS NULL GROUP BY i.id) n
    WHERE p.id = n.id AND (p.rating_sum, p.rating_count) IS DISTINCT FROM (n.stars, n.reviews);
END $$;

CREATE FUNCTION count_changed_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_reviews((SELECT array_agg(DISTINCT product_id) FROM changed));
    RETURN NULL;
END $$;
CREATE TRIGGER count_new AFTER INSERT ON reviews REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed_reviews();
CREATE TRIGGER count_changed AFTER UPDATE ON reviews REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed_reviews();
CREATE TRIGGER count_gone AFTER DELETE ON reviews REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed_reviews();

-- The search index shows the rating too.
CREATE OR REPLACE FUNCTION tell_of_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(n.id) FROM after n JOIN before o ON o.id = n.id
        WHERE (n.status = 'live' OR o.status = 'live')
            AND (n.status, n.title, n.description, n.category, n.price_minor, n.currency, n.brand_id, n.condition, n.attributes, n.seller_id, n.live_since,
                 n.rating_sum, n.rating_count)
                IS DISTINCT FROM
                (o.status, o.title, o.description, o.category, o.price_minor, o.currency, o.brand_id, o.condition, o.attributes, o.seller_id, o.live_since,
                 o.rating_sum, o.rating_count)));
    RETURN NULL;
END $$;
