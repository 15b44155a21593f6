-- A session that is called off (中止) keeps its marks and counts nowhere; one that is put off (延期)
-- is called off as well, and another one stands for it on its new day.

ALTER TABLE training_session ADD COLUMN cancelled_on TEXT;
ALTER TABLE training_session ADD COLUMN cancel_reason TEXT;
ALTER TABLE training_session ADD COLUMN stands_for_id INTEGER REFERENCES training_session (id);
CREATE UNIQUE INDEX training_session_stands_for ON training_session (stands_for_id)
    WHERE stands_for_id IS NOT NULL;

-- Nobody takes a cancellation back, not even an undo, while another session stands for it.
CREATE TRIGGER session_put_off BEFORE UPDATE OF cancelled_on ON training_session
WHEN NEW.cancelled_on IS NULL
BEGIN
    SELECT RAISE(ABORT, 'session_put_off') WHERE EXISTS (
        SELECT 1 FROM training_session WHERE stands_for_id = NEW.id);
END;

-- A certificate that was taken back (取消) stays, so that its number is never given again. A table
-- cannot lose a constraint: it is made anew, its ids and how far they were counted carried along.
DROP TRIGGER trainee_in_use;
CREATE TABLE certificate_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    training_run_id INTEGER NOT NULL REFERENCES training_run (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('attendance', 'completion')),
    number TEXT NOT NULL CHECK (number <> ''),
    issued_on TEXT,
    cancelled_on TEXT,
    cancel_reason TEXT,
    reissued_on TEXT,
    reissue_reason TEXT,
    UNIQUE (training_run_id, kind, number)
) STRICT;
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'certificate_anew', seq FROM sqlite_sequence WHERE name = 'certificate';
INSERT INTO certificate_anew
    (id, uid, rev, training_run_id, person_id, kind, number, issued_on)
    SELECT id, uid, rev, training_run_id, person_id, kind, number, issued_on FROM certificate;
DROP TABLE certificate;
ALTER TABLE certificate_anew RENAME TO certificate;
CREATE INDEX certificate_person ON certificate (person_id);
CREATE UNIQUE INDEX certificate_valid ON certificate (training_run_id, kind, person_id)
    WHERE cancelled_on IS NULL;

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

-- Nobody who holds a valid certificate of completion (修了証) is anything but completed: not by a
-- list, and not by an undo of the decision it was issued upon.
CREATE TRIGGER trainee_certified BEFORE UPDATE OF state ON trainee
WHEN OLD.state = 'completed' AND NEW.state <> 'completed'
BEGIN
    SELECT RAISE(ABORT, 'trainee_certified') WHERE EXISTS (
        SELECT 1 FROM certificate
        WHERE person_id = NEW.person_id AND training_run_id = NEW.training_run_id
            AND kind = 'completion' AND cancelled_on IS NULL);
END;
