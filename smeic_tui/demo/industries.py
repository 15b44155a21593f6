"""What companies do: for each industry the words its companies, departments and people use."""

from __future__ import annotations

from dataclasses import dataclass

from smeic_tui.demo.dice import weighted


@dataclass(frozen=True, slots=True)
class Industry:
    """One industry with its vocabulary."""

    name: str
    """業種."""
    style: str
    """``maker``, ``trade``, ``service``, ``office`` (士業), ``care`` or ``public``."""
    words: tuple[str, ...]
    """Second halves of company names."""
    business_types: tuple[str, ...]
    """業態."""
    offers: tuple[str, ...]
    """できること."""
    needs: tuple[str, ...]
    """求めるもの."""
    themes: tuple[str, ...]
    """Titles of research projects."""


_TITLES = ("{}に関する研究", "{}の現状と展望", "{}のための事業計画", "{}の実践と課題")
# Six lines each: name, style, weight; words; business types; offers; needs; subjects of research.
_INDUSTRIES = """
金属製品製造業 maker 9
精機 鉄工 製作所 金属 螺子 鈑金
部品加工 受託製造 自社製品
深絞り 試作 精密板金 チタン加工 冷間鍛造 ばね設計
樹脂成形 表面処理 海外販路 若手技能者
技能継承 下請からの脱却 加工のIoT化

機械器具製造業 maker 7
機工 機械 エンジニアリング 重機
専用機メーカー 受注設計 保守サービス
省力化装置 治具設計 搬送設備 遠隔監視
制御ソフト 画像検査 販売代理店
保守事業の収益化 海外展開 製品のサービス化

電子部品製造業 maker 4
電子 電装 電機 センサー
基板実装 計測器 受託開発
基板設計 小ロット実装 センサー開発
筐体加工 組込み人材
小型センサーの用途開発 産学連携

樹脂・化学製造業 maker 5
樹脂 化成 ポリマー 化学 塗料
成形加工 素材 調合受託
樹脂成形 金型設計 接着技術 バイオ素材
金属加工 量産先 環境認証
環境配慮素材の事業化 技術営業の育成

食品製造業 maker 5
食品 醸造 製菓 茶舗 水産
直販 卸 OEM
小ロットOEM 冷凍技術 発酵 介護食
包装デザイン 通販 原料生産者
老舗のブランド再構築 直販への転換 食品ロス

繊維・雑貨製造業 maker 4
繊維 染工 刺繍 タオル 鞄 家具
自社ブランド OEM 別注
縫製 染色 刺しゅう 小ロット生産
デザイナー 海外販路 EC運営
産地ブランド 廃材の再利用 自社ブランドの立上げ

印刷・広告業 service 4
印刷 アド デザイン 企画 工房
印刷 販促企画 動画制作
販促企画 パッケージ 動画 展示会ブース
製造業の顧客 撮影場所
印刷業の業態転換 地域情報の事業化

建設業 trade 5
建設 工務店 組 住建 塗装
元請 専門工事 リフォーム
耐震診断 古民家再生 土間工事 防水
設計事務所 職人 BIM人材
工務店の生産性 空き家の活用 職人の採用

設備工事業 trade 4
電設 設備 空調 プラント 管工
施工 保守 省エネ診断
省エネ診断 空調 受変電 クリーンルーム
工場の顧客 制御技術者
省エネ診断の事業化 保守の標準化

情報サービス業 service 8
ソフト システム データ ラボ テック ネット
受託開発 SaaS 派遣 DX支援
業務システム 画像検査 AI導入 組込みソフト
製造現場の課題 営業パートナー 実証先
中小製造業のDX SaaS事業への転換 エンジニア育成

卸売業 trade 6
商事 産業 物産 商会 通商 貿易
機械商社 素材商社 輸出入
海外調達 在庫管理 小口配送 輸出手続き
新商材 倉庫 EC運営
商社の付加価値 在庫の最適化 海外調達網

小売業 trade 5
商店 ストア 薬局 書房 酒店 時計店
専門店 EC チェーン
店頭販売 EC運営 接客研修 催事
限定商品 集客 物流
地域小売の顧客維持 EC併売 事業承継

運輸・倉庫業 trade 3
運輸 物流 倉庫 陸運 急送
一般貨物 3PL 引越
共同配送 3PL 低温物流
荷主 運転者 配車システム
共同配送 運転者の定着 倉庫の自動化

不動産業 trade 3
地所 不動産 住販 開発 管理
賃貸管理 仲介 開発
空き物件 工場跡地 賃貸管理
入居企業 改修工事
工場跡地の活用 賃貸の付加価値

飲食・宿泊業 trade 4
フーズ 旅館 珈琲 料亭 ダイニング
直営店 FC 宿泊
メニュー開発 場所貸し 出張料理
地元食材 予約システム 人材
多店舗の人材育成 インバウンド 地産地消

医療・福祉 care 5
会 福祉会 医院 クリニック ケア
医療 介護 訪問看護
現場での実証 介護研修 健康経営
介護ロボット 記録システム 送迎
介護現場の生産性 医工連携 在宅医療の経営

教育・人材業 service 4
学院 塾 アカデミー キャリア 教育研究所
研修 人材紹介 学習塾
社員研修 採用支援 外国人材
講師 教材 企業研修先
中小企業の採用 研修効果の測定 外国人材の定着

士業・コンサルティング office 10
診断士事務所 税理士事務所 社労士事務所 経営研究所 特許事務所 コンサルティング
顧問 補助金支援 事業承継支援
補助金申請 事業承継 資金繰り 知財戦略 労務 海外展開支援
製造業の顧客 専門家仲間 ITベンダー
診断士の連携モデル 事業承継支援 補助金の効果

金融・保険業 trade 3
信用組合 保険 リース ファイナンス
融資 保険代理店 リース
事業性評価 保険設計 創業融資
融資先 専門家 承継案件
事業性評価融資 代理店の差別化

農林・環境業 trade 3
農園 造園 リサイクル 環境 林業
六次産業 廃棄物処理 再資源化
野菜 廃プラ再生 堆肥 緑化
加工先 販路 補助金
都市農業 廃プラの再資源化 六次産業化

大手メーカー maker 5
電器 重工 ケミカル 製薬 家電
完成品メーカー 素材 部品
大企業との協業 量産技術 特許 品質管理
技術を持つ中小企業 新規事業の種
大企業と中小企業の協業 新規事業開発 品質管理

公的機関・学校 public 3
産業振興公社 商工会議所 大学 産業技術研究所 市役所
支援機関 研究機関 行政
補助制度 試験設備 専門家派遣 会場
支援先企業 事例
支援機関の連携 地域の産業政策 産学連携
"""


def _industries() -> tuple[Industry, ...]:
    rows = []
    for block in _INDUSTRIES.strip().split("\n\n"):
        (name, style, weight), *lists = (line.split() for line in block.split("\n"))
        words, types, offers, needs, subjects = (tuple(each) for each in lists)
        themes = tuple(title.format(subject) for subject in subjects for title in _TITLES)
        industry = Industry(name, style, words, types, offers, needs, themes)
        rows.append((industry, int(weight)))
    return weighted(rows)


INDUSTRIES = _industries()
"""Industries, each as often as alumni are in it."""
