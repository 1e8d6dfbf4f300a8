"""The proof sheet: the forty names hardest to set, as badges on A4 pages, to be looked at."""

from datetime import date

from kiosk.domain.attendees import Attendee, PersonName
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import Badge
from kiosk.domain.fair import Category, Fair, Language, Trilingual
from kiosk.ports import MadeBadge
from printing.maker import LayoutBadgeMaker

_A4 = (210.0, 297.0)
_MARGIN = _GAP = 6.0  # mm
_LEAST_COLUMNS = 2

_CATEGORIES = (
    Category("visitor", Trilingual("Visiteur", "زائر", "Visitor"), "#2e7d32"),
    Category("exhibitor", Trilingual("Exposant", "عارض", "Exhibitor"), "#0b5e8a"),
    Category("speaker", Trilingual("Conférencier", "متحدث", "Speaker"), "#6a1b9a"),
    Category("press", Trilingual("Presse", "صحافة", "Press"), "#ef6c00"),
    Category("vip", Trilingual("VIP", "كبار الزوار", "VIP"), "#b8860b"),
)
_FAIR = Fair(
    id="proof",
    name="Salon International 2026",
    edition=Trilingual("13e édition", "الدورة 13", "13th edition"),
    venue="OFEC · Casablanca",
    timezone="Africa/Casablanca",
    days=tuple(date(2026, 11, day) for day in range(24, 28)),
    areas=(),
    gates=(),
    categories=_CATEGORIES,
)

# First name, last name, company, function; then language and Arabic name where there is one.
HARDEST: tuple[tuple[str, ...], ...] = (
    ("Fatima-Zahra", "Benjelloun", "Royal Air Maroc", "Directrice marketing"),
    ("Moulay Abdelhafid", "El Fassi Fihri Ben Abdeljalil",
     "Société Marocaine d’Ingénierie Touristique et d’Aménagement",
     "Président du conseil de surveillance et administrateur délégué"),
    ("محمد", "بنشقرون", "المكتب الوطني المغربي للسياحة (ONMT)", "مدير التواصل", "ar"),
    ("Fatima", "Alaoui", "جريدة الصباح", "صحفية", "ar", "فاطمة الزهراء", "العلوي"),
    ("ⴰⵎⴰⵣⵉⵖ Amaẓiɣ", "ⵓⵃⵎⴰⵏ Aït Ouaḥmane", "ⴰⵙⵉⵏⴰⴳ ⴰⴳⵍⴷⴰⵏ · IRCAM", "Chercheur"),
    ("Łukasz Şükrü", "王小明 Żółć-Yıldız", "Türk Hava Yolları · 航空公司", "Kierownik sprzedaży"),
    ("Mohamed محمد", "Bennis بنيس", "OFEC", "Accueil · استقبال"),
    ("Jo", "Wu", "X", ""),
    ("فَاطِمَةُ الزَّهْرَاءِ", "بِنْتُ مُحَمَّدٍ", "مُؤَسَّسَةُ مُحَمَّدٍ السَّادِسِ", "أُسْتَاذَةٌ", "ar"),
    ("عبد اللطيف", "ولد سيدي المختار ولد الشيخ محمد عبد الله", "الشركة الوطنية", "مهندس", "ar"),
    ("أڭنّي", "أيت أڭادير", "جماعة أڭادير", "مستشار", "ar"),
    ("Thị Ánh Nguyệt", "Nguyễn Trần Đặng", "Tổng công ty Hàng không Việt Nam", "Giám đốc"),
    ("İpek Çağla", "Kılıçdağı-Öztürk", "Türkiye İş Bankası", "Müdür Yardımcısı"),
    ("Grzegorz", "Brzęczyszczykiewicz", "Łękołody sp. z o.o.", "Główny księgowy"),
    ("Řehoř", "Dvořáček-Křížek", "Škoda Plzeň", "Ředitel"),
    ("Екатерина", "Рождественская-Щербакова", "Объединённая авиастроительная", "Директор"),
    ("Ђорђе", "Љубичић", "Југоимпорт", "Саветник"),
    ("Αικατερίνη", "Χατζηγιαννοπούλου", "Ελληνικά Πετρέλαια Α.Ε.", "Διευθύντρια"),
    ("小明", "欧阳", "中国国际贸易促进委员会上海市分会", "总经理"),
    ("さくら", "伊集院", "トヨタ自動車株式会社", "営業部長"),
    ("민준", "황보", "현대자동차", "부장"),
    ("Björk", "Þórðardóttir", "Íslandsbanki", "Forstjóri"),
    ("Siobhán", "Ó Súilleabháin", "Bord Bia", "Stiúrthóir"),
    ("Maria do Carmo Aparecida da Imaculada Conceição",
     "de Albuquerque Cavalcanti e Vasconcelos de Sousa Coutinho", "Petróleo", "Diretora"),
    ("Abdelmouttalib-Noureddine",
     "Benabdeljalil El Idrissi El Hassani El Ouazzani Touhami Benchekroun", "CDG", "Conseiller"),
    ("Marie-Élisabeth-Antoinette", "Prud’homme--L’Hermitte", "L’Œuvre d’Auteuil", "Chargée"),
    ("Kaltwasserberghofenstettinerhausen", "Wolf", "Straßenbaugesellschaft mbH", "Geschäftsführer"),
    ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "ap Rhŷs", "Cwmni", "Pennaeth"),
    ("Anne", "van ’t Hek-d’Ailly", "’s-Hertogenbosch B.V.", "Hoofd"),
    ("", "Suharto", "Pertamina", ""),
    ("Aïssatou", "N’Diaye", "Société Nationale de Télécommunications du Sénégal", "Ndèye"),
    ("Ouaḥmane", "Aɛrab-Ĝermani", "Timlilit n Ǧerǧer", "Amaray"),
    ("Saïd (Said)", "Aït « Brahim »", "A & B / C + D", "R&D – Q.A."),
    ("Mohamed", "Ali", "شركة ABC (المغرب) ش.م. 2026", "مدير 24/7"),
    ("محمد علي", "Smith", "شركة الاتصالات Maroc Telecom IAM", "Senior VP", "ar"),
    ("Office", "Griffith-Offley", "Fjord & Affiliates", "Staff"),
    ("WWWWWWWWWW", "MMMMMMMMMM", "WMWMWM", "WM"),
    ("jgqpy", "ÅÄÖÉÈ", "ǅ ŉ ſ ﬁ", "Ǻ Ḗ Ṏ"),
    ("H E", "Dr.", "Ministère de l’Industrie et du Commerce du Royaume du Maroc", "S.E.M."),
    ("لا إله", "الله أكبر", "لإدارة الأعمال ﷲ", "ﻣﺪﻳﺮ", "ar"),
)  # fmt: skip


