-- Files of goods that sellers bring. The file itself lies in the data folder under the run's id until the run is over.
CREATE TABLE import_runs (
    id bigint PRIMARY KEY,
    seller_id bigint NOT NULL REFERENCES sellers (id),
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- Brought by the market's own people: what they take in has been looked at.
    is_market boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('fetching', 'ready', 'checking', 'running', 'done', 'failed', 'cancelled')),
    -- As the sender calls the file: text to show, never a path.
    name text NOT NULL CHECK (char_length(name) <= 200),
    -- Where it is fetched from; empty for a file that was sent.
    url text NOT NULL DEFAULT '',
    -- Where in the kept file the table stands: a form's body is kept as it came.
    content_start bigint NOT NULL DEFAULT 0 CHECK (content_start >= 0),
    content_end bigint CHECK (content_end >= content_start),
    -- By column name: `{"Prix": "price"}`; NULL until somebody looked at it.
    mapping jsonb CHECK (jsonb_typeof(mapping) = 'object'),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    picture_base text NOT NULL DEFAULT '' CHECK (char_length(picture_base) <= 500),
    makes_categories boolean NOT NULL DEFAULT false,
    -- How far the last check or run is. Written in the transaction that takes the rows in, so that none counts twice.
    rows_read bigint NOT NULL DEFAULT 0,
    created bigint NOT NULL DEFAULT 0,
    changed bigint NOT NULL DEFAULT 0,
    same bigint NOT NULL DEFAULT 0,
    refused bigint NOT NULL DEFAULT 0,
    -- Bytes of the file of refusals that belong to those rows.
    refusal_bytes bigint NOT NULL DEFAULT 0,
    -- Whether a check of all rows stands behind the counts.
    is_checked boolean NOT NULL DEFAULT false,
    wants_cancel boolean NOT NULL DEFAULT false,
    -- Why it failed: a code, and the line where one is to blame.
    fault text NOT NULL DEFAULT '',
    fault_line bigint,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    ended_at timestamptz
);
CREATE INDEX import_runs_by_seller ON import_runs (seller_id, created_at DESC, id DESC);
CREATE INDEX import_runs_by_time ON import_runs (created_at DESC, id DESC);
