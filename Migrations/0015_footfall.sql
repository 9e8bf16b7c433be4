-- What a day's visitor marks are made with: the same in every process, and gone with the marks. Without it a mark leads to nobody.
CREATE TABLE visitor_salts (
    day date PRIMARY KEY,
    salt bytea NOT NULL CHECK (length(salt) = 32)
);
