"""Names to combine: family and given names with their kana and Latin letters, and foreign names.

Frequent names are frequent here too, so that searches meet several 田中, and old character forms
(髙 﨑 邊 𠮷 濵 齋) stand beside the usual ones, as in every real list.
"""

from __future__ import annotations

from smeic_tui.demo.dice import weighted

Name = tuple[str, str, str]
"""Characters, hiragana, Latin letters in lower case."""

_FAMILY = """
佐藤 さとう sato 9|鈴木 すずき suzuki 9|高橋 たかはし takahashi 6|髙橋 たかはし takahashi 2
田中 たなか tanaka 9|伊藤 いとう ito 7|山本 やまもと yamamoto 8|中村 なかむら nakamura 7
小林 こばやし kobayashi 6|加藤 かとう kato 6|吉田 よしだ yoshida 5|𠮷田 よしだ yoshida 1
山田 やまだ yamada 6|佐々木 ささき sasaki 4|山口 やまぐち yamaguchi 5|松本 まつもと matsumoto 6
井上 いのうえ inoue 5|木村 きむら kimura 5|林 はやし hayashi 4|清水 しみず shimizu 4
斎藤 さいとう saito 2|齋藤 さいとう saito 1|齊藤 さいとう saito 1|斉藤 さいとう saito 2
山崎 やまさき yamasaki 2|山﨑 やまさき yamasaki 1|山崎 やまざき yamazaki 1|森 もり mori 4
池田 いけだ ikeda 4|橋本 はしもと hashimoto 4|阿部 あべ abe 3|石川 いしかわ ishikawa 3
中島 なかじま nakajima 3|中嶋 なかじま nakajima 1|前田 まえだ maeda 4|藤田 ふじた fujita 4
小川 おがわ ogawa 4|岡田 おかだ okada 4|後藤 ごとう goto 3|長谷川 はせがわ hasegawa 3
村上 むらかみ murakami 3|近藤 こんどう kondo 3|石井 いしい ishii 3|坂本 さかもと sakamoto 3
遠藤 えんどう endo 2|青木 あおき aoki 3|藤井 ふじい fujii 4|西村 にしむら nishimura 5
福田 ふくだ fukuda 3|太田 おおた ota 3|三浦 みうら miura 2|藤原 ふじわら fujiwara 4
岡本 おかもと okamoto 4|松田 まつだ matsuda 3|中川 なかがわ nakagawa 4|中野 なかの nakano 3
原田 はらだ harada 3|小野 おの ono 2|田村 たむら tamura 3|竹内 たけうち takeuchi 3
金子 かねこ kaneko 2|和田 わだ wada 2|中山 なかやま nakayama 3|石田 いしだ ishida 2
上田 うえだ ueda 5|森田 もりた morita 3|原 はら hara 2|柴田 しばた shibata 2|酒井 さかい sakai 2
工藤 くどう kudo 1|横山 よこやま yokoyama 2|宮崎 みやざき miyazaki 1|宮﨑 みやざき miyazaki 1
内田 うちだ uchida 2|高木 たかぎ takagi 2|安藤 あんどう ando 2|谷口 たにぐち taniguchi 3
大野 おおの ono 2|高田 たかだ takada 2|丸山 まるやま maruyama 1|今井 いまい imai 2
河野 こうの kono 1|河野 かわの kawano 1|藤本 ふじもと fujimoto 3|村田 むらた murata 2
武田 たけだ takeda 2|上野 うえの ueno 2|杉山 すぎやま sugiyama 1|増田 ますだ masuda 2
平野 ひらの hirano 2|大塚 おおつか otsuka 1|千葉 ちば chiba 1|久保 くぼ kubo 2
松井 まつい matsui 2|小島 こじま kojima 1|岩崎 いわさき iwasaki 1|野口 のぐち noguchi 2
菊地 きくち kikuchi 1|木下 きのした kinoshita 2|新井 あらい arai 1|渡辺 わたなべ watanabe 5
渡邊 わたなべ watanabe 2|渡邉 わたなべ watanabe 1|渡部 わたなべ watanabe 1|渡部 わたべ watabe 1
濱田 はまだ hamada 1|濵田 はまだ hamada 1|浜田 はまだ hamada 1|辻本 つじもと tsujimoto 2
辻 つじ tsuji 2|奥田 おくだ okuda 2|奥野 おくの okuno 1|西田 にしだ nishida 2
西川 にしかわ nishikawa 2|北村 きたむら kitamura 2|南 みなみ minami 1|東 ひがし higashi 1
東 あずま azuma 1|吉村 よしむら yoshimura 1|𠮷村 よしむら yoshimura 1|服部 はっとり hattori 1
植田 うえだ ueda 1|廣瀬 ひろせ hirose 1|広瀬 ひろせ hirose 1|富田 とみた tomita 1
冨田 とみた tomita 1|眞鍋 まなべ manabe 1|嶋田 しまだ shimada 1|島田 しまだ shimada 1
徳永 とくなが tokunaga 1|邊見 へんみ hemmi 1|澤田 さわだ sawada 1|沢田 さわだ sawada 1
栁田 やなぎだ yanagida 1|桒原 くわはら kuwahara 1|五十嵐 いがらし igarashi 1
小笠原 おがさわら ogasawara 1|長曽我部 ちょうそかべ chosokabe 1|乾 いぬい inui 1
巽 たつみ tatsumi 1
"""

