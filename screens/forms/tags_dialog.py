"""できること・求めること: words separated by commas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from screens.forms.entries import fold_words, words
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.people import TagKind
from smeic_tui.store.people.dossiers import Dossier
from smeic_tui.store.people.person_edit import save_tags
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

TAG_KINDS: tuple[TagKind, ...] = get_args(TagKind)


class TagsDialog(FormDialog[str]):
    """One line a kind of tag."""

    def __init__(self, dossier: Dossier) -> None:
        """Make the dialog.

        Args:
            dossier: The person.
        """
        self.before: dict[TagKind, tuple[str, ...]] = {
            kind: tuple(tag.label for tag in dossier.tags if tag.kind == kind) for kind in TAG_KINDS
        }
        entries = [
            Entry(
                kind,
                f"person.tag.{kind}",
                ", ".join(self.before[kind]),
                fold=fold_words,
                cells=52,
                hint=t("form.words_hint"),
            )
            for kind in TAG_KINDS
        ]
        super().__init__(t("form.tags_title", name=dossier.person.name), entries)
        self.person = dossier.person
        self.draft_key = f"tags {dossier.person.id}"

    def record(self, values: Mapping[str, str]) -> None:
        """Save which words came and which went."""
        after: dict[TagKind, tuple[str, ...]] = {kind: words(values[kind]) for kind in TAG_KINDS}
        person_id, before = self.person.id, self.before
        said = t("form.saved", name=self.person.name)
        self.save(
            lambda conn, actor: save_tags(conn, actor, person_id, before, after),
            lambda changed: self.dismiss(said if changed else None),
        )
