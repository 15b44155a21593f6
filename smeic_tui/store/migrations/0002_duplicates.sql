-- Two people who look alike and are not the same: decided once, never asked again.
CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_person_id INTEGER NOT NULL REFERENCES person (id),
    CHECK (person_id < other_person_id),
    UNIQUE (person_id, other_person_id)
) STRICT;
CREATE INDEX not_same_other ON not_same (other_person_id);

-- Where somebody went who was merged into another person. The old id stays in the journal and in
-- the export log, which are never rewritten; it leads to the survivor from here.
CREATE TABLE person_redirect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    old_uid TEXT NOT NULL UNIQUE,
    old_id INTEGER NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX person_redirect_person ON person_redirect (person_id);
