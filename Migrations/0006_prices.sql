-- Every price a product or a variant ever had. Written by the database itself, whoever changes a price and how.
CREATE TABLE price_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES products (id),
    -- NULL: the product's own price.
    variant_id bigint,
    was_minor bigint,
    becomes_minor bigint,
    currency text,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- As the transaction named them (`soko.actor`, `soko.reason`).
    actor text NOT NULL DEFAULT coalesce(nullif(current_setting('soko.actor', true), ''), 'system'),
    reason text NOT NULL DEFAULT coalesce(current_setting('soko.reason', true), '')
);
CREATE INDEX price_changes_by_product ON price_changes (product_id, id);
CREATE INDEX price_changes_by_time ON price_changes (at);
CREATE TRIGGER price_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON price_changes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION note_product_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO price_changes (product_id, was_minor, becomes_minor, currency)
    VALUES (NEW.id, CASE WHEN TG_OP = 'UPDATE' THEN OLD.price_minor END, NEW.price_minor, coalesce(NEW.currency, CASE WHEN TG_OP = 'UPDATE' THEN OLD.currency END));
    RETURN NULL;
END $$;
CREATE TRIGGER first_price AFTER INSERT ON products
    FOR EACH ROW WHEN (NEW.price_minor IS NOT NULL) EXECUTE FUNCTION note_product_price();
CREATE TRIGGER next_price AFTER UPDATE ON products
    FOR EACH ROW WHEN (OLD.price_minor IS DISTINCT FROM NEW.price_minor OR OLD.currency IS DISTINCT FROM NEW.currency)
    EXECUTE FUNCTION note_product_price();

CREATE FUNCTION note_variant_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO price_changes (product_id, variant_id, was_minor, becomes_minor, currency)
    SELECT NEW.product_id, NEW.id, CASE WHEN TG_OP = 'UPDATE' THEN OLD.price_minor END, NEW.price_minor, currency
    FROM products WHERE id = NEW.product_id;
    RETURN NULL;
END $$;
CREATE TRIGGER first_price AFTER INSERT ON variants
    FOR EACH ROW WHEN (NEW.price_minor IS NOT NULL) EXECUTE FUNCTION note_variant_price();
CREATE TRIGGER next_price AFTER UPDATE ON variants
    FOR EACH ROW WHEN (OLD.price_minor IS DISTINCT FROM NEW.price_minor) EXECUTE FUNCTION note_variant_price();

-- What one unit of the base currency was worth on a day.
CREATE TABLE exchange_rates (
    base text NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
    quote text NOT NULL CHECK (quote ~ '^[A-Z]{3}$' AND quote <> base),
    day date NOT NULL,
    rate numeric(20, 10) NOT NULL CHECK (rate > 0),
    PRIMARY KEY (base, quote, day)
);
