"""Short notes: one at a time in the top line, over no row and no key."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from smeic_tui.app import SmeicApp
from smeic_tui.widgets.frame import Footer, Status, TopLine
from tests.e2e.editing import Editing
from tests.e2e.stage import Listing
from tests.screens.waiting import settle


def top(app: SmeicApp) -> str:
    return app.screen.query_one(TopLine).text()


async def test_a_note_stands_beside_the_name_of_the_screen_until_the_next() -> None:
    page = Listing(100)
    app = SmeicApp(page)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        page.show_title(("八尾精機", "title"))
        for note in ("記録しました", "元に戻しました"):
            app.notify(note)
            await pilot.pause()
            assert top(app).split() == ["修了生名簿", note]
        footer = app.screen.query_one(Footer)
        assert (footer.region.bottom, page.table.region.bottom) == (24, 23)
        assert not app.screen.query(Toast)
        app.clear_notifications()
        assert top(app).split() == ["修了生名簿", "八尾精機"]


async def test_a_note_follows_to_the_next_screen_and_back() -> None:
    app = SmeicApp(Listing(3))
    async with app.run_test(size=(80, 24)) as pilot:
        app.notify("記録しました")
        await pilot.pause()
        await app.push_screen(Editing())
        assert "記録しました" in top(app)
        await app.pop_screen()
        assert "記録しました" in top(app)
        await app.push_screen(Editing())
        app.clear_notifications()
        await app.pop_screen()
        assert "記録しました" not in top(app)


async def test_what_is_open_stands_before_the_event_that_is_coming_up() -> None:
    page = Listing(3)
    app = SmeicApp(page)
    async with app.run_test(size=(80, 24)) as pilot:
        app.status = Status("水野", "frame.saved", "次 12/22(火) あと26日 第4回架空倶楽部 例会")
        page.show_title(("渡邊 健太郎  わたなべ けんたろう  3期", "title"))
        assert "3期  次 12/22(火) あと26日…   水野  保存済" in top(app)
        page.show_title(("八尾精機", "title"))
        assert "次 12/22(火) あと26日 第4回架空倶楽" in top(app)
        app.notify("「第4回架空倶楽部 例会」を次の行事にしました。v で返事を記録できます")
        await settle(pilot)
        assert "「第4回架空倶楽部 例会」を次の行事にしました。v で返事を" in top(app)
        assert len(top(app).splitlines()) == 2
        assert "12/22" not in top(app)


@pytest.mark.parametrize("columns", [40, 80, 200])
async def test_a_long_note_is_whole_and_pushes_the_page_down(columns: int) -> None:
    note = "架空の名簿を書き出しました。" * 9
    page = Listing(100)
    app = SmeicApp(page)
    async with app.run_test(size=(columns, 24)) as pilot:
        app.notify(note)
        await settle(pilot)
        lines = top(app).splitlines()
        assert "".join(line.strip() for line in lines).endswith(note)
        assert page.bar.region.y == len(lines) == app.screen.query_one(TopLine).size.height
        assert page.table.region.bottom == 23
        await pilot.resize_terminal(300, 24)
        await settle(pilot)
        assert len(top(app).splitlines()) == 1
        app.clear_notifications()
        await settle(pilot)
        assert page.bar.region.y == 1
