-- Personal data, apart from everything else: encrypted, found by a keyed hash, known elsewhere by its token only.
CREATE SCHEMA vault;
CREATE TABLE vault.secrets (
    -- Random; names the secret everywhere else.
    token bigint PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('email', 'phone', 'citizen-id', 'address', 'totp', 'message')),
    -- AES-256-GCM, the key's name in front.
    sealed bytea NOT NULL,
    -- HMAC-SHA-256 of the value's canonical form; NULL for kinds that nobody looks up. The same value is the same secret.
    lookup bytea CHECK (length(lookup) = 32),
    -- What may be shown: `081-xxx-xxxx`.
    masked text NOT NULL,
    key_name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (kind, lookup)
);
-- For turning old keys' secrets into the newest's.
CREATE INDEX secrets_by_key ON vault.secrets (key_name, token);

-- What happened to accounts, permissions, trust, moderation, money and vault. Rows are only ever added; each carries the
-- hash of the one before, so that a row changed behind the program's back is found.
CREATE TABLE audit_log (
    seq bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    event text NOT NULL CHECK (event ~ '^[a-z]+(-[a-z]+)*$'),
    -- Who did it: `account:…`, `system`, `operator`, `nobody`.
    actor text NOT NULL,
    -- Whom or what it was done to.
    subject text NOT NULL,
    details text NOT NULL,
    hash bytea NOT NULL
);
CREATE INDEX audit_log_by_subject ON audit_log (subject, seq);

-- The fields in a form that no two different rows share: each with its length in front.
CREATE FUNCTION audit_text(seq bigint, at timestamptz, event text, actor text, subject text, details text) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(octet_length(field) || ':' || field, '' ORDER BY place)
    FROM unnest(ARRAY[seq::text, (extract(epoch FROM at) * 1000000)::bigint::text, event, actor, subject, details])
        WITH ORDINALITY AS parts (field, place)
$$;

CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
    -- One at a time until commit: otherwise two rows could follow the same one.
    PERFORM pg_advisory_xact_lock(7355608001);
    SELECT seq, hash INTO last FROM audit_log ORDER BY seq DESC LIMIT 1;
    NEW.seq := coalesce(last.seq, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.hash := sha256(coalesce(last.hash, ''::bytea)
        || convert_to(audit_text(NEW.seq, NEW.at, NEW.event, NEW.actor, NEW.subject, NEW.details), 'UTF8'));
    RETURN NEW;
END $$;
CREATE TRIGGER audit_chain BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE accounts (
    id bigint PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    language text NOT NULL,
    -- Everybody buys. Staff may do what `permissions` names, admins everything.
    roles text[] NOT NULL DEFAULT '{}' CHECK (roles <@ '{seller,staff,admin}'),
    permissions text[] NOT NULL DEFAULT '{}' CHECK (permissions = '{}' OR 'staff' = ANY (roles)),
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'closed')),
    -- bcrypt; NULL for who signs in elsewhere only.
    password_hash text,
    -- Of the authenticator app; NULL without one.
    totp bigint REFERENCES vault.secrets (token),
    -- The step of the code used last: none is good twice.
    totp_step bigint,
    -- The account's own watchlist and leads hang on it, as an anonymous visitor's do.
    visitor uuid NOT NULL UNIQUE,
    -- The store this account runs.
    seller_id bigint UNIQUE REFERENCES sellers (id),
    picture text,
    -- What may be sent and where: `{"mail": ["news"], …}`.
    notifications jsonb NOT NULL DEFAULT '{}',
    trust int NOT NULL DEFAULT 50 CHECK (trust BETWEEN 0 AND 100),
    created_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    CHECK (status <> 'closed' OR (password_hash IS NULL AND totp IS NULL))
);

-- How an account is reached, and signs in. Verified ones only: an address is nobody's before its code came back.
CREATE TABLE account_contacts (
    contact bigint PRIMARY KEY REFERENCES vault.secrets (token),
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('email', 'phone')),
    verified_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (account_id, kind)
);

