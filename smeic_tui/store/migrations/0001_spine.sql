-- People, what links to them, and the journal that remembers every change.
-- Text that staff wrote is stored as written; keys for search, order and matching are derived.
-- JSON columns carry no json_valid() check: SQLite 3.40 refuses to load such a schema while it is not
-- trusted, and opening reads it before trusting it.
-- Dates are ISO text and may be partial (2024, 2024-03, 2024-03-25); instants are UTC (…Z).

CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    short_name TEXT NOT NULL CHECK (short_name <> ''),
    active_from TEXT,
    active_to TEXT,
    os_users TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    kind TEXT NOT NULL CHECK (kind IN ('alumnus', 'student', 'faculty', 'outsider')),
    name TEXT NOT NULL CHECK (name <> ''),
    family TEXT,
    given TEXT,
    kana TEXT,
    latin TEXT,
    former_name TEXT,
    member_no TEXT,
    licence_no TEXT,
    birth_year INTEGER CHECK (birth_year BETWEEN 1850 AND 2150),
    standing TEXT NOT NULL DEFAULT 'active'
        CHECK (standing IN ('active', 'missing', 'withdrawn', 'deceased')),
    standing_on TEXT,
    note TEXT,
    other TEXT NOT NULL DEFAULT '{}',
    verified_on TEXT
) STRICT;

CREATE TABLE enrolment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    cohort INTEGER CHECK (cohort BETWEEN 1 AND 199),
    course TEXT,
    entered TEXT,
    completed TEXT,
    research_theme TEXT,
    is_primary INTEGER NOT NULL DEFAULT 1 CHECK (is_primary IN (0, 1))
) STRICT;
CREATE INDEX enrolment_person ON enrolment (person_id);

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL CHECK (name <> ''),
    corporate_number TEXT,
    industry TEXT,
    business_type TEXT,
    size_band TEXT,
    prefecture TEXT,
    note TEXT
) STRICT;
CREATE INDEX organisation_name ON organisation (name);

CREATE TABLE position (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    organisation_id INTEGER REFERENCES organisation (id),
    department TEXT,
    title TEXT,
    rank TEXT,
    job_function TEXT CHECK (job_function IN (
        'management', 'technology', 'sales', 'planning', 'administration', 'professional', 'other')),
    relation TEXT CHECK (relation IN ('owner_manager', 'employed')),
    started TEXT,
    ended TEXT,
    is_primary INTEGER NOT NULL DEFAULT 1 CHECK (is_primary IN (0, 1)),
    note TEXT
) STRICT;
CREATE INDEX position_person ON position (person_id);
CREATE INDEX position_organisation ON position (organisation_id);

CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('mail', 'mobile', 'phone', 'fax')),
    scope TEXT CHECK (scope IN ('home', 'work', 'other')),
    value TEXT NOT NULL CHECK (value <> ''),
    state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'former', 'returned')),
    state_on TEXT,
    note TEXT
) STRICT;
CREATE INDEX contact_point_person ON contact_point (person_id);

CREATE TABLE address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    scope TEXT CHECK (scope IN ('home', 'work', 'other')),
    postcode TEXT,
    prefecture TEXT,
    text TEXT,
    state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'former', 'returned')),
    state_on TEXT
) STRICT;
CREATE INDEX address_person ON address (person_id);

CREATE TABLE contact_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    channel TEXT NOT NULL CHECK (channel IN ('post', 'mail', 'phone')),
    verdict TEXT NOT NULL CHECK (verdict IN ('allowed', 'refused', 'unconfirmed')),
    since TEXT,
    source TEXT,
    reason TEXT,
    UNIQUE (person_id, channel)
) STRICT;

CREATE TABLE consent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    use TEXT NOT NULL CHECK (use IN ('roster', 'sharing', 'case', 'third_party')),
    verdict TEXT NOT NULL CHECK (verdict IN ('agreed', 'refused', 'unconfirmed')),
    since TEXT,
    source TEXT,
    UNIQUE (person_id, use)
) STRICT;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('offer', 'need', 'technology', 'expertise')),
    label TEXT NOT NULL CHECK (label <> ''),
    UNIQUE (person_id, kind, label)
) STRICT;

