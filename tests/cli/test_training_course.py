"""A training made by command: runs, sessions, trainees, certificates, assignments."""

from __future__ import annotations

import json
import sqlite3
from functools import partial

import pytest

from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor
from tests.cli.calling import Call
from tests.store.events import make_people
from tests.store.trainings import enrol, make_run


@pytest.fixture
def call(conn: sqlite3.Connection, actor: Actor, desk: Call) -> Call:
    """``smeic training …`` on a file with one run of two sessions and three trainees of four."""
    run_id = make_run(conn, actor, ["2026-04-18", "2026-05-16"])
    enrol(conn, actor, run_id, make_people(conn, actor, 4)[:3])
    return partial(desk, "training")


def test_a_run_is_entered_empty_or_like_an_earlier_one(call: Call) -> None:
    made = call("add", "令和9年度", "--title", "別の研修", "--capacity", 8, "--json").document
    assert (made["fiscal_year"], made["title"], made["capacity"]) == (2027, "別の研修", 8)
    assert made["counts"]["sessions"] == 0
    like = call("add", 2027, "--like", 2026, "--json").document
    assert (like["title"], like["counts"]["sessions"]) == ("架空研修", 2)
    assert "を登録しました" in call("add", 2028, "--like", 2026).err


def test_a_session_is_entered_corrected_and_removed(call: Call) -> None:
    made = call("session", "add", 2026, "--date", "2026-06-20", "--time", "13:00-17:00", "--json")
    assert (made.document["number"], made.document["hours"]) == (3, 4)
    said = call("session", "edit", 2026, 3, "--hours", "2.5", "--licence", "theory", "--points", 1)
    assert said.err == "第3回（6/20）を記録しました。\n"
    call("session", "edit", 2026, 3, "--points", 2, "--lecturer", " \x1b[31m架空 太郎 ")
    (found,) = [s for s in call("show", 2026, "--json").document["sessions"] if s["number"] == 3]
    assert (found["licence_points"], found["lecturer"]) == (2, "架空 太郎")
    assert (found["hours"], found["starts"], found["licence_kind"]) == (2.5, "13:00", "theory")
    again = call("session", "add", 2026, "--makes-up", 1, "--date", "2026-07-04", "--json").document
    assert (again["number"], again["hours"]) == (None, 3)
    assert call("session", "remove", 2026, 3, "--json").document == {"removed": found["uid"]}


def test_a_session_is_called_off_put_off_and_held_after_all(call: Call) -> None:
    call("mark", 2026, 1, "present")
    done = call("session", "cancel", 2026, 1, "--reason", "台風", "--json").document
    assert (done["cancel_reason"], done["marks_kept"], done["held_instead"]) == ("台風", 3, None)
    assert call("list", "--json").document[0]["hours"] == 3
    assert "中止（台風）" in call("show", 2026).out
    assert call("session", "restore", 2026, 1).err == "第1回（4/18）を記録しました。\n"
    said = call("session", "cancel", 2026, 1, "--reason", "台風", "--new-date", "2026-08-01")
    assert said.err == "第1回を8/1に延期しました。\n記録3件は残し、数えません。\n"
    assert call("list", "--json").document[0]["hours"] == 6
    assert len(call("mark", 2026, 1, "present", "--json").document["marked"]) == 3
    days = [s["held_on"] for s in call("show", 2026, "--json").document["sessions"]]
    assert days == ["2026-04-18", "2026-05-16", "2026-08-01"]


def test_people_apply_are_accepted_refused_and_withdraw(call: Call) -> None:
    call("apply", 2026, "--person", "架空 3郎", "--on", "2026-03-01")
    told = call("refuse", 2026, "--person", "架空 3郎", "--reason", "定員", "--json").document
    assert told["people"][0]["state"] == "refused"
    assert call("accept", 2026, "--person", "架空 3郎").err == "1名を「受理」にしました。\n"
    call("withdraw", 2026, "--person", "架空 0郎", "--reason", "転勤")
    found = {x["name"]: x for x in call("show", 2026, "--json").document["trainees"]}
    assert found["架空 3郎"]["state"] == "accepted"
    assert (found["架空 0郎"]["state"], found["架空 0郎"]["reason"]) == ("withdrawn", "転勤")