_MEN = """
健 たけし takeshi|健 けん ken|誠 まこと makoto|隆 たかし takashi|茂 しげる shigeru
浩 ひろし hiroshi|学 まなぶ manabu|明 あきら akira|薫 かおる kaoru|剛 つよし tsuyoshi
修 おさむ osamu|徹 とおる toru|健太郎 けんたろう kentaro|浩二 こうじ koji|健二 けんじ kenji
裕司 ゆうじ yuji|和彦 かずひこ kazuhiko|隆志 たかし takashi|英樹 ひでき hideki
正人 まさと masato|雅之 まさゆき masayuki|博之 ひろゆき hiroyuki|秀明 ひであき hideaki
哲也 てつや tetsuya|達也 たつや tatsuya|直樹 なおき naoki|和也 かずや kazuya
大輔 だいすけ daisuke|健一 けんいち kenichi|洋介 ようすけ yosuke|陽介 ようすけ yosuke
翔太 しょうた shota|拓也 たくや takuya|雄介 ゆうすけ yusuke|祐樹 ゆうき yuki|亮 りょう ryo
蓮 れん ren|智也 ともや tomoya|康平 こうへい kohei|慎一郎 しんいちろう shinichiro
純一 じゅんいち junichi|真一 しんいち shinichi|義明 よしあき yoshiaki|勝彦 かつひこ katsuhiko
俊介 しゅんすけ shunsuke|信也 しんや shinya|泰三 たいぞう taizo|宏 ひろし hiroshi
豊 ゆたか yutaka|晃 あきら akira|聡 さとし satoshi|敏夫 としお toshio|幸雄 ゆきお yukio
昭夫 あきお akio|克己 かつみ katsumi|伸二 しんじ shinji|貴志 たかし takashi|崇 たかし takashi
篤 あつし atsushi|仁 ひとし hitoshi|龍一 りゅういち ryuichi|光男 みつお mitsuo
"""

_WOMEN = """
恵子 けいこ keiko|由美 ゆみ yumi|直美 なおみ naomi|真由美 まゆみ mayumi|裕子 ゆうこ yuko
裕子 ひろこ hiroko|美香 みか mika|陽子 ようこ yoko|智子 ともこ tomoko|久美子 くみこ kumiko
明美 あけみ akemi|典子 のりこ noriko|幸子 さちこ sachiko|和子 かずこ kazuko|薫 かおる kaoru
香織 かおり kaori|理恵 りえ rie|真理子 まりこ mariko|綾 あや aya|麻衣 まい mai|愛 あい ai
千尋 ちひろ chihiro|美咲 みさき misaki|優子 ゆうこ yuko|彩香 あやか ayaka|奈々 なな nana
雅美 まさみ masami|佳代 かよ kayo|さくら さくら sakura|みゆき みゆき miyuki|千夏 ちなつ chinatsu
里美 さとみ satomi|順子 じゅんこ junko|洋子 ようこ yoko|桂子 けいこ keiko|文 あや aya
郁恵 いくえ ikue
"""

_FOREIGN = """
王 偉/おう い/WANG Wei|李 明/り めい/LI Ming|陳 志強/ちん しきょう/CHEN Zhiqiang
張 麗華/ちょう れいか/ZHANG Lihua|劉 芳/りゅう ほう/LIU Fang|金 秀賢/きむ すひょん/KIM Soohyun
朴 智媛/ぱく じうぉん/PARK Jiwon|NGUYEN Van Anh//NGUYEN Van Anh|TRAN Thi Mai//TRAN Thi Mai
John SMITH//John SMITH|Maria SANTOS//Maria SANTOS
グエン ヴァン ミン/ぐえん ゔぁん みん/NGUYEN Van Minh|Rajesh KUMAR//Rajesh KUMAR
Siti AMINAH//Siti AMINAH|林 宥廷/りん ゆうてい/LIN Youting|黄 美玲/こう みれい/HUANG Meiling
Anna KOWALSKA//Anna KOWALSKA|バトバヤル テムーレン/ばとばやる てむーれん/BATBAYAR Temuulen
CHAN Siu Ming//CHAN Siu Ming
"""


def _rows(text: str) -> list[list[str]]:
    return [row.split() for line in text.split("\n") for row in line.split("|") if row]


FAMILY: tuple[Name, ...] = weighted(
    [((kanji, kana, latin), int(weight)) for kanji, kana, latin, weight in _rows(_FAMILY)]
)
"""Family names, each as often as it is frequent."""
MEN: tuple[Name, ...] = tuple((row[0], row[1], row[2]) for row in _rows(_MEN))
"""Men's given names."""
WOMEN: tuple[Name, ...] = tuple((row[0], row[1], row[2]) for row in _rows(_WOMEN))
"""Women's given names."""
FOREIGN: tuple[tuple[str, str | None, str], ...] = tuple(
    (written, kana or None, latin)
    for line in _FOREIGN.strip().split("\n")
    for written, kana, latin in (row.split("/") for row in line.split("|"))
)
"""Names of alumni from abroad: as written, kana if there is any, in Latin letters."""
