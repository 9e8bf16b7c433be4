-- What was searched for, what was shown, what was opened and bought after it.
CREATE TABLE search_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    source text NOT NULL CHECK (source IN ('page', 'api', 'suggestion', 'picture')),
    -- As it was typed, folded and masked.
    query text NOT NULL CHECK (length(query) <= 200),
    -- What is left of it when prices, places and the like are read out of it: what clicks are learned by.
    words text NOT NULL CHECK (length(words) <= 200),
    language text NOT NULL,
    -- Names the list without its page: the address it stood at, masked, as a hash.
    list bytea NOT NULL CHECK (length(list) = 16),
    filters text[] NOT NULL,
    sort text NOT NULL,
    page int NOT NULL CHECK (page >= 0),
    -- NULL where nobody counted.
    total int CHECK (total >= 0),
    relaxed text[] NOT NULL,
    corrections text[] NOT NULL,
    milliseconds int NOT NULL CHECK (milliseconds >= 0),
    -- In the order of their places, of which the first is first_place (from 0).
    shown bigint[] NOT NULL CHECK (cardinality(shown) <= 100),
    first_place int NOT NULL,
    -- Forgotten after 30 days.
    visitor uuid,
    -- Tells readers of a day without a cookie apart, under that day's key of visitor_salts; forgotten with it.
    mark bytea CHECK (length(mark) = 16)
);
CREATE INDEX search_log_by_list ON search_log (list, at DESC);
CREATE INDEX search_log_by_words ON search_log (words, at DESC) WHERE source = 'page' AND sort = 'relevance';
CREATE INDEX search_log_by_query ON search_log (query, at DESC);
CREATE INDEX search_log_by_visitor ON search_log (visitor, at DESC) WHERE visitor IS NOT NULL;
CREATE INDEX search_log_by_mark ON search_log (mark, at DESC) WHERE mark IS NOT NULL;
CREATE INDEX search_log_by_time ON search_log USING brin (at);

CREATE TABLE search_clicks (
    search_id bigint NOT NULL REFERENCES search_log (id) ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    -- From 0.
    place int NOT NULL CHECK (place >= 0),
    opened_at timestamptz NOT NULL,
    bought_at timestamptz,
    PRIMARY KEY (search_id, product_id)
);
CREATE INDEX search_clicks_by_product ON search_clicks (product_id);

-- Added up while they are written, days of UTC; first pages only, clicks and purchases of all pages.
CREATE TABLE search_days (
    day date NOT NULL,
    source text NOT NULL,
    language text NOT NULL,
    query text NOT NULL,
    searches int NOT NULL DEFAULT 0,
    -- Nothing had it: whatever was shown then was something else.
    empty int NOT NULL DEFAULT 0,
    -- Something had all of it.
    answered int NOT NULL DEFAULT 0,
    -- Searches of which something was opened, and how often that was.
    clicked int NOT NULL DEFAULT 0,
    clicks int NOT NULL DEFAULT 0,
    purchases int NOT NULL DEFAULT 0,
    -- More than 200 ms, and the longest.
    slow int NOT NULL DEFAULT 0,
    slowest int NOT NULL DEFAULT 0,
    -- Different readers of this day without a cookie.
    strangers int NOT NULL DEFAULT 0,
    PRIMARY KEY (day, source, language, query)
);
CREATE INDEX search_days_by_query ON search_days (query, day);

-- The same of all queries together, by how long they took: what medians are read from.
CREATE TABLE search_totals (
    day date NOT NULL,
    source text NOT NULL,
    language text NOT NULL,
    bucket smallint NOT NULL,
    searches int NOT NULL DEFAULT 0,
    empty int NOT NULL DEFAULT 0,
    clicked int NOT NULL DEFAULT 0,
    clicks int NOT NULL DEFAULT 0,
    purchases int NOT NULL DEFAULT 0,
    PRIMARY KEY (day, source, language, bucket)
);

-- What was learned of the last 90 days, for every serving process to hold in memory.
CREATE TABLE popular_queries (
    query text PRIMARY KEY,
    searches int NOT NULL,
    -- The most that ever asked it within 30 days: names of visitors are forgotten, this number is not.
    askers int NOT NULL,
    answered int NOT NULL
);
CREATE TABLE click_rates (
    words text NOT NULL,
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    clicks real NOT NULL,
    -- How often it was looked at, as places go.
    looks real NOT NULL,
    rate real NOT NULL CHECK (rate BETWEEN 0 AND 1),
    PRIMARY KEY (words, product_id)
);
CREATE INDEX click_rates_by_product ON click_rates (product_id);
CREATE TABLE searches_learned (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    at timestamptz NOT NULL
);

-- Walls that somebody wants to hear of.
CREATE TABLE saved_searches (
    id bigint PRIMARY KEY,
    visitor uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    -- The wall's own, in its normal form.
    address text NOT NULL CHECK (address ~ '^/[!-~]*$' AND address !~ '^/[/\\]' AND length(address) <= 2000),
    -- What it looks for, as the matching reads it.
    wish jsonb NOT NULL,
    wants_mail boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (visitor, address)
);
CREATE TABLE saved_search_finds (
    search_id bigint NOT NULL REFERENCES saved_searches (id) ON DELETE CASCADE,
    product_id bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    found_at timestamptz NOT NULL DEFAULT now(),
    told_at timestamptz,
    PRIMARY KEY (search_id, product_id)
);
CREATE INDEX saved_search_finds_by_product ON saved_search_finds (product_id);
CREATE INDEX saved_search_finds_untold ON saved_search_finds (search_id, found_at) WHERE told_at IS NULL;

-- How far the outbox was read for them.
CREATE TABLE saved_search_cursor (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    tx xid8 NOT NULL,
    id bigint NOT NULL,
    read_at timestamptz NOT NULL DEFAULT now()
);