def test_certificates_are_issued_taken_back_and_issued_again(call: Call) -> None:
    who = ("--person", "架空 0郎", "--person", "架空 1郎")
    given = call("certificate", "issue", 2026, "completion", "--first", "修了第R8-01号", *who)
    assert given.out.split() == ["修了第R8-01号", "修了第R8-02号"]
    gone = call(
        "certificate", "cancel", 2026, "修了第R8-01号", "--reason", "誤り", "--json"
    ).document
    assert gone["cancel_reason"] == "誤り"
    copy = call("certificate", "reissue", 2026, "修了第R8-02号", "--on", "2027-05-01", "--json")
    assert copy.document["reissued_on"] == "2027-05-01"
    (first, *_) = call("show", 2026, "--json").document["trainees"]
    assert [c["cancel_reason"] for c in first["certificates"]] == ["誤り"]


def test_a_number_that_two_kinds_share_is_acted_on_with_its_kind_only(
    conn: sqlite3.Connection, call: Call
) -> None:
    for kind in ("attendance", "completion"):
        call("certificate", "issue", 2026, kind, "--first", "第1号", "--person", "架空 0郎")
    before = canonical(conn)
    for act in ("cancel", "reissue"):
        answer = call("certificate", act, 2026, "第1号", "--reason", "誤り", "--json")
        error = answer.document["error"]
        assert (answer.status, error["code"]) == (2, "certificate_kind_wanted")
    assert canonical(conn) == before
    told = ("--kind", "completion", "--reason", "誤り", "--json")
    gone = call("certificate", "cancel", 2026, "第1号", *told).document
    assert (gone["kind"], gone["cancel_reason"]) == ("completion", "誤り")


def test_only_those_are_counted_of_whom_something_was_written(
    conn: sqlite3.Connection, call: Call
) -> None:
    def told() -> dict[str, object]:
        (params,) = conn.execute("SELECT params FROM operation ORDER BY id DESC LIMIT 1").fetchone()
        found: dict[str, object] = json.loads(params)
        return found

    who = ("--person", "架空 0郎", "--person", "架空 3郎")
    assert call("apply", 2026, *who).err == "1名を「応募」にしました。\n"
    assert told()["count"] == 1
    assert call("accept", 2026, *who).err == "1名を「受理」にしました。\n"
    assert told()["count"] == 1
    first = ("certificate", "issue", 2026, "completion", "--first")
    call(*first, "修了第R8-01号", "--person", "架空 0郎")
    assert call(*first, "修了第R8-02号", *who).out.split() == ["修了第R8-02号"]
    assert told()["count"] == 1


def test_an_assignment_is_entered_corrected_handed_in_and_removed(call: Call) -> None:
    made = call("assignment", "add", 2026, "課題2", "--due", "2026-09-30", "--json").document
    assert (made["due_on"], made["compulsory"], made["final"]) == ("2026-09-30", True, False)
    call("assignment", "edit", 2026, "課題2", "--title", "財務", "--optional")
    person = ("--person", "架空 0郎")
    call("assignment", "set", 2026, "財務", "passed", *person, "--grade", "A")
    call("assignment", "set", 2026, "財務", "resubmit", *person, "--on", "2026-10-01")
    (first, *_) = call("show", 2026, "--json").document["trainees"]
    assert first["submissions"] == [{"title": "財務", "state": "resubmit", "on": "2026-10-01"}]
    call("assignment", "set", 2026, "財務", "none", *person)
    assert call("assignment", "remove", 2026, "財務").err == "財務 を消しました。\n"
    titles = [a["title"] for a in call("show", 2026, "--json").document["assignments"]]
    assert titles == ["課題1", "最終報告"]


