-- Working groups (部会) and bodies (同窓会 …): who belongs to them and when, what came of them. Their
-- meetings are events.

CREATE TABLE body (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('working_group', 'association')),
    parent_id INTEGER REFERENCES body (id) CHECK (parent_id <> id),
    stage INTEGER CHECK (stage BETWEEN 1 AND 3),
    owner_id INTEGER REFERENCES staff (id),
    purpose TEXT,
    started TEXT,
    ended TEXT,
    note TEXT
) STRICT;
CREATE INDEX body_parent ON body (parent_id) WHERE parent_id IS NOT NULL;

-- Other names of a body: how lists call it, and what it was called before.
CREATE TABLE body_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    body_id INTEGER NOT NULL REFERENCES body (id),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('alias', 'former')),
    until TEXT,
    UNIQUE (body_id, name)
) STRICT;

-- One term of one person; an earlier one stays beside the present one.
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    body_id INTEGER NOT NULL REFERENCES body (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL DEFAULT 'member'
        CHECK (role IN ('chair', 'vice_chair', 'secretary', 'adviser', 'member')),
    started TEXT,
    ended TEXT,
    note TEXT
) STRICT;
CREATE INDEX membership_body ON membership (body_id);
CREATE INDEX membership_person ON membership (person_id);
CREATE UNIQUE INDEX membership_open ON membership (body_id, person_id) WHERE ended IS NULL;

CREATE TABLE body_output (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    body_id INTEGER NOT NULL REFERENCES body (id),
    made_on TEXT,
    title TEXT NOT NULL CHECK (title <> ''),
    address TEXT,
    note TEXT
) STRICT;
CREATE INDEX body_output_body ON body_output (body_id);

-- Who holds an event: the text stays as written, the body stands beside it.
ALTER TABLE series ADD COLUMN body_id INTEGER REFERENCES body (id);
ALTER TABLE event ADD COLUMN body_id INTEGER REFERENCES body (id);
CREATE INDEX series_body ON series (body_id) WHERE body_id IS NOT NULL;
CREATE INDEX event_body ON event (body_id) WHERE body_id IS NOT NULL;
