"""Countries: every ISO 3166-1 code, and the French and English names that rosters hold."""

from kiosk.roster.text import folded

CODES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 (a list of one word per line would hide the table)
)

_NAMES = {
    "AE": ("Émirats arabes unis", "United Arab Emirates", "UAE"),
    "AT": ("Autriche", "Austria"),
    "BE": ("Belgique", "Belgium"),
    "BF": ("Burkina Faso",),
    "BJ": ("Bénin", "Benin"),
    "BR": ("Brésil", "Brazil"),
    "CA": ("Canada",),
    "CH": ("Suisse", "Switzerland"),
    "CI": ("Côte d’Ivoire", "Ivory Coast"),
    "CM": ("Cameroun", "Cameroon"),
    "CN": ("Chine", "China"),
    "CZ": ("Tchéquie", "République tchèque", "Czechia", "Czech Republic"),
    "DE": ("Allemagne", "Germany"),
    "DK": ("Danemark", "Denmark"),
    "DZ": ("Algérie", "Algeria"),
    "EG": ("Égypte", "Egypt"),
    "ES": ("Espagne", "Spain"),
    "FI": ("Finlande", "Finland"),
    "FR": ("France",),
    "GA": ("Gabon",),
    "GB": ("Royaume-Uni", "United Kingdom", "UK", "Grande-Bretagne", "Great Britain"),
    "GN": ("Guinée", "Guinea"),
    "GR": ("Grèce", "Greece"),
    "IE": ("Irlande", "Ireland"),
    "IN": ("Inde", "India"),
    "IT": ("Italie", "Italy"),
    "JO": ("Jordanie", "Jordan"),
    "JP": ("Japon", "Japan"),
    "KR": ("Corée du Sud", "South Korea"),
    "LB": ("Liban", "Lebanon"),
    "LU": ("Luxembourg",),
    "LY": ("Libye", "Libya"),
    "MA": ("Maroc", "Morocco"),
    "ML": ("Mali",),
    "MR": ("Mauritanie", "Mauritania"),
    "NG": ("Nigéria", "Nigeria"),
    "NL": ("Pays-Bas", "Netherlands"),
    "NO": ("Norvège", "Norway"),
    "PL": ("Pologne", "Poland"),
    "PT": ("Portugal",),
    "QA": ("Qatar",),
    "RO": ("Roumanie", "Romania"),
    "RU": ("Russie", "Russia"),
    "SA": ("Arabie saoudite", "Saudi Arabia"),
    "SE": ("Suède", "Sweden"),
    "SN": ("Sénégal", "Senegal"),
    "TN": ("Tunisie", "Tunisia"),
    "TR": ("Turquie", "Turkey", "Türkiye"),
    "UA": ("Ukraine",),
    "US": ("États-Unis", "United States", "USA", "United States of America"),
    "VN": ("Viêt Nam", "Vietnam"),
    "ZA": ("Afrique du Sud", "South Africa"),
}
_BY_NAME = {folded(name): code for code, names in _NAMES.items() for name in names}


def country_code(text: str) -> str | None:
    """Return the code of a country given by code or name, in any case; None when unknown."""
    wanted = folded(text)
    code = wanted.upper()
    return code if code in CODES else _BY_NAME.get(wanted)
