"""Kanji that are one character in two shapes, for matching only: what people see is never folded.

Sources: the old shapes beside the Joyo table (常用漢字表 2010) and the permitted shapes of the
Jinmeiyo tables (人名用漢字 別表 1, 2); and the shapes in family names that the unified
characters of the family registers (戸籍統一文字) and JIS X 0213 tie to a common one.

Every pair is a true variant pair. Look-alikes and different words stay apart on purpose:
埼/崎, 碕/崎, 藤/籐, 坂/阪, 川/河, 畑/畠, 庄/荘, 己/巳, 裕/祐, 管/菅, 太/大, 柿/杮, 梁/簗.
"""

from __future__ import annotations

_OLD_SHAPES = """
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 稲稻 飲飮 隠隱 営營 栄榮 衛衞 駅驛 円圓 塩鹽 艶艷 応應 欧歐
殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 懐懷 拡擴 殻殼 覚覺 学學 岳嶽 楽樂
勧勸 巻卷 寛寬 歓歡 缶罐 観觀 関關 陥陷 巌巖 顔顏 気氣 帰歸 偽僞 戯戲 犠犧 却卻 旧舊 拠據 挙擧
峡峽 狭狹 郷鄕 暁曉 駆驅 勲勳 薫薰 径徑 恵惠 渓溪 経經 継繼 茎莖 蛍螢 軽輕 鶏鷄雞 芸藝 撃擊 倹儉
剣劍 圏圈 検檢 権權 献獻 県縣 研硏 険險 顕顯 験驗 厳嚴 効效 広廣 恒恆 鉱鑛 号號 国國 黒黑 済濟
砕碎 斎齋 剤劑 桟棧 参參 惨慘 産產 賛贊 残殘 歯齒 児兒 辞辭 湿濕 実實 写寫 舎舍 釈釋 寿壽 収收
従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍 将將 渉涉 焼燒 奨奬 条條 状狀 乗乘 剰剩 壌壤 嬢孃 浄淨
畳疊 縄繩 譲讓 醸釀 嘱囑 触觸 寝寢 慎愼 晋晉 真眞 刃刄 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 数數
枢樞 瀬瀨 清淸 静靜 青靑 斉齊 声聲 摂攝 窃竊 専專 浅淺 戦戰 線綫 潜潛 繊纖 践踐 銭錢 禅禪 双雙
壮壯 捜搜 挿插 装裝 総總 聡聰 荘莊 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 体體 対對 帯帶 滞滯
台臺 滝瀧 択擇 沢澤 単單 担擔 胆膽 団團 弾彈 断斷 遅遲 昼晝 虫蟲 鋳鑄 庁廳 徴徵 聴聽 鎮鎭 逓遞
鉄鐵 転轉 点點 伝傳 灯燈 当當 党黨 盗盜 闘鬪 徳德 独獨 読讀 届屆 内內 弐貳 悩惱 脳腦 覇霸 廃廢
拝拜 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 浜濱 払拂 仏佛 併倂 並竝 変變 辺邊 弁辨 舗舖 宝寶 豊豐
没沒 翻飜 毎每 万萬 満滿 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 遥遙 瑶瑤 来來
頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 塁壘 礼禮 励勵 霊靈 齢齡 歴歷 暦曆 恋戀 炉爐 労勞 楼樓 郎郞
録錄 湾灣 亀龜 尭堯 桧檜 槙槇 祢禰 祷禱 穣穰 萌萠 凜凛 曽曾 彦彥 黄黃 呉吳 姫姬 兎兔 巣巢 歩步
戸戶 頬頰 鴎鷗 蝉蟬 莱萊 麺麵 麹麴 痩瘦 掴摑 填塡 剥剝 噛嚙 繋繫 蛎蠣 迩邇 涛濤 焔焰 侭儘 壷壺
芦蘆 砺礪 篭籠 藪籔薮 諌諫 鹸鹼 鴬鶯 賎賤 醤醬 蒋蔣 屡屢 爾尓 靱靭 頚頸 桝枡 昿曠 亘亙 晃晄 強强
証證 絶絕 説說 税稅 脱脫 悦悅 鋭銳 閲閱 既旣 概槪 郷鄉 尚尙 姉姊
"""
_NAME_SHAPES = """
高髙 崎﨑嵜㟢 吉𠮷 辺邉 浜濵 富冨 斉斎 島嶋嶌 鶴靏靍寉 桑桒 柳栁 渋澀 館舘 船舩 峰峯 土圡𡈽 喜㐂
橋𣘺 秋穐龝 淵渕渊 松枩柗 梅楳 柏栢 虎乕 国圀 群羣 略畧 沖冲 涼凉 減减 達逹 今𫝆 丈𠀋 脇𦚰 角𧢲
剣劔剱 野埜 徳悳 杯盃 世丗 冴冱 裏裡 糸絲 卒卆 協恊 明朙 最㝡 婿壻聟 煙烟 畝畆畒 隣鄰 笋筍 蕊蘂蕋
讃讚 翠翆 跡迹 梨棃 皐皋 熙煕凞 勲勛 事亊 京亰 回囘 多夛 啓啟 紙帋 氷冰 涙淚泪 猪豬 穎頴 糾糺 縁緣
萱萓 竪豎 餅餠 昇曻 宜冝 村邨 曹曺 迪廸 哲喆 昂昻 教敎 綿緜 蘇蘓 善譱 橋槗 柳桺 鉄鐡銕 宮宫
厩廐廏 杉杦 闊濶 間閒 岡崗 奈柰 恩𢙇 直𥄂 呂吕 窓窗 床牀 雑雜 厨廚 竈竃 鎌鐮 浩澔 暢畅 雁鴈 鵞鵝
"""


def _table() -> dict[str, str]:
    """Each variant with its common shape; a shape that is itself a variant is followed through."""
    direct = {
        variant: group[0]
        for group in (*_OLD_SHAPES.split(), *_NAME_SHAPES.split())
        for variant in group[1:]
    }
    for variant, common in direct.items():
        while common in direct:
            common = direct[common]
        direct[variant] = common
    return direct


VARIANTS: dict[str, str] = _table()
"""Variant kanji -> the shape it is matched as. Both are NFKC characters."""
