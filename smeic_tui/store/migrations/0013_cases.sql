-- Innovation cases (事例): what several people made together, from the first idea to business.

CREATE TABLE innovation_case (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    title TEXT NOT NULL CHECK (title <> ''),
    outcome TEXT NOT NULL DEFAULT 'other' CHECK (outcome IN (
        'technology', 'product', 'business_format', 'business_model', 'customer', 'business',
        'other')),
    stage TEXT NOT NULL CHECK (stage IN (
        'idea', 'planning', 'development', 'trial', 'business', 'paused', 'stopped')),
    origin TEXT NOT NULL DEFAULT 'own' CHECK (origin IN (
        'event', 'working_group', 'body', 'introduction', 'referral', 'own')),
    event_id INTEGER REFERENCES event (id),
    body_id INTEGER REFERENCES body (id),
    introduction_id INTEGER REFERENCES introduction (id),
    referral_id INTEGER REFERENCES referral (id),
    origin_text TEXT,
    summary TEXT,
    research_theme TEXT,
    theme_person_id INTEGER REFERENCES person (id),
    inspired_by_id INTEGER REFERENCES innovation_case (id) CHECK (inspired_by_id <> id),
    publication TEXT NOT NULL DEFAULT 'internal' CHECK (publication IN (
        'internal', 'asking', 'publishable', 'published')),
    published_on TEXT,
    owner_id INTEGER REFERENCES staff (id),
    note TEXT
) STRICT;
CREATE INDEX innovation_case_event ON innovation_case (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX innovation_case_body ON innovation_case (body_id) WHERE body_id IS NOT NULL;
CREATE INDEX innovation_case_introduction ON innovation_case (introduction_id)
    WHERE introduction_id IS NOT NULL;
CREATE INDEX innovation_case_referral ON innovation_case (referral_id)
    WHERE referral_id IS NOT NULL;
CREATE INDEX innovation_case_theme ON innovation_case (theme_person_id)
    WHERE theme_person_id IS NOT NULL;
CREATE INDEX innovation_case_inspired ON innovation_case (inspired_by_id)
    WHERE inspired_by_id IS NOT NULL;

-- Every move of a case, the first one from nowhere; the case stands where the last one led.
CREATE TABLE case_move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    innovation_case_id INTEGER NOT NULL REFERENCES innovation_case (id),
    from_stage TEXT,
    to_stage TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    reason TEXT
) STRICT;
CREATE INDEX case_move_case ON case_move (innovation_case_id);

-- consent: what this person agreed to for this case alone; shows: what of them may be named.
CREATE TABLE case_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    innovation_case_id INTEGER NOT NULL REFERENCES innovation_case (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('lead', 'member', 'adviser', 'supporter')),
    consent TEXT NOT NULL DEFAULT 'unconfirmed'
        CHECK (consent IN ('agreed', 'refused', 'unconfirmed')),
    shows TEXT NOT NULL DEFAULT 'all' CHECK (shows IN ('all', 'name', 'organisation')),
    consent_on TEXT,
    consent_source TEXT,
    UNIQUE (innovation_case_id, person_id)
) STRICT;
CREATE INDEX case_member_person ON case_member (person_id);

CREATE TABLE case_organisation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    innovation_case_id INTEGER NOT NULL REFERENCES innovation_case (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    part TEXT,
    consent TEXT NOT NULL DEFAULT 'unconfirmed'
        CHECK (consent IN ('agreed', 'refused', 'unconfirmed')),
    UNIQUE (innovation_case_id, organisation_id)
) STRICT;
CREATE INDEX case_organisation_organisation ON case_organisation (organisation_id);

CREATE TABLE case_milestone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    innovation_case_id INTEGER NOT NULL REFERENCES innovation_case (id),
    reached_on TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    is_public INTEGER NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1))
) STRICT;
CREATE INDEX case_milestone_case ON case_milestone (innovation_case_id);
