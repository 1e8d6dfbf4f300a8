"""Invented industrial companies and press titles, and what people do there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """A company, its country and the label of its e-mail domain, which ends in `.example`."""

    name: str
    country: str
    domain: str


_STEMS = (
    ("Toubkal", "toubkal"),
    ("Oum Errabia", "oumerrabia"),
    ("Anfa Ouest", "anfaouest"),
    ("Bouregreg", "bouregreg"),
    ("Zelliga", "zelliga"),
    ("Tensift", "tensift"),
    ("Chaouïa Sud", "chaouiasud"),
    ("Argania", "argania"),
    ("Moulouya", "moulouya"),
    ("Tafoukt", "tafoukt"),
    ("Sebou Nord", "sebounord"),
    ("Jbel Saghro", "jbelsaghro"),
)
_TRADES = (
    ("Mécanique", "mecanique"),
    ("Automatismes", "automatismes"),
    ("Robinetterie Industrielle", "robinetterie"),
    ("Sécurité & Prévention", "securite"),
    ("Robotique", "robotique"),
    ("Maintenance Prédictive", "maintenance"),
    ("Usinage de Précision", "usinage"),
)
_MOROCCAN = tuple(
    Company(f"{stem} {trade}", "MA", f"{stem_label}-{trade_label}")
    for stem, stem_label in _STEMS
    for trade, trade_label in _TRADES
)
_ARABIC = (
    Company("مصنع الرمال الذهبية للصمامات", "MA", "rimal-valves"),
    Company("شركة النخيل للأتمتة الصناعية", "MA", "nakhil-automation"),
    Company("مجموعة الأفق للمعدات الميكانيكية", "MA", "oufoq-equipment"),
    Company("مؤسسة الواحة للسلامة المهنية", "MA", "waha-safety"),
    Company("الشركة التونسية لقطع الغيار الدقيقة", "TN", "qitaa-parts"),
    Company("دار الهندسة الكهربائية الحديثة", "DZ", "dar-kahraba"),
    Company("مصنع الخليج للمضخات", "AE", "khalij-pumps"),
    Company("شركة وادي النيل للروبوتات", "EG", "wadinil-robots"),
)
_ELSEWHERE = (
    Company("Ateliers Vauquelin & Fils", "FR", "ateliers-vauquelin"),
    Company("Société Ligérienne d'Hydraulique et de Pneumatique", "FR", "slhp"),
    Company("Soudage Cœur-de-Loire", "FR", "soudage-cdl"),
    Company("Métrologie Brécourt", "FR", "metrologie-brecourt"),
    Company("Capteurs Aubespin", "FR", "capteurs-aubespin"),
    Company("Talleres Ibáñez Peñarroya, S.L.", "ES", "talleres-ip"),
    Company("Automatización Levantina", "ES", "levantina-auto"),
    Company("Válvulas del Ebro Alto", "ES", "valvulas-ea"),
    Company("Metalomecânica São Brás", "PT", "metal-saobras"),
    Company("Robótica do Mondego, Lda.", "PT", "robotica-mondego"),
    Company("Officine Meccaniche Dall'Orto", "IT", "dallorto"),
    Company("Valvole Città Alta S.p.A.", "IT", "valvole-ca"),
    Company("Pompe Brianzola", "IT", "pompe-brianzola"),
    Company("Grünwälder Antriebstechnik GmbH & Co. KG", "DE", "gruenwaelder"),
    Company("Maßwerk Präzisionsfertigung", "DE", "masswerk"),
    Company("Förderbänder Süßkind", "DE", "suesskind"),
    Company("Höhenrain Druckluft", "DE", "hoehenrain"),
    Company("Zakład Mechaniczny Żubrówek", "PL", "zm-zubrowek"),
    Company("Śląskie Zawory Przemysłowe", "PL", "slaskie-zawory"),
    Company("Güneşli Makine Sanayi A.Ş.", "TR", "gunesli-makine"),
    Company("Işıltı Otomasyon", "TR", "isilti"),
    Company("Çelikkapı Vana", "TR", "celikkapi"),
    Company("Công ty Cơ khí Sông Đà Mới", "VN", "cokhi-sdm"),
    Company("明湖自动化设备有限公司", "CN", "minghu-auto"),
    Company("Qingshan Valve & Fitting Co., Ltd.", "CN", "qingshan-valve"),
    Company("Завод точной механики «Кедр»", "RU", "kedr-zavod"),
    Company("Βιομηχανία Αντλιών Αιγαίου", "GR", "aigaio-antlies"),
    Company("Sahel Équipements Industriels", "SN", "sahel-equipements"),
    Company("Ateliers N'Gor Mécanique", "SN", "ngor-mecanique"),
    Company("Lagune Maintenance", "CI", "lagune-maintenance"),
    Company("Carthage Vannes", "TN", "carthage-vannes"),
    Company("Kilbride Process Safety", "IE", "kilbride-safety"),
    Company("X", "VN", "x-industries"),
    Company(
        "Compagnie Euro-Méditerranéenne d'Ingénierie, de Maintenance et de Sécurité des Procédés "
        "Industriels",
        "BE",
        "ceimspi",
    ),
)
COMPANIES = _MOROCCAN + _ARABIC + _ELSEWHERE

PRESS = (
    Company("L'Atelier du Lundi", "MA", "atelier-du-lundi"),
    Company("Revue des Machines", "MA", "revue-machines"),
    Company("جريدة الورشة", "MA", "al-warcha"),
    Company("مجلة الصناعة والمستقبل", "MA", "sinaa-mostaqbal"),
    Company("Process Weekly", "GB", "process-weekly"),
)
ORGANISER = Company("OFEC", "MA", "ofec")

# Worded so that they suit women and men.
FRENCH_WORK = (
    "Direction technique",
    "Responsable maintenance",
    "Bureau des méthodes",
    "Responsable automatisme",
    "Achats industriels",
    "Gérance",
    "Direction générale",
    "Service électromécanique",
    "Responsable HSE",
    "Génie industriel, 5e année",
    "Responsable qualité, sécurité, environnement et développement durable – Afrique du Nord",
)
ARABIC_WORK = (
    "الصيانة الصناعية",
    "إدارة الإنتاج",
    "السلامة المهنية",
    "إدارة المشتريات",
    "المصلحة التقنية",
    "الإدارة العامة",
)
ENGLISH_WORK = (
    "Sales Manager, North Africa",
    "Automation Engineer",
    "Head of Procurement",
    "Founder & CEO",
    "Field Service Technician",
    "Export Director",
)
PRESS_WORK = ("Journaliste", "Photographe")
FAIR_WORK = ("Commissariat du salon", "Accueil")
