"""The page of all keys, ``docs/keys.md``."""

MESSAGES = {
    "introduction": (
        "# Keys\n"
        "\n"
        "`python -m smeic_tui.keys_doc` writes this page; do not edit it.\n"
        "\n"
        "- Letters act on lists only; in a field they are text.\n"
        "- F1 to F12 act in fields too.\n"
        "- Full-width letters, digits and blanks act as their half-width ones (u and y alone stay text).\n"
        "- Kana and kanji never act; they go into the search box.\n"
        "- F10 (menu) and Ctrl+P (find an action) reach every action without its key.\n"
    ),
    "columns": "| Key | Action | What it does |",
}
