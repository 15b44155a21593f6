"""Two hundred common names in kana, and how people spell them in Latin letters."""

from __future__ import annotations

_NAMES = """
さとう すずき たかはし たなか いとう わたなべ やまもと なかむら こばやし かとう よしだ やまだ
ささき やまぐち まつもと いのうえ きむら はやし さいとう しみず やまざき もり いけだ はしもと
あべ いしかわ やました なかじま いしい おがわ まえだ おかだ はせがわ ふじた ごとう こんどう
むらかみ えんどう あおき さかもと ふくだ おおた にしむら ふじい おかもと ふじわら みうら なかの
なかがわ はらだ まつだ たけうち おの たむら なかやま わだ いしだ もりた うえだ はら うちだ しばた
さかい みやざき よこやま たかぎ あんどう みやもと おおの こじま くどう たにぐち いまい たかだ
ますだ まるやま すぎやま むらた おおつか あらい ふじもと こやま ひらの こうの うえの たけだ
のぐち まつい ちば すがわら いわさき くぼ きのした さの のむら まつお きくち すぎもと いちかわ
ふるかわ おおにし しまだ みずの さくらい つじ つちや つづき つだ しんどう しんばし じんぼ
ちかまつ ちょうの ほんま さんぺい かんばら ぐんじ おおいし おおうち おおえ おおひら おおはし
おおくぼ ほった はっとり べっぷ にった ひょうどう ひゃくたけ きょうごく ぎょうだ りゅうざき
みょうじん しょうじ じょうの うつみ いづみ あづま しづか みづき ちづる かづこ かつを みさを
いいだ いいづか にいがき しいな けいこ せいいち えいじ れいこ たろう じろう さぶろう いちろう
けんいち かんいち じゅんいち しんいち しんや けんや じゅんや きんや じゅん けん しょうた
しょうへい ようへい りょうへい こうへい ゆうへい ゆうすけ ゆうき ゆういち りゅういち こういち
せいじ こうじ しゅうじ じゅんじ けんじ しゅんすけ りゅうのすけ けんたろう こうたろう しんたろう
ふみこ ふみお ふゆみ ふじこ まさふみ おふみ しげる しずか ちあき ちひろ ちえこ つよし つとむ
てつや たつや まさし まさみち のぶゆき よしひろ やすゆき みつお じゅんこ きょうこ りょうこ ようこ
ゆうこ しょうこ とうこ まゆみ めぐみ なつき はるか はづき さつき ひかる わかな きっかわ いっしき
えっちゅう まっちゃ こっぺ しんぽ さんま ほんみょう なんば なんぶ はんべい
"""
NAMES = tuple(_NAMES.split())
"""Family and given names, each with something that is spelled in more than one way."""

_HEPBURN = {"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu"}
_WAPURO = {"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "di", "づ": "du"}
_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だ　　でど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
_PLAIN = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ぢ": "zi", "づ": "zu"}


def spellings(kana: str) -> set[str]:
    """Hepburn, kunrei and word-processor spelling, each with the usual ways to write length."""
    found: set[str] = set()
    for system in ("hepburn", "kunrei", "wapuro", "jya", "mixed"):
        letters = _letters(kana, system)
        for n in ("n'", "n", "nn"):
            if "N" in letters or n == "n":
                word = _syllabic_n(letters, n, labial=system == "hepburn")
                found |= {word, *_lengths(word)}
    return found


def _letters(kana: str, system: str) -> str:
    word = ""
    double = False
    for place, char in enumerate(kana):
        small = kana[place + 1 : place + 2]
        if char in "ゃゅょ":
            continue
        if char == "っ":
            double = True
            continue
        sound = _sound(char, small if small in "ゃゅょ" else "", system)
        if double:
            sound = ("t" if system == "hepburn" and sound.startswith("ch") else sound[0]) + sound
            double = False
        word += sound
    return word


def _sound(char: str, small: str, system: str) -> str:
    if char == "ん":
        return "N"
    if char == "を":
        return "wo" if system == "wapuro" else "o"
    table = {
        "hepburn": _HEPBURN,
        "jya": _HEPBURN,
        "wapuro": _WAPURO,
        "kunrei": {},
        "mixed": _WAPURO,
    }[system]
    sound = table.get(char, _PLAIN[char])
    if not small:
        return sound
    if system == "mixed":
        sound = _PLAIN[char]
    vowel = {"ゃ": "a", "ゅ": "u", "ょ": "o"}[small]
    stem = sound[:-1]
    if stem in ("sh", "ch", "j") and system != "jya":
        return stem + vowel
    return stem + "y" + vowel


def _syllabic_n(letters: str, n: str, *, labial: bool) -> str:
    word = ""
    for place, char in enumerate(letters):
        if char != "N":
            word += char
            continue
        after = letters[place + 1 : place + 2]
        if labial and after and after in "bpm":
            word += "m"
        else:
            word += n if after and after in "aiueoy" else "n"
    return word


def _lengths(word: str) -> set[str]:
    """ou, oo, o, oh, ō; uu, u, uh, ū."""
    found = set()
    for long_o in ("o", "oh", "oo", "\u014d", "ou"):
        for long_u in ("u", "uh", "\u016b", "uu"):
            spelled = word.replace("ou", long_o).replace("oo", long_o).replace("uu", long_u)
            # Ryuhei is りゅうへい: behind u an h stands for length only before a consonant.
            if long_u != "uh" or not any("uh" + vowel in spelled for vowel in "aiueo"):
                found.add(spelled)
    return found
