-- Events: what is held, who was asked, what they answered, who came. Invitation, reply and
-- attendance are three facts; none is derived from another.

CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    is_provisional INTEGER NOT NULL DEFAULT 0 CHECK (is_provisional IN (0, 1)),
    stage INTEGER CHECK (stage BETWEEN 1 AND 3),
    host TEXT,
    note TEXT
) STRICT;

-- Other names of a series: how lists call it, and what it was called before.
CREATE TABLE series_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    series_id INTEGER NOT NULL REFERENCES series (id),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('alias', 'former')),
    until TEXT,
    UNIQUE (series_id, name)
) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    series_id INTEGER REFERENCES series (id),
    number INTEGER CHECK (number > 0),
    title TEXT,
    theme TEXT,
    held_on TEXT,
    venue TEXT,
    online_address TEXT,
    host TEXT,
    stage INTEGER CHECK (stage BETWEEN 1 AND 3),
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed', 'cancelled')),
    note TEXT,
    CHECK (series_id IS NOT NULL OR title IS NOT NULL)
) STRICT;
CREATE INDEX event_series ON event (series_id);
CREATE INDEX event_day ON event (held_on);

CREATE TABLE event_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    event_id INTEGER NOT NULL REFERENCES event (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    starts TEXT,
    ends TEXT,
    venue TEXT,
    capacity INTEGER CHECK (capacity >= 0),
    fee INTEGER CHECK (fee >= 0),
    is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1)),
    UNIQUE (event_id, name)
) STRICT;

-- Who is not a guest: counted apart.
CREATE TABLE event_role (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    event_id INTEGER NOT NULL REFERENCES event (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('speaker', 'lecturer', 'moderator', 'staff')),
    UNIQUE (event_id, person_id)
) STRICT;
CREATE INDEX event_role_person ON event_role (person_id);

-- One sending of invitations. Its list is frozen once it was sent.
CREATE TABLE wave (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    event_id INTEGER NOT NULL REFERENCES event (id),
    number INTEGER NOT NULL CHECK (number > 0),
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'post', 'phone', 'other')),
    sent_on TEXT,
    deadline TEXT,
    note TEXT,
    UNIQUE (event_id, number)
) STRICT;

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    wave_id INTEGER NOT NULL REFERENCES wave (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    UNIQUE (wave_id, person_id)
) STRICT;
CREATE INDEX invitation_person ON invitation (person_id);

CREATE TABLE reply (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    event_part_id INTEGER NOT NULL REFERENCES event_part (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'undecided', 'cancelled')),
    mode TEXT CHECK (mode IN ('onsite', 'online')),
    seat TEXT CHECK (seat IN ('seated', 'waiting')),
    waiting_since TEXT,
    is_over_capacity INTEGER NOT NULL DEFAULT 0 CHECK (is_over_capacity IN (0, 1)),
    companions INTEGER NOT NULL DEFAULT 0 CHECK (companions BETWEEN 0 AND 99),
    companion_names TEXT,
    via TEXT CHECK (via IN ('phone', 'mail', 'form', 'post', 'meeting', 'other')),
    replied_at TEXT NOT NULL,
    note TEXT,
    UNIQUE (event_part_id, person_id),
    CHECK ((answer = 'yes') = (seat IS NOT NULL)),
    CHECK ((answer = 'yes') = (mode IS NOT NULL)),
    CHECK ((seat IS 'waiting') = (waiting_since IS NOT NULL))
) STRICT;
CREATE INDEX reply_person ON reply (person_id);

-- Not even an undo may seat more people than there are seats, unless staff said so for one reply.
CREATE TRIGGER reply_capacity_insert AFTER INSERT ON reply
WHEN NEW.seat = 'seated' AND NEW.mode = 'onsite' AND NEW.is_over_capacity = 0
BEGIN
    SELECT RAISE(ABORT, 'part_full') FROM event_part
    WHERE event_part.id = NEW.event_part_id AND event_part.capacity < (
        SELECT sum(1 + companions) FROM reply
        WHERE event_part_id = NEW.event_part_id AND seat = 'seated' AND mode = 'onsite');
END;
CREATE TRIGGER reply_capacity_update AFTER UPDATE ON reply
WHEN NEW.seat = 'seated' AND NEW.mode = 'onsite' AND NEW.is_over_capacity = 0
    AND (OLD.seat IS NOT 'seated' OR OLD.mode IS NOT 'onsite' OR OLD.companions < NEW.companions
        OR OLD.is_over_capacity = 1)
BEGIN
    SELECT RAISE(ABORT, 'part_full') FROM event_part
    WHERE event_part.id = NEW.event_part_id AND event_part.capacity < (
        SELECT sum(1 + companions) FROM reply
        WHERE event_part_id = NEW.event_part_id AND seat = 'seated' AND mode = 'onsite');
END;

CREATE TABLE fee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    event_part_id INTEGER NOT NULL REFERENCES event_part (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('unpaid', 'paid', 'exempt')),
    state_on TEXT,
    UNIQUE (event_part_id, person_id)
) STRICT;
CREATE INDEX fee_person ON fee (person_id);

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    event_part_id INTEGER NOT NULL REFERENCES event_part (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    came_at TEXT,
    mode TEXT NOT NULL CHECK (mode IN ('onsite', 'online')),
    is_walk_in INTEGER NOT NULL DEFAULT 0 CHECK (is_walk_in IN (0, 1)),
    companions INTEGER NOT NULL DEFAULT 0 CHECK (companions BETWEEN 0 AND 99),
    proxy TEXT,
    table_no TEXT,
    UNIQUE (event_part_id, person_id)
) STRICT;
CREATE INDEX attendance_person ON attendance (person_id);

-- Which event each member of staff has before them; where they stand, not a fact.
CREATE TABLE pinned_event (
    staff_id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL
) STRICT;
