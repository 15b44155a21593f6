-- Referrals (外部紹介): outsiders who come in, mostly through somebody's introduction; and introductions
-- (引き合わせ) that the centre makes between two people.

CREATE TABLE introduction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_person_id INTEGER REFERENCES person (id),
    reason TEXT,
    stage TEXT NOT NULL DEFAULT 'candidate' CHECK (stage IN (
        'candidate', 'asked', 'introduced', 'responded', 'result', 'known', 'passed')),
    stage_on TEXT NOT NULL,
    furthest TEXT NOT NULL DEFAULT 'candidate' CHECK (furthest IN (
        'candidate', 'asked', 'introduced', 'responded', 'result')),
    why TEXT,
    outcome TEXT,
    owner_id INTEGER REFERENCES staff (id),
    next_action TEXT,
    due_on TEXT,
    note TEXT
) STRICT;
CREATE INDEX introduction_person ON introduction (person_id);
CREATE INDEX introduction_other ON introduction (other_person_id)
    WHERE other_person_id IS NOT NULL;

-- person_id is the outsider. introduction_id: they turned out to be an alumnus; the referral counts
-- nowhere any more, and everything typed is still here.
CREATE TABLE referral (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    person_id INTEGER NOT NULL REFERENCES person (id),
    introducer_id INTEGER REFERENCES person (id),
    source TEXT CHECK (source IN ('self', 'faculty', 'body')),
    source_name TEXT,
    received_on TEXT NOT NULL,
    channel TEXT CHECK (channel IN ('phone', 'mail', 'meeting', 'form', 'post', 'other')),
    category TEXT CHECK (category IN ('executive', 'engineer', 'expert', 'support', 'other')),
    topic TEXT,
    stage TEXT NOT NULL DEFAULT 'new' CHECK (stage IN (
        'new', 'checked', 'interview', 'matching', 'joined', 'passed', 'withdrawn', 'on_hold')),
    stage_on TEXT NOT NULL,
    furthest TEXT NOT NULL DEFAULT 'new' CHECK (furthest IN (
        'new', 'checked', 'interview', 'matching', 'joined')),
    why TEXT,
    owner_id INTEGER REFERENCES staff (id),
    next_action TEXT,
    due_on TEXT,
    thanks_due_on TEXT,
    thanked_on TEXT,
    report_due_on TEXT,
    reported_on TEXT,
    consent TEXT NOT NULL DEFAULT 'unconfirmed'
        CHECK (consent IN ('agreed', 'refused', 'unconfirmed')),
    consent_on TEXT,
    purpose TEXT,
    keep_until TEXT,
    introduction_id INTEGER REFERENCES introduction (id),
    note TEXT,
    CHECK (introducer_id IS NULL OR source IS NULL)
) STRICT;
CREATE INDEX referral_person ON referral (person_id);
CREATE INDEX referral_introducer ON referral (introducer_id) WHERE introducer_id IS NOT NULL;

-- When a referral came to which stage: what the funnel of a year is counted from.
CREATE TABLE referral_move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    stage TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    why TEXT,
    note TEXT
) STRICT;
CREATE INDEX referral_move_referral ON referral_move (referral_id);
CREATE INDEX referral_move_person ON referral_move (person_id);

-- An alumnus who was suggested for a referral and declined by staff: not suggested for it again.
CREATE TABLE declined_match (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 1,
    referral_id INTEGER NOT NULL REFERENCES referral (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    UNIQUE (referral_id, person_id)
) STRICT;
CREATE INDEX declined_match_person ON declined_match (person_id);