def hardest_badges() -> list[Badge]:
    """Return the badges of the forty."""
    return [_badge(number, row) for number, row in enumerate(HARDEST)]


def proof_sheet(maker: LayoutBadgeMaker) -> MadeBadge:
    """Return A4 pages with the front of every badge, as large as two columns or more allow."""
    from printing.marks import Moved
    from printing.pdf import PdfBook

    layout = maker.layout
    columns = max(_LEAST_COLUMNS, int((_A4[0] - _MARGIN) / (layout.width + _GAP)))
    scale = min(1.0, ((_A4[0] - _MARGIN) / columns - _GAP) / layout.width)
    width, height = layout.width * scale + _GAP, layout.height * scale + _GAP
    rows = max(1, int((_A4[1] - _MARGIN) / height))
    book = PdfBook(title="Proof sheet")
    warnings: list[str] = []
    sheet: list[Moved] = []
    for number, badge in enumerate(badges := hardest_badges(), start=1):
        placed = maker.place(badge)
        warnings += [f"Badge {number}: {warning}" for warning in placed.warnings]
        row, column = divmod(len(sheet), columns)
        left = _MARGIN + column * width
        bottom = _A4[1] - (row + 1) * height
        sheet.append(Moved(placed.pages[0], scale, left, bottom))
        if len(sheet) == columns * rows or number == len(badges):
            book.add_page(sheet, width=_A4[0], height=_A4[1])
            sheet = []
    return MadeBadge(book.finish(), tuple(warnings))


def _badge(number: int, row: tuple[str, ...]) -> Badge:
    first, last, company, function, *more = row
    attendee = Attendee(
        PersonName(first, last),
        name_ar=PersonName(*more[1:]) if len(more) == 3 else None,
        company=company,
        function=function,
        language=Language(more[0]) if more else Language.FR,
    )
    category = _CATEGORIES[number % len(_CATEGORIES)]
    return Badge(badge_id_of(_FAIR.id, str(number)), attendee, category, _FAIR.days, _FAIR)