def test_texts_of_an_assignment_are_kept_without_codes_that_act(
    conn: sqlite3.Connection, call: Call
) -> None:
    made = call("assignment", "add", 2026, " \x1b[31m課題2\x07 ", "--json").document
    assert made["title"] == "課題2"
    mended = call("assignment", "edit", 2026, "課題2", "--title", "\x1b]0;x\x07財務 ", "--json")
    assert mended.document["title"] == "財務"
    texts = ("--grade", "\x1b[1mA", "--comment", " よい\x00", "--location", "\x1b[2J/架空")
    call("assignment", "set", 2026, "財務", "passed", "--person", "架空 0郎", *texts)
    call("assignment", "set", 2026, "財務", "passed", "--person", "架空 0郎", "--grade", "\x1b[1m")
    cells = conn.execute("SELECT grade, comment, location FROM submission").fetchall()
    assert cells == [("A", "よい", "/架空")]


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("add 昨年", 2, "fiscal_year_invalid"),
        ("add 2027 --eligibility all", 2, "eligibility_unknown"),
        ("add 2026 --title 架空研修", 1, "training_exists"),
        ("session add 2026 --number 1 --hours 3", 1, "session_number_taken"),
        ("session add 2026", 2, "session_hours_wanted"),
        ("session add 2026 --hours 25", 2, "hours_invalid"),
        ("session add 2026 --time 17", 2, "time_invalid"),
        ("session add 2026 --hours 3 --date 13/45", 2, "day_invalid"),
        ("session add 2026 --hours 3 --mode phone", 2, "session_mode_unknown"),
        ("session add 2026 --hours 3 --licence both", 2, "licence_kind_unknown"),
        ("session add 2026 --hours 3 --licence theory", 2, "points_wanted"),
        ("session add 2026 --hours 3 --points 2", 2, "points_without_licence"),
        ("session add 2026 --hours 3 --licence none --points 2", 2, "points_without_licence"),
        ("session edit 2026 1 --points 2", 2, "points_without_licence"),
        ("session add 2026 --hours 3 --title \x1b[31m", 2, "session_text_blank"),
        ("session edit 2026 1 --title ", 2, "session_text_blank"),
        ("session edit 2026 1 --lecturer \u3000", 2, "session_text_blank"),
        ("session add 2026 --makes-up 1 --number 4", 2, "make_up_without_number"),
        ("session edit 2026 1", 2, "nothing_to_change"),
        ("session edit 2026 9 --hours 3", 1, "session_unknown"),
        ("session cancel 2026 9 --reason x", 1, "session_unknown"),
        ("session cancel 2026 1 --reason \u3000", 1, "session_reason_wanted"),
        ("session cancel 2026 1 --reason x --new-date 2026-04-18", 1, "session_same_day"),
        ("session restore 2026 1", 1, "session_not_cancelled"),
        ("refuse 2026 --person 3郎", 1, "not_applied"),
        ("accept 2026 --person だれも", 1, "query_nobody"),
        ("accept 1999 --person 3郎", 1, "training_unknown"),
        ("certificate issue 2026 medal --first 1 --person 0郎", 2, "certificate_kind_unknown"),
        ("certificate issue 2026 completion --first 1 --person 3郎", 1, "not_in_class"),
        ("certificate cancel 2026 無い --reason x", 1, "certificate_unknown"),
        ("assignment add 2026 課題1", 1, "assignment_exists"),
        ("assignment add 2026 ", 2, "assignment_without_title"),
        ("assignment add 2026 \x1b[31m", 2, "assignment_without_title"),
        ("assignment edit 2026 課題1 --title ", 2, "assignment_without_title"),
        ("assignment edit 2026 課題1 --title \u3000 --optional", 2, "assignment_without_title"),
        ("assignment edit 2026 課題1 --title \x1b[31m", 2, "assignment_without_title"),
        ("assignment edit 2026 課題1", 2, "nothing_to_change"),
        ("assignment edit 2026 課題9 --optional", 1, "assignment_unknown"),
        ("assignment set 2026 課題1 lost --person 0郎", 2, "submission_unknown"),
        ("assignment set 2026 課題1 passed --person 3郎", 1, "not_in_class"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    conn: sqlite3.Connection, call: Call, line: str, status: int, code: str
) -> None:
    before = canonical(conn)
    answer = call(*line.split(" "), "--json")
    assert (answer.status, answer.document["error"]["code"]) == (status, code)
    assert canonical(conn) == before


def test_a_session_that_was_called_off_is_not_marked(call: Call) -> None:
    call("session", "cancel", 2026, 1, "--reason", "x")
    answer = call("mark", 2026, 1, "absent", "--person", "架空 0郎", "--json")
    assert answer.document["error"]["code"] == "session_cancelled"
    answer = call("mark", 2026, 1, "present", "--json")
    assert (answer.status, answer.document["error"]["code"]) == (1, "session_cancelled")
