"""Trainings as staff say them: sessions, marks, rules and prospects, on screens and in lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from smeic_tui.domain.training.counting import Course, hours_text, minutes_of, session_label
from smeic_tui.domain.training.facts import Certificate, Mark, Run, Session, Trainee
from smeic_tui.domain.training.forecast import Forecast
from smeic_tui.domain.training.rule import WITH_VALUE, Condition, Counting, Rule
from smeic_tui.store.training.calling_off import CalledOff
from smeic_tui.text import render, t


def run_name(run: Run) -> str:
    """``高度コンサルタント研修 2026年度``."""
    return t("training.run_name", title=run.title, year=run.fiscal_year)


def session_name(session: Session, sessions: Sequence[Session]) -> str:
    """``第3回``, ``第4回の補講``; one without a number is called by its day."""
    label = session_label(session, sessions)
    if not label:
        return day_text(session.held_on)
    key = "training.session" if session.makes_up_id is None else "training.make_up"
    return t(key, number=label)


def called_off_text(session: Session, course: Course) -> str:
    """``中止（台風）``; ``9/5に延期（台風）`` where another session stands for it; else empty."""
    if not session.is_cancelled:
        return ""
    reason = session.cancel_reason or ""
    instead = course.put_off.get(session.id)
    if instead is None:
        return t("training.off_why", reason=reason)
    return t("training.put_off_why", day=day_text(instead.held_on), reason=reason)


def called_off_words(found: CalledOff) -> str:
    """What is kept of a session that was called off, and no longer counts; empty for nothing."""
    words = ""
    if found.marks:
        words += t("training.marks_kept", count=found.marks)
    if found.points:
        words += t("training.points_kept", count=found.points)
    return words


def session_short(session: Session, sessions: Sequence[Session]) -> str:
    """The heading of a column: ``3``, ``必4``, ``補4``."""
    label = session_label(session, sessions)
    if session.makes_up_id is not None:
        return t("training.short_make_up", number=label)
    return t("training.short_compulsory", number=label) if session.is_compulsory else label


def day_text(held_on: str | None) -> str:
    """``6/20``; a day that is not settled as far as it is."""
    if not held_on:
        return t("training.no_day")
    try:
        day = date.fromisoformat(held_on)
    except ValueError:
        return held_on.replace("-", "/")
    return f"{day.month}/{day.day}"


def certificate_words(found: Certificate) -> str:
    """``修了第R8-01号 2026-03-20``, with 再発行 or 取消 with day and reason."""
    words = [found.number, found.issued_on or ""]
    if found.reissued_on:
        why = found.reissue_reason
        day = found.reissued_on
        words.append(
            t("training.reissued_why", day=day, reason=why)
            if why
            else t("training.reissued", day=day)
        )
    if found.cancelled_on:
        reason = found.cancel_reason or ""
        words.append(t("training.cancelled_why", day=found.cancelled_on, reason=reason))
    return "  ".join(filter(None, words))


def certificate_short(found: Certificate) -> str:
    """The number as a list shows it: ``修了第R8-01号``, ``… 再``, ``… 取消``."""
    if found.is_cancelled:
        return found.number + t("training.cancelled_short")
    return found.number + (t("training.reissued_short") if found.reissued_on else "")


def mark_text(session: Session, mark: Mark | None, counting: Counting) -> str:
    """A cell of the grid: ``出``, ``遅2``, ``欠届``; empty where nothing is noted."""
    if mark is None:
        return ""
    text = t(f"training.mark_short.{mark.kind}")
    minutes = minutes_of(session, mark, counting)
    partly = mark.kind in ("late", "early") or (mark.minutes is not None and minutes > 0)
    if partly and minutes != session.minutes:
        text += f"{round(minutes / 60, 1):g}"
    return text + (t("training.announced_short") if mark.is_announced else "")


def mark_words(session: Session, mark: Mark | None, counting: Counting) -> str:
    """A mark in full: ``遅刻 2時間 事前連絡あり``."""
    if mark is None:
        return t("training.unmarked")
    words = [t(f"training.mark.{mark.kind}")]
    if mark.kind not in ("absent", "excused"):
        hours = hours_text(minutes_of(session, mark, counting))
        words.append(t("training.hours", hours=hours))
    if mark.is_announced:
        words.append(t("training.announced"))
    if mark.note:
        words.append(mark.note)
    return " ".join(words)


def condition_words(condition: Condition) -> str:
    """``時間の80%以上``, ``欠席2回まで``, ``必修の回すべて``."""
    if condition.kind in WITH_VALUE:
        return t(f"training.condition.{condition.kind}", value=condition.value)
    return t(f"training.condition.{condition.kind}")


def rule_words(rule: Rule) -> str:
    """The rule in a line: all of these, and one of those."""
    told = [condition_words(each) for each in rule.all_of]
    if rule.any_of:
        told.append(t("training.or").join(condition_words(each) for each in rule.any_of))
    return t("training.and").join(told)


def counting_words(counting: Counting) -> str:
    """How marks are counted, in a line."""
    told = [
        t("training.counting.late", minutes=counting.late_minutes),
        t("training.counting.early", minutes=counting.early_minutes),
        t(f"training.counting.excused_{counting.excused}"),
    ]
    if counting.lates_per_absence is not None:
        told.append(t("training.counting.lates", count=counting.lates_per_absence))
    return t("training.and").join(told)


def outlook_text(trainee: Trainee, found: Forecast | None) -> str:
    """What becomes of a trainee, in full: the prospect, or how it ended."""
    if found is None:
        return t(f"training.state.{trainee.state}")
    return t(f"training.outlook.{found.outlook}")


def outlook_short(trainee: Trainee, found: Forecast | None) -> str:
    """The same in eight cells."""
    if found is None:
        return t(f"training.state.{trainee.state}")
    return t(f"training.outlook_short.{found.outlook}")


def outlook_reason(course: Course, found: Forecast, marks: Sequence[int], today: date) -> str:
    """Why the prospect is what it is, and what it takes; empty where there is nothing to say.

    Args:
        course: The run's course.
        found: The forecast.
        marks: Sessions the trainee has a mark for.
        today: Today; sessions before it without a mark are named.
    """
    told = [render("reason", each.code, each.params) for each in found.reasons]
    told += [render("reason", each.code, each.params) for each in found.unregistered]
    if found.outlook == "all_needed":
        minutes = hours_text(sum(s.minutes for s in found.remaining))
        told.append(t("training.needs_all", count=len(found.remaining), hours=minutes))
    elif found.outlook == "on_course" and found.needed:
        names = [session_name(each, course.sessions) for each in found.needed]
        told.append(t("training.needs", sessions=t("frame.comma").join(names)))
    if found.outlook != "impossible" and found.owed:
        titles = t("frame.comma").join(each.title for each in found.owed)
        told.append(t("training.owes", titles=titles))
    late = [
        session_name(s, course.sessions)
        for s in found.remaining
        if s.id not in marks and s.held_on is not None and s.held_on < today.isoformat()
    ]
    if late and found.outlook != "impossible":
        told.append(t("training.not_entered", sessions=t("frame.comma").join(late)))
    return t("training.sentence_gap").join(told)
