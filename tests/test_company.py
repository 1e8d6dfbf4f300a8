"""How sure a verdict is: what the card says of other desks, and never more than was heard."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.company import HEARD, Company, Peer, Sure, Sureness, how_sure
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from ui.bridge import SyncBridge
from ui.company_wording import sureness_text
from ui.translation import speak
from ui.verdict_card import VerdictCard
from ui_builders import FAIR, NOON, a_report


def a_peer(device: str = "other", *, silent_s: int = 2, is_revoked: bool = False) -> Peer:
    heard = NOON - timedelta(seconds=silent_s)
    return Peer(device, "Poste 2", "desk", NOON, heard, 0, is_revoked)


def a_company(*peers: Peer, silent_s: float = 3, **told: object) -> Company:
    heard = NOON - timedelta(seconds=silent_s)
    known = {"hub": "Entrée", "device": "me", "peers": (a_peer("me"), *peers), "heard_at": heard}
    return Company(**{**known, **told})


@pytest.fixture(autouse=True)
def french(qapp):
    speak(Language.FR)


def test_desks_heard_of_late_count_and_silent_or_revoked_ones_do_not():
    company = a_company(a_peer("a"), a_peer("b", silent_s=90), a_peer("c", is_revoked=True))

    sure = how_sure(company, NOON)

    assert (sure.sure, sure.heard, sure.of, sure.seconds) == (Sure.TOGETHER, 1, 2, 3)


@given(
    silent_s=st.floats(0, 500),
    behind=st.integers(0, 9),
    is_alone=st.booleans(),
    is_heard=st.booleans(),
)
def test_a_verdict_claims_company_only_while_the_hub_is_heard_and_nothing_is_unread(
    silent_s, behind, is_alone, is_heard
):
    company = a_company(
        a_peer(),
        silent_s=silent_s,
        behind=behind,
        alone_since=NOON if is_alone else None,
        **({} if is_heard else {"heard_at": None}),
    )

    claims = how_sure(company, NOON).sure is Sure.TOGETHER

    fresh = timedelta(seconds=silent_s) <= HEARD
    assert claims == (is_heard and not is_alone and not behind and fresh)


@pytest.mark.parametrize(
    ("company", "said"),
    [
        (Company(), "Vérifié sur ce poste seul"),
        (Company(hub="Entrée"), "Pas encore comparé avec les autres postes"),
        (a_company(a_peer()), "Vérifié avec 1 poste sur 1 · il y a 3\xa0s"),
        (a_company(a_peer("a"), a_peer("b")), "Vérifié avec 2 postes sur 2 · il y a 3\xa0s"),
        (a_company(), "Vérifié avec le hub · il y a 3\xa0s"),
        (a_company(behind=1200), "Rattrapage en cours\u202f: encore 1\u202f200 à lire"),
        (a_company(alone_since=NOON - timedelta(hours=1)), "Seul depuis 12:00"),
        (a_company(silent_s=600), "Seul depuis 12:50"),
    ],
)
def test_the_card_says_how_sure_its_verdict_is(qtbot, company, said):
    card = VerdictCard(FAIR)
    qtbot.addWidget(card)
    card.show_company(company)
    card.show_report(a_report())

    assert card.sureness.text() == said


def test_a_verdict_on_screen_stays_as_sure_as_it_was(qtbot):
    card = VerdictCard(FAIR)
    qtbot.addWidget(card)
    card.show_company(a_company(a_peer()))
    card.show_report(a_report())
    before = card.sureness.text()

    card.show_company(a_company(alone_since=NOON, trouble=TroubleError(Trouble.HUB_AWAY)))
    card.retranslate()

    assert card.sureness.text() == before
    card.show_report(a_report(event_id="event-2"))
    assert card.sureness.text() == "Seul depuis 13:00"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("sure", list(Sure))
def test_every_sureness_has_its_words(language, sure):
    speak(language)

    text = sureness_text(Sureness(sure, heard=3, of=4, seconds=70, behind=5, since=NOON), FAIR)

    assert text
    assert "{" not in text


def test_what_comes_from_threads_reaches_the_card(qtbot):
    card, news = VerdictCard(FAIR), SyncBridge()
    qtbot.addWidget(card)
    news.company_changed.connect(card.show_company)

    news.company_changed.emit(a_company(alone_since=NOON))
    card.show_report(a_report())

    assert card.sureness.text() == "Seul depuis 13:00"
