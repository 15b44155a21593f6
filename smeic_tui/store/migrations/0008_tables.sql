-- At which table somebody is to sit: planned before the day, so it is no fact of who came.
CREATE TABLE table_seat (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    event_part_id INTEGER NOT NULL REFERENCES event_part (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    table_no TEXT NOT NULL CHECK (table_no <> ''),
    UNIQUE (event_part_id, person_id)
) STRICT;
CREATE INDEX table_seat_person ON table_seat (person_id);

-- Who came along; a reply has only who was announced.
ALTER TABLE attendance ADD COLUMN companion_names TEXT;
