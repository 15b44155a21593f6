-- 診断士登録: when it runs out, 休止, the ledger of points; and 実務従事 at companies.
-- The number stands with the person (person.licence_no): lists are matched by it.

CREATE TABLE licence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
    registered_on TEXT,
    expires_on TEXT,
    note TEXT
) STRICT;

-- started_on is the first day of 休止, resumed_on the first day after it.
CREATE TABLE licence_suspension (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    started_on TEXT NOT NULL,
    resumed_on TEXT,
    note TEXT,
    CHECK (started_on < resumed_on)
) STRICT;
CREATE INDEX licence_suspension_person ON licence_suspension (person_id);

-- A trainee at work in a member company. host_person_id: who asked there.
CREATE TABLE engagement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    organisation_id INTEGER REFERENCES organisation (id),
    host_person_id INTEGER REFERENCES person (id),
    theme TEXT,
    started_on TEXT,
    ended_on TEXT,
    days INTEGER CHECK (days BETWEEN 0 AND 999),
    state TEXT NOT NULL DEFAULT 'planned'
        CHECK (state IN ('planned', 'running', 'done', 'dropped')),
    outcome TEXT,
    note TEXT,
    CHECK (started_on <= ended_on)
) STRICT;
CREATE INDEX engagement_person ON engagement (person_id);
CREATE INDEX engagement_organisation ON engagement (organisation_id);
CREATE INDEX engagement_host ON engagement (host_person_id) WHERE host_person_id IS NOT NULL;

-- session_uid names the training session that earned the points.
CREATE TABLE licence_point (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    earned_on TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('theory', 'practice')),
    points INTEGER NOT NULL CHECK (points BETWEEN 1 AND 999),
    proof TEXT,
    form TEXT,
    session_uid TEXT,
    engagement_id INTEGER REFERENCES engagement (id)
) STRICT;
CREATE INDEX licence_point_person ON licence_point (person_id, earned_on);
-- Never twice for one session or engagement and person, not even by an undo.
CREATE UNIQUE INDEX licence_point_session ON licence_point (person_id, session_uid)
    WHERE session_uid IS NOT NULL;
CREATE UNIQUE INDEX licence_point_engagement ON licence_point (engagement_id)
    WHERE engagement_id IS NOT NULL;
