-- Training: runs with their sessions and assignments, who takes part, and what they came to.
-- Times are whole minutes. 受講中 is no state of its own: it is 受理 with a mark.

CREATE TABLE training_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    fiscal_year INTEGER NOT NULL CHECK (fiscal_year > 0),
    title TEXT NOT NULL CHECK (title <> ''),
    eligibility TEXT NOT NULL DEFAULT 'alumnus_licence'
        CHECK (eligibility IN ('alumnus_licence', 'alumnus', 'anyone')),
    capacity INTEGER CHECK (capacity >= 0),
    rule TEXT NOT NULL,
    note TEXT,
    UNIQUE (fiscal_year, title)
) STRICT;

CREATE TABLE training_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    training_run_id INTEGER NOT NULL REFERENCES training_run (id),
    number INTEGER CHECK (number > 0),
    held_on TEXT,
    starts TEXT,
    ends TEXT,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    title TEXT,
    lecturer TEXT,
    is_compulsory INTEGER NOT NULL DEFAULT 0 CHECK (is_compulsory IN (0, 1)),
    mode TEXT NOT NULL DEFAULT 'onsite' CHECK (mode IN ('onsite', 'online', 'both')),
    makes_up_id INTEGER REFERENCES training_session (id),
    licence_kind TEXT NOT NULL DEFAULT 'none'
        CHECK (licence_kind IN ('none', 'theory', 'practice')),
    licence_points INTEGER CHECK (licence_points >= 0),
    UNIQUE (training_run_id, number),
    CHECK ((makes_up_id IS NULL) OR (number IS NULL AND makes_up_id <> id))
) STRICT;
CREATE INDEX training_session_makes_up ON training_session (makes_up_id);

CREATE TABLE trainee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    training_run_id INTEGER NOT NULL REFERENCES training_run (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN
        ('applied', 'accepted', 'refused', 'withdrawn', 'completed', 'not_completed')),
    applied_on TEXT,
    decided_on TEXT,
    ended_on TEXT,
    reason TEXT,
    note TEXT,
    UNIQUE (training_run_id, person_id)
) STRICT;
CREATE INDEX trainee_person ON trainee (person_id);

CREATE TABLE training_mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    training_session_id INTEGER NOT NULL REFERENCES training_session (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    mark TEXT NOT NULL
        CHECK (mark IN ('present', 'late', 'early', 'absent', 'excused', 'online')),
    minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
    is_announced INTEGER NOT NULL DEFAULT 0 CHECK (is_announced IN (0, 1)),
    note TEXT,
    UNIQUE (training_session_id, person_id)
) STRICT;
CREATE INDEX training_mark_person ON training_mark (person_id);

CREATE TABLE assignment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    training_run_id INTEGER NOT NULL REFERENCES training_run (id),
    place INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    due_on TEXT,
    is_compulsory INTEGER NOT NULL DEFAULT 1 CHECK (is_compulsory IN (0, 1)),
    is_final INTEGER NOT NULL DEFAULT 0 CHECK (is_final IN (0, 1)),
    UNIQUE (training_run_id, title)
) STRICT;

CREATE TABLE submission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('submitted', 'resubmit', 'passed', 'exempt')),
    state_on TEXT,
    grade TEXT,
    comment TEXT,
    location TEXT,
    UNIQUE (assignment_id, person_id)
) STRICT;
CREATE INDEX submission_person ON submission (person_id);

CREATE TABLE certificate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    training_run_id INTEGER NOT NULL REFERENCES training_run (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('attendance', 'completion')),
    number TEXT NOT NULL CHECK (number <> ''),
    issued_on TEXT,
    UNIQUE (training_run_id, kind, number),
    UNIQUE (training_run_id, kind, person_id)
) STRICT;
CREATE INDEX certificate_person ON certificate (person_id);

-- Marks, submissions and certificates belong to somebody who is in the run: not even an undo takes
-- a trainee away from under them.
CREATE TRIGGER trainee_in_use BEFORE DELETE ON trainee
BEGIN
    SELECT RAISE(ABORT, 'trainee_in_use') WHERE EXISTS (
        SELECT 1 FROM training_mark JOIN training_session
            ON training_session.id = training_mark.training_session_id
        WHERE training_mark.person_id = OLD.person_id
            AND training_session.training_run_id = OLD.training_run_id
        UNION ALL SELECT 1 FROM submission JOIN assignment
            ON assignment.id = submission.assignment_id
        WHERE submission.person_id = OLD.person_id
            AND assignment.training_run_id = OLD.training_run_id
        UNION ALL SELECT 1 FROM certificate
        WHERE certificate.person_id = OLD.person_id
            AND certificate.training_run_id = OLD.training_run_id);
END;
