-- Whatever the search index shows of a live product leaves a `listing` event in the transaction that changes it, so that no
-- verb has to remember to; `embedding` says the same of its vector. One event a product and transaction.

ALTER TABLE sellers
    -- Where the store stands, for everybody to see.
    ADD COLUMN latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    ADD CHECK ((latitude IS NULL) = (longitude IS NULL));

CREATE FUNCTION tell_of_listings(ids bigint[], what text DEFAULT 'listing') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 OR ids IS NULL THEN RETURN; END IF;
    INSERT INTO events (kind, subject, payload)
    SELECT what, id::text, '{}' FROM (SELECT DISTINCT unnest(ids) AS id) i
    WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.tx = pg_current_xact_id() AND e.kind = what AND e.subject = i.id::text)
    ORDER BY id;
    IF FOUND THEN PERFORM pg_notify('events', what); END IF;
END $$;

CREATE FUNCTION tell_of_new_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(id) FROM after WHERE status = 'live'));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_new AFTER INSERT ON products REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_new_products();

CREATE FUNCTION tell_of_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(n.id) FROM after n JOIN before o ON o.id = n.id
        WHERE (n.status = 'live' OR o.status = 'live')
            AND (n.status, n.title, n.description, n.category, n.price_minor, n.currency, n.brand_id, n.condition, n.attributes, n.seller_id, n.live_since)
                IS DISTINCT FROM
                (o.status, o.title, o.description, o.category, o.price_minor, o.currency, o.brand_id, o.condition, o.attributes, o.seller_id, o.live_since)));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_change AFTER UPDATE ON products REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_products();

CREATE FUNCTION tell_of_gone_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(id) FROM before WHERE status = 'live'));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_gone AFTER DELETE ON products REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_gone_products();

-- What belongs to a product: article numbers, part numbers, cars.
CREATE FUNCTION tell_of_belongings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(DISTINCT p.id) FROM changed c JOIN products p ON p.id = c.product_id WHERE p.status = 'live'));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_added AFTER INSERT ON variants REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_belongings();
CREATE TRIGGER tell_of_removed AFTER DELETE ON variants REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_belongings();
CREATE TRIGGER tell_of_added AFTER INSERT ON part_numbers REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_belongings();
CREATE TRIGGER tell_of_removed AFTER DELETE ON part_numbers REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_belongings();
CREATE TRIGGER tell_of_added AFTER INSERT ON fitments REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_belongings();
CREATE TRIGGER tell_of_changed AFTER UPDATE ON fitments REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_belongings();
CREATE TRIGGER tell_of_removed AFTER DELETE ON fitments REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_belongings();

CREATE FUNCTION tell_of_renumbered_variants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(DISTINCT p.id) FROM after n JOIN before o ON o.id = n.id JOIN products p ON p.id = n.product_id
        WHERE p.status = 'live' AND (n.sku, n.barcode) IS DISTINCT FROM (o.sku, o.barcode)));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_renumbered AFTER UPDATE ON variants REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_renumbered_variants();

-- Whether there is any: only when it turns.
CREATE FUNCTION tell_of_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(DISTINCT p.id) FROM after n
        JOIN before o ON (o.variant_id, o.location_id) = (n.variant_id, n.location_id)
        JOIN variants v ON v.id = n.variant_id JOIN products p ON p.id = v.product_id
        WHERE p.status = 'live' AND (n.on_hand > n.held) <> (o.on_hand > o.held)));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_stock AFTER UPDATE ON stock_levels REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_stock();

-- What many products show.
CREATE FUNCTION tell_of_renamed_brand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(id) FROM products WHERE brand_id = NEW.id AND status = 'live'));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_renamed AFTER UPDATE ON brands FOR EACH ROW WHEN ((OLD.name, OLD.slug) IS DISTINCT FROM (NEW.name, NEW.slug))
    EXECUTE FUNCTION tell_of_renamed_brand();
CREATE FUNCTION tell_of_changed_seller() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(id) FROM products WHERE seller_id = NEW.id AND status = 'live'));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_changed AFTER UPDATE ON sellers FOR EACH ROW
    WHEN ((OLD.name, OLD.location, OLD.latitude, OLD.longitude, OLD.verified_at IS NULL, OLD.is_official_store)
        IS DISTINCT FROM (NEW.name, NEW.location, NEW.latitude, NEW.longitude, NEW.verified_at IS NULL, NEW.is_official_store))
    EXECUTE FUNCTION tell_of_changed_seller();
CREATE FUNCTION tell_of_changed_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(p.id) FROM products p JOIN categories c ON c.code = p.category
        WHERE c.path @> ARRAY[NEW.code] AND p.status = 'live'));
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_changed AFTER UPDATE ON categories FOR EACH ROW
    WHEN ((OLD.names, OLD.path) IS DISTINCT FROM (NEW.names, NEW.path)) EXECUTE FUNCTION tell_of_changed_category();

CREATE FUNCTION tell_of_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_of_listings((SELECT array_agg(product_id) FROM after), 'embedding');
    RETURN NULL;
END $$;
CREATE TRIGGER tell_of_new AFTER INSERT ON product_embeddings REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_vectors();
CREATE TRIGGER tell_of_change AFTER UPDATE ON product_embeddings REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_vectors();

-- The last event that was forgotten: who has read less far starts anew.
CREATE TABLE event_horizon (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    tx xid8 NOT NULL,
    id bigint NOT NULL
);
