"""Names from elsewhere, among them those whose letters and lengths break software."""

from dataclasses import dataclass

from kiosk.domain.fair import Language


@dataclass(frozen=True, slots=True)
class Origin:
    """Names of one country: any first name goes with any last name."""

    country: str
    language: Language
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Oddity:
    """A name that tries badges and screens."""

    first: str
    last: str
    country: str


# Mostly Moroccan too, in Latin Amazigh spelling or in Tifinagh.
AMAZIGH = (
    Origin(
        "MA",
        Language.FR,
        ("Amaziɣ", "Yuba", "Massin", "Tilila", "Tiziri", "Anir", "Numidya", "Siman", "Ṭariq"),
        ("Aït Ouaḥmane", "Aït Baâmrane", "Ameẓyan", "Azerwal", "Amellal", "Uɛli", "Afulay"),
    ),
    Origin(
        "MA",
        Language.FR,
        ("ⴰⵎⴰⵣⵉⵖ", "ⵢⵓⴱⴰ", "ⵎⴰⵙⵙⵉⵏ", "ⵜⵉⵍⵉⵍⴰ", "ⵜⵉⵣⵉⵔⵉ", "ⴰⵏⵉⵔ"),
        ("ⴰⵢⵜ ⵡⴰⵃⵎⴰⵏ", "ⴰⵢⵜ ⴱⴰⵄⵎⵔⴰⵏ", "ⴰⵎⵥⵢⴰⵏ", "ⴰⵣⵔⵡⴰⵍ", "ⴰⵎⵍⵍⴰⵍ", "ⴰⴼⵓⵍⴰⵢ"),
    ),
)

WORLD = (
    Origin(
        "FR",
        Language.FR,
        ("Éloïse", "Benoît", "Anne-Sophie", "Jérôme", "Maëlle", "François-Xavier", "Zoé", "Loïc"),
        ("Lefèvre", "de La Rochère", "Cœuret", "Le Goff", "Peña-Martin", "Gaïdon", "L'Hostis"),
    ),
    Origin(
        "ES",
        Language.FR,
        ("Íñigo", "Begoña", "José María", "Núria", "Ángel", "Concepción"),
        ("Muñoz Ibáñez", "Echevarría", "Güell i Puig", "Núñez de Castro", "Peñalver"),
    ),
    Origin(
        "PT",
        Language.FR,
        ("João", "Inês", "Conceição", "Simão", "Luís Filipe"),
        ("Guimarães", "Magalhães Brandão", "d'Assunção", "Araújo", "Simões"),
    ),
    Origin(
        "IT",
        Language.EN,
        ("Niccolò", "Chiara", "Pier Luigi", "Desirée", "Giosuè"),
        ("D'Angelo", "Dall'Acqua", "De Santis", "Cantù", "Lo Presti"),
    ),
    Origin(
        "DE",
        Language.EN,
        ("Jürgen", "Käthe", "Björn", "Heinz-Günther", "Anneliese"),
        ("Müller-Lüdenscheid", "Weiß", "Großkopf", "von der Höhe", "Schäfer"),
    ),
    Origin(
        "PL",
        Language.EN,
        ("Łukasz", "Małgorzata", "Grzegorz", "Żaneta", "Świętosław"),
        ("Brzęczyszczykiewicz", "Wójcik", "Żółć", "Dąbrowska-Ślęzak", "Źrebiec"),
    ),
    Origin(
        "TR",
        Language.EN,
        ("Şükrü", "İpek", "Çağla", "Oğuzhan", "Işıl"),
        ("Yıldız", "Öztürk", "Kılıçdağı", "Güneş", "Şimşek"),
    ),
    Origin(
        "VN",
        Language.EN,
        ("Thị Ánh Nguyệt", "Văn Đức", "Hữu Phước", "Ngọc Quỳnh"),
        ("Nguyễn", "Trần", "Đặng", "Huỳnh"),
    ),
    Origin("CN", Language.EN, ("小明", "丽华", "建国", "伟"), ("王", "欧阳", "张", "李")),
    Origin(
        "RU",
        Language.EN,
        ("Екатерина", "Фёдор", "Юлия", "Всеволод"),
        ("Щербакова", "Рождественский", "Ёлкин", "Цой"),
    ),
    Origin(
        "GR",
        Language.EN,
        ("Ελένη", "Γεώργιος", "Αικατερίνη", "Άγγελος"),
        ("Παπαδοπούλου", "Χατζηγιάννης", "Οικονόμου", "Ψαρρός"),
    ),
    Origin(
        "SN",
        Language.FR,
        ("Ousmane", "Aïssatou", "Cheikh Tidiane", "Ndèye Fatou", "Mame Diarra"),
        ("N'Diaye", "Guèye", "Diouf", "Sène", "Bâ"),
    ),
    Origin("IE", Language.EN, ("Siobhán", "Pádraig", "Conor"), ("O'Brien", "Ó Súilleabháin")),
)

ODDITIES = (
    Oddity("X", "", "VN"),
    Oddity("Jo", "Wu", "CN"),
    Oddity("O", "E", "KR"),
    Oddity("", "Suharto", "ID"),
    Oddity(
        "Maria do Carmo Aparecida da Imaculada Conceição",
        "de Albuquerque Cavalcanti e Vasconcelos de Sousa Coutinho",
        "BR",
    ),
    Oddity(
        "Abdelmouttalib-Noureddine",
        "Benabdeljalil El Idrissi El Hassani El Ouazzani Touhami Benchekroun",
        "MA",
    ),
    Oddity("Marie-Élisabeth-Antoinette", "Prud'homme--L'Hermitte", "FR"),
    Oddity("Kaltwasserberghofenstettinerhausen", "Wolf", "DE"),
    Oddity("Llanfair", "ap Rhŷs-Gwyndaf", "GB"),
    Oddity("Björk", "Þórðardóttir", "IS"),
    Oddity("Anne", "van 't Hek-d'Ailly", "NL"),
    Oddity("Null", "Void", "US"),
    Oddity("محمد الأمين ولد سيدي المختار", "ولد الشيخ محمد عبد الله", "MR"),
    Oddity("Řehoř", "Dvořáček-Křížek", "CZ"),
)