-- Who an account is at an OpenID provider.
CREATE TABLE account_identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX account_identities_by_account ON account_identities (account_id);

-- Something that a code will decide: a registration, a new address, a new password, a second factor. The browser holds
-- `secret`, the person's mail or telephone the code; both are needed.
CREATE TABLE pending_steps (
    id bigint PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('register', 'reset', 'add-contact', 'second-factor', 'oauth')),
    -- SHA-256 of what the browser holds.
    secret bytea NOT NULL UNIQUE,
    account_id bigint REFERENCES accounts (id) ON DELETE CASCADE,
    contact bigint REFERENCES vault.secrets (token),
    -- HMAC of the code; NULL when no code is right, which the browser is not told.
    code bytea,
    attempts_left int NOT NULL DEFAULT 5,
    -- What is to be done, without anything secret but a password's hash.
    payload jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX pending_steps_by_account ON pending_steps (account_id);
CREATE INDEX pending_steps_old ON pending_steps (expires_at);

-- One sign-in on one device, and the refresh tokens that keep it alive one after another.
CREATE TABLE sessions (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- `pwd`, `otp`, `fed` (RFC 8176 where it has a name).
    factors text[] NOT NULL,
    device text NOT NULL,
    -- Shortened: enough to recognise, too little to find somebody.
    network text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_by_account ON sessions (account_id, last_used_at DESC);
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE refresh_tokens (
    -- SHA-256 of the token.
    hash bytea PRIMARY KEY,
    session_id bigint NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at timestamptz NOT NULL DEFAULT now(),
    used_at timestamptz,
    -- The token that came after it, sealed with itself: whoever repeats the request within seconds gets the same answer.
    successor bytea
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE recovery_codes (
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- HMAC of the code.
    hash bytea NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (account_id, hash)
);

-- Keys for programs: shown once, kept as a hash.
CREATE TABLE api_keys (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    -- The beginning, to recognise it by.
    prefix text NOT NULL,
    hash bytea NOT NULL UNIQUE,
    scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX api_keys_by_account ON api_keys (account_id, id);

CREATE TABLE account_addresses (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 60),
    address bigint NOT NULL REFERENCES vault.secrets (token),
    -- WGS 84, degrees.
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE INDEX account_addresses_by_account ON account_addresses (account_id, id);
CREATE UNIQUE INDEX account_addresses_default ON account_addresses (account_id) WHERE is_default;

-- Identity checks: what was handed in, and what was decided.
CREATE TABLE identity_checks (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'verified', 'rejected')),
    reason text NOT NULL DEFAULT '',
    citizen_id bigint REFERENCES vault.secrets (token),
    -- Sealed files in the private blob area.
    documents text[] NOT NULL CHECK (cardinality(documents) BETWEEN 1 AND 4),
    decided_by bigint REFERENCES accounts (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    CHECK ((status = 'pending') = (decided_at IS NULL)),
    CHECK (status <> 'rejected' OR reason <> '')
);
CREATE INDEX identity_checks_waiting ON identity_checks (created_at) WHERE status = 'pending';
CREATE UNIQUE INDEX identity_checks_one_open ON identity_checks (account_id) WHERE status = 'pending';

-- Every change of a trust score, with what it is made of.
CREATE TABLE trust_history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    score int NOT NULL CHECK (score BETWEEN 0 AND 100),
    parts jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX trust_history_by_account ON trust_history (account_id, id DESC);

ALTER TABLE sellers
    ADD COLUMN location text NOT NULL DEFAULT '',
    ADD COLUMN hours text NOT NULL DEFAULT '',
    ADD COLUMN cover text,
    ADD COLUMN verified_at timestamptz,
    ADD COLUMN is_official_store boolean NOT NULL DEFAULT false;
