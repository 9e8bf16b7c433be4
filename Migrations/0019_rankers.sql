-- Orders of search results that were learned from clicks, or brought from a file.
CREATE TABLE search_rankers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    origin text NOT NULL CHECK (origin IN ('clicks', 'file')),
    made_at timestamptz NOT NULL,
    -- Which features it was made from: over others it says nothing.
    layout text NOT NULL CHECK (length(layout) <= 2000),
    model bytea NOT NULL CHECK (length(model) BETWEEN 1 AND 16777216),
    -- Queries that it learned from; NULL where a file does not say.
    queries int CHECK (queries > 0),
    -- On so many queries that it did not learn from: NDCG@10 of it, and of the weights set by hand. NULL: too few to measure.
    held int CHECK (held > 0),
    ndcg float8 CHECK (ndcg BETWEEN 0 AND 1),
    ndcg_by_hand float8 CHECK (ndcg_by_hand BETWEEN 0 AND 1),
    -- Why it was not taken into use; NULL: it was.
    refusal text CHECK (length(refusal) <= 60),
    CHECK ((held IS NULL) = (ndcg IS NULL) AND (held IS NULL) = (ndcg_by_hand IS NULL))
);
CREATE INDEX search_rankers_by_time ON search_rankers (made_at DESC, id DESC);

-- Which of them orders, for every serving process to follow.
CREATE TABLE search_order (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    -- NULL: the weights set by hand.
    ranker bigint REFERENCES search_rankers (id),
    -- Somebody wants the weights set by hand, whatever is learned.
    is_held boolean NOT NULL DEFAULT false,
    chosen_at timestamptz NOT NULL DEFAULT now(),
    -- What came of the last lesson.
    learned_at timestamptz,
    outcome text CHECK (length(outcome) <= 60),
    -- Queries that the log had enough of.
    queries int,
    CHECK (NOT (is_held AND ranker IS NOT NULL))
);
INSERT INTO search_order DEFAULT VALUES;

-- A list that a suggestion led to teaches as much as one whose words were typed.
DROP INDEX search_log_by_words;
CREATE INDEX search_log_by_words ON search_log (words, at DESC) WHERE source IN ('page', 'suggestion') AND sort = 'relevance';
