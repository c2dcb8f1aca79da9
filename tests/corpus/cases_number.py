"""More results than indicators, fewer, or as many by coincidence."""

from __future__ import annotations

from tests.corpus.stock import (
    CARE,
    CHILDREN,
    COUNSEL,
    DIGITAL,
    FESTIVAL,
    GREEN,
    SAFETY,
    SCHOOL,
    SINGLE,
)
from tests.corpus.writing import Group, blank, graded, undecided

NUMBER = Group("number")

NUMBER.add(
    "reference",
    "a 参考 line with a figure of the same unit",
    SAFETY,
    "防災リーダー研修の受講者 111名：A\n（参考）区内の防災リーダー 640名\n地域防災訓練の実施 22回：A\n個別避難計画の作成 421世帯：A",
    "防災リーダー研修の受講者 102名\n地域防災訓練の実施 20回\n個別避難計画の作成 377世帯",
    (graded(111, "名", "A", 102), graded(22, "回", "A", 20), graded(421, "世帯", "A", 377)),
)
NUMBER.add(
    "breakdown",
    "a breakdown in lines of their own",
    CHILDREN,
    "子育てサロンの参加者 1,260名：A\n　うち初めての参加 410名\n訪問相談の実施 291件：B\n　内訳：乳児 180件、幼児 111件\n保育施設の新規整備 3か所：A",
    "子育てサロンの参加者 1,190名\n訪問相談の実施 302件\n保育施設の新規整備 2か所",
    (graded(1260, "名", "A", 1190), graded(291, "件", "B", 302), graded(3, "か所", "A", 2)),
)
NUMBER.add(
    "reason",
    "a reason with a figure on its own line",
    FESTIVAL,
    "区民まつりの来場者 7,900人：B\n（理由）雨天により2日目を中止し、約3,000人分の来場がなかったため\nSNSの登録者 5,430人：A",
    "区民まつりの来場者 9,800人\nSNSの登録者 4,700人",
    (graded(7900, "人", "B", 9800), graded(5430, "人", "A", 4700)),
)
NUMBER.add(
    "note",
    "a ※ note with figures",
    DIGITAL,
    "オンライン申請の利用率 61.3%：A\n※対象50手続きのうち利用件数上位20手続き\nDX研修の受講者 85名：A\n受講後アンケートの評価 4.1点：A\n※回答者72名\n内製アプリの運用開始 18業務：B",
    "オンライン申請の利用率 54.9%\nDX研修の受講者 73名\n受講後アンケートの評価 4.0点\n内製アプリの運用開始 10業務",
    (
        graded(61.3, "%", "A", 54.9),
        graded(85, "名", "A", 73),
        graded(4.1, "点", "A", 4.0),
        graded(18, "業務", "B", 10),
    ),
)
NUMBER.add(
    "note-first",
    "a note before all results",
    COUNSEL,
    "※令和8年3月末現在\n法律相談の利用 205件：A\n福祉相談の利用 148件：B\n就労相談の利用 67件：A",
    "※令和7年3月末現在\n法律相談の利用 196件\n福祉相談の利用 151件\n就労相談の利用 59件",
    (graded(205, "件", "A", 196), graded(148, "件", "B", 151), graded(67, "件", "A", 59)),
)
NUMBER.add(
    "omitted-named",
    "one omitted, the others named",
    SAFETY,
    "防災リーダー研修の受講者 106名：A\n個別避難計画の作成 408世帯：A",
    "防災リーダー研修の受講者 93名\n地域防災訓練の実施 18回\n個別避難計画の作成 351世帯",
    (graded(106, "名", "A", 93), blank(18, "回"), graded(408, "世帯", "A", 351)),
    rows=False,
)
NUMBER.add(
    "omitted-with-head",
    "one omitted together with its head",
    GREEN,
    "・ごみの減量と再資源化\n家庭系ごみの排出量 17,720トン：A\n資源集団回収の登録 127団体：A",
    "・ごみの減量と再資源化\n家庭系ごみの排出量 18,200トン\n資源集団回収の登録 122団体\n・まちの美化の推進\n48団体",
    (graded(17720, "トン", "A", 18200), graded(127, "団体", "A", 122), blank(48, "団体")),
)
NUMBER.add(
    "omitted-head-stays",
    "one omitted, its head stays",
    CARE,
    "・認知症の人を支える地域づくり\n・介護予防の推進\n百歳体操の開催場所 46か所：A\n百歳体操の参加者 833名：A",
    "・認知症の人を支える地域づくり\n・介護予防の推進\n百歳体操の開催場所 44か所\n百歳体操の参加者 799名",
    (blank(), graded(46, "か所", "A", 44), graded(833, "名", "A", 799)),
)
NUMBER.add(
    "omitted-by-unit",
    "one bare figure omitted, the units tell which",
    CHILDREN,
    "・1,288名：A\n・3か所：A",
    "・1,201名\n・298件\n・2か所",
    (graded(1288, "名", "A", 1201), blank(298, "件"), graded(3, "か所", "A", 2)),
    rows=False,
)
NUMBER.add(
    "coincidence-head",
    "as many lines as indicators because a head stands where a result is missing",
    SAFETY,
    "・地域防災力の向上\n防災リーダー研修の受講者 118名：A\n地域防災訓練の実施 23回：A",
    "・地域防災力の向上\n防災リーダー研修の受講者 100名\n地域防災訓練の実施 21回",
    (graded(118, "名", "A", 100), graded(23, "回", "A", 21), blank()),
)
NUMBER.add(
    "coincidence-note",
    "as many lines as indicators because a note stands where a result is missing",
    CHILDREN,
    "子育てサロンの参加者 1,222名：A\n※初参加は300名\n保育施設の新規整備 1か所：B",
    "子育てサロンの参加者 1,119名\n※初参加は280名\n保育施設の新規整備 3か所",
    (graded(1222, "名", "A", 1119), blank(), graded(1, "か所", "B", 3)),
)
NUMBER.add(
    "coincidence-bare",
    "three bare figures, two of one unit: the middle one has no indicator of its unit",
    SAFETY,
    "・114名：A\n・52名：B\n・403世帯：A",
    "",
    (undecided(), blank(), graded(403, "世帯", "A")),
    unplaced=("114名", "52名"),
)
NUMBER.add(
    "coincidence-two",
    "two figures of one unit for two indicators of other units each",
    SCHOOL,
    "・放課後の学習支援\n参加児童 171名：A\n・体験機会の提供\n参加児童 240名",
    "",
    (graded(171, "名", "A"), blank(None, statuses=("blank", "reported", None))),
    formats=("text", "html", "docx", "xlsx"),
)
NUMBER.add(
    "extra-previous",
    "more previous figures than indicators",
    SINGLE,
    "交流事業の参加者 326名：A",
    "交流事業の参加者 301名\n（参考）令和5年度 276名",
    (graded(326, "名", "A", 301),),
    rows=False,
)
NUMBER.add(
    "reason-many-lines",
    "a reason of several lines with figures between results",
    COUNSEL,
    "法律相談の利用 176件：B\n（理由）弁護士の派遣が年24回から20回に減り、\n1回あたりの枠も10件から9件になったため。\n福祉相談の利用 159件：A\n就労相談の利用 72件：A",
    "法律相談の利用 211件\n福祉相談の利用 143件\n就労相談の利用 64件",
    (graded(176, "件", "B", 211), graded(159, "件", "A", 143), graded(72, "件", "A", 64)),
    rows=False,
)
NUMBER.add(
    "activity-lines",
    "lines that tell what was done, with figures, between the results",
    CARE,
    "・養成講座を32回開催し、うち企業向けは8回\n・認知症サポーターの養成 541名：A\n・体操の体験会を6回開催\n・百歳体操の開催場所 45か所：A\n・百歳体操の参加者 788名：B",
    "・認知症サポーターの養成 507名\n・百歳体操の開催場所 44か所\n・百歳体操の参加者 802名",
    (graded(541, "名", "A", 507), graded(45, "か所", "A", 44), graded(788, "名", "B", 802)),
    rows=False,
)