CREATE TABLE contact_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_person_id INTEGER REFERENCES person (id),
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'mail', 'meeting', 'post', 'other')),
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    at TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff (id),
    text TEXT NOT NULL CHECK (text <> ''),
    next_action TEXT,
    due_on TEXT,
    done_on TEXT,
    owner_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX contact_log_person ON contact_log (person_id, at);
CREATE INDEX contact_log_other ON contact_log (other_person_id) WHERE other_person_id IS NOT NULL;
CREATE INDEX contact_log_due ON contact_log (due_on) WHERE due_on IS NOT NULL AND done_on IS NULL;

-- One imported file. Its rows say who each line was taken for, and on what evidence.
CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    as_of TEXT,
    imported_at TEXT NOT NULL,
    alumni_only INTEGER NOT NULL CHECK (alumni_only IN (0, 1)),
    tables TEXT NOT NULL DEFAULT '[]',
    counts TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX import_batch_sha ON import_batch (sha256);

CREATE TABLE import_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    batch_id INTEGER NOT NULL REFERENCES import_batch (id),
    table_no INTEGER NOT NULL DEFAULT 0,
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL,
    cohort INTEGER,
    name TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL CHECK (outcome IN ('new', 'changed', 'same', 'review', 'rejected')),
    person_id INTEGER REFERENCES person (id),
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL,
    evidence TEXT NOT NULL DEFAULT '[]',
    candidates TEXT NOT NULL DEFAULT '[]',
    reasons TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX import_row_batch ON import_row (batch_id);
CREATE INDEX import_row_person ON import_row (person_id);
CREATE INDEX import_row_fingerprint ON import_row (fingerprint);
CREATE INDEX import_row_review ON import_row (outcome) WHERE outcome = 'review';

-- The journal.
CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    staff_id INTEGER REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    session_id INTEGER,
    host TEXT NOT NULL,
    kind TEXT NOT NULL,
    params TEXT NOT NULL DEFAULT '{}',
    undoes INTEGER REFERENCES operation (id),
    outcome TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    person_id INTEGER,
    action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    rev INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_operation ON change (operation_id);
CREATE INDEX change_person ON change (person_id, id);
CREATE INDEX change_row ON change (tbl, row_id);

-- The operation that writes now; NULL refuses every write to a journalled table.
CREATE TABLE journal_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    operation_id INTEGER REFERENCES operation (id)
) STRICT;
INSERT INTO journal_state (id, operation_id) VALUES (1, NULL);

-- Derived: what the roster shows, sorts by and searches in; rebuilt from the facts above.
CREATE TABLE roster_row (
    person_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    standing TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    cohort INTEGER,
    cohorts TEXT NOT NULL,
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    prefecture TEXT NOT NULL,
    sort_kana TEXT NOT NULL,
    sort_cohort INTEGER NOT NULL,
    sort_organisation TEXT NOT NULL,
    latin TEXT NOT NULL,
    cjk TEXT NOT NULL,
    fold_version INTEGER NOT NULL
) STRICT;
CREATE INDEX roster_by_kana ON roster_row (sort_kana, person_id);
CREATE INDEX roster_by_cohort ON roster_row (sort_cohort, sort_kana, person_id);
CREATE INDEX roster_by_organisation ON roster_row (sort_organisation, sort_kana, person_id);

-- Outside the journal: who has the file open, how each member of staff left a screen, what went out.
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    staff_id INTEGER,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    os_user TEXT NOT NULL,
    since TEXT NOT NULL,
    seen TEXT NOT NULL,
    ended TEXT
) STRICT;

CREATE TABLE view_state (
    staff_id INTEGER NOT NULL,
    screen TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (staff_id, screen)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    staff_id INTEGER,
    layout TEXT NOT NULL,
    columns TEXT NOT NULL,
    people INTEGER NOT NULL,
    filter TEXT NOT NULL,
    purpose TEXT NOT NULL,
    recipient TEXT,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE export_person (
    export_id INTEGER NOT NULL REFERENCES export_log (id),
    person_id INTEGER NOT NULL,
    PRIMARY KEY (export_id, person_id)
) STRICT, WITHOUT ROWID;
