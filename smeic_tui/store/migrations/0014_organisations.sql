-- What an organisation is also called and was called before, how its name is read, where it is on the
-- web; and where an organisation went that was joined with another one.

ALTER TABLE organisation ADD COLUMN kana TEXT;
ALTER TABLE organisation ADD COLUMN homepage TEXT;

-- The index bore the name that other names of series and bodies give their table.
DROP INDEX organisation_name;
CREATE INDEX organisation_by_name ON organisation (name);

CREATE TABLE organisation_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('alias', 'former')),
    until TEXT,
    UNIQUE (organisation_id, name)
) STRICT;
CREATE INDEX organisation_name_name ON organisation_name (name);

-- The old id stays in the journal, which is never rewritten; the old uid leads on from here.
CREATE TABLE organisation_redirect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    old_uid TEXT NOT NULL UNIQUE,
    old_id INTEGER NOT NULL UNIQUE,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id)
) STRICT;
CREATE INDEX organisation_redirect_organisation ON organisation_redirect (organisation_id);
