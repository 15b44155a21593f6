"""Terminals the screens cannot run on."""

MESSAGES: dict[str, str] = {
    "no_tty": "画面を開くには、端末（ターミナル）から起動してください。",
    "no_tty.hint": "一覧を取り出すだけなら smeic export roster や smeic find を使えます。",
    "dumb_terminal": "この端末 (TERM={term}) では画面を表示できません。",
    "dumb_terminal.hint": "Windows Terminal などの端末で開くか、"
    "環境変数 TERM を xterm-256color にしてください。",
}
