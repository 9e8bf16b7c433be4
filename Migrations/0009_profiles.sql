-- A place on the map says where somebody lives as well as words do: it is sealed with them, and stands nowhere in clear.
ALTER TABLE account_addresses
    DROP COLUMN latitude,
    DROP COLUMN longitude;

ALTER TABLE sellers
    -- For everybody to see, unlike `phone`, which the catalogue belongs to. E.164 without the plus sign.
    ADD COLUMN contact_phone text CHECK (contact_phone ~ '^[1-9][0-9]{6,14}$'),
    ADD CHECK (char_length(location) <= 160),
    -- As OpenStreetMap writes opening hours: `Mo-Fr 08:00-18:00; Sa 09:00-13:00`.
    ADD CHECK (char_length(hours) <= 600),
    ADD CHECK (cover ~ '^[0-9a-f]{64}$');

ALTER TABLE accounts
    ADD CHECK (picture ~ '^[0-9a-f]{64}$'),
    ADD CHECK (jsonb_typeof(notifications) = 'object');

-- Before a picture's bytes go, nothing may show it any more.
CREATE INDEX accounts_by_picture ON accounts (picture) WHERE picture IS NOT NULL;
CREATE INDEX sellers_by_cover ON sellers (cover) WHERE cover IS NOT NULL;
