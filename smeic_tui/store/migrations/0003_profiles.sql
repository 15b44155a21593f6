-- How staff read a kind of list before: offered when a list with the same headings comes again.
-- columns is JSON: [{"header", "field", "scope", "policy"}]; alumni_only is NULL where nobody said.
CREATE TABLE import_profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    file TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    columns TEXT NOT NULL,
    alumni_only INTEGER CHECK (alumni_only IN (0, 1))
) STRICT;

-- What a row changed, as it was shown: [{"aspect", "old", "new", "taken"}]; and who was not in a list
-- that claimed to be complete: ids of people. Both are kept so that the report stays as it was read.
ALTER TABLE import_row ADD COLUMN changes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE import_batch ADD COLUMN missing TEXT NOT NULL DEFAULT '[]';
ALTER TABLE import_batch ADD COLUMN complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1));
