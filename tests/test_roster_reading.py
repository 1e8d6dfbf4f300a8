"""Rosters as organisers send them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from builders import FAIR_ID
from kiosk.domain.attendees import Attendee, PersonName, Ticket, TicketStatus
from kiosk.domain.badge_ids import badge_id_of, ticket_id_of
from kiosk.domain.fair import Language
from kiosk.errors import TroubleError
from kiosk.roster.reading import LineProblem


@pytest.fixture
def ticket_with(roster_of):
    def read(column: str, cell: str) -> Ticket:
        roster = roster_of(f"code;nom;{column}\nA1;Tazi;{cell}\n")
        assert roster.problems == ()
        return roster.tickets[0]

    return read


@pytest.fixture
def problem_with(roster_of):
    def read(column: str, cell: str) -> LineProblem:
        (problem,) = roster_of(f"code;nom;{column}\nA1;Tazi;{cell}\n").problems
        return problem

    return read


def test_a_full_french_line_gives_the_whole_ticket(roster_of):
    roster = roster_of(
        "Code;Catégorie;PRÉNOM;Nom;Prénom ar;nom_ar;Société;Fonction;Pays;E-mail;Téléphone;Langue;"
        "Espaces;Jours;Valide du;VALIDE_AU;Statut;Payé;Remarque\r\n"
        "A1;Exposant;Fatima-Zahra;El M'Hamdi;فاطمة الزهراء;المحمدي;Tensift;Gérance;Maroc;"
        "f@t.example;+212 600;anglais;fair|conférences;24/11/2026|25/11/2026;24/11/2026 14:00;"
        "2026-11-25T12:00+00:00;Annulé;Impayé;À voir\r\n"
    )

    assert roster.problems == ()
    assert roster.tickets == (
        Ticket(
            id=ticket_id_of(FAIR_ID, "A1"),
            code="A1",
            badge_id=badge_id_of(FAIR_ID, "A1"),
            attendee=Attendee(
                PersonName("Fatima-Zahra", "El M'Hamdi"),
                PersonName("فاطمة الزهراء", "المحمدي"),
                "Tensift",
                "Gérance",
                "MA",
                "f@t.example",
                "+212 600",
                Language.EN,
            ),
            category="exhibitor",
            areas=frozenset({"fair", "conferences"}),
            days=frozenset({date(2026, 11, 24), date(2026, 11, 25)}),
            valid_from=datetime(2026, 11, 24, 14, tzinfo=ZoneInfo("Africa/Casablanca")),
            valid_until=datetime(2026, 11, 25, 12, tzinfo=UTC),
            status=TicketStatus.CANCELLED,
            paid=False,
            note="À voir",
        ),
    )


def test_code_and_one_name_are_enough(roster_of):
    (ticket,) = roster_of("code,first name\nA1,Jo\n").tickets

    assert ticket.attendee == Attendee(PersonName("Jo", ""))
    assert ticket.category == "visitor"
    assert (ticket.areas, ticket.days) == (frozenset(), frozenset())
    assert (ticket.status, ticket.paid) == (TicketStatus.VALID, True)


def test_a_name_given_only_in_arabic_columns_is_the_name(roster_of):
    (ticket,) = roster_of("code;nom;nom_ar\nA1;;التازي\n").tickets

    assert ticket.attendee.name == PersonName("", "التازي")
    assert ticket.attendee.name_ar is None


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n", ";;;\n", "\ufeffsep=;\r\n", '"SEP=,"\n'])
def test_every_usual_kind_of_csv_is_read(roster_of, delimiter, line_end, start):
    lines = [["code", "nom", "société"], ["A1", "Tazi", '"Vis, Écrous; Joints"']]

    roster = roster_of(start + line_end.join(map(delimiter.join, lines)))

    assert roster.problems == ()
    assert roster.tickets[0].attendee.company == "Vis, Écrous; Joints"


def test_lines_are_counted_as_a_text_editor_does(roster_of):
    roster = roster_of('code;nom;société\n\nA1;Tazi;"deux\r\nlignes"\n;Sans Code;\n')

    assert roster.tickets[0].attendee.company == "deux lignes"
    assert roster.problems == (LineProblem(5, "code", "The code is missing."),)


def test_texts_are_composed_trimmed_and_freed_of_control_characters(roster_of):
    (ticket,) = roster_of("code;nom\n A1\u200b ;\u00a0Ai\u0308t\x07 \u202eBaha\n").tickets

    assert (ticket.code, ticket.attendee.name.last) == ("A1", "Aït Baha")


def test_a_code_used_twice_names_the_first_line(roster_of):
    roster = roster_of("code;nom\nA1;Tazi\nB2;Alami\n A1 ;Ziani\n")

    assert [ticket.attendee.name.last for ticket in roster.tickets] == ["Tazi", "Alami"]
    assert roster.problems == (LineProblem(4, "code", "The same code is on line 2 already."),)


def test_a_badge_id_already_taken_gives_way_to_the_next_generation(roster_of):
    one, other = "C325990", "C805425"  # found by search

    first, second = roster_of(f"code;nom\n{one};Tazi\n{other};Alami\n").tickets

    assert first.badge_id == badge_id_of(FAIR_ID, one) == badge_id_of(FAIR_ID, other)
    assert second.badge_id == badge_id_of(FAIR_ID, other, 1)


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("category", "عارض", "category", "exhibitor"),
        ("category", "EXHIBITOR", "category", "exhibitor"),
        ("areas", "fair/conferences", "areas", {"fair", "conferences"}),
        ("areas", "Le salon,Conférences", "areas", {"fair", "conferences"}),
        ("days", "24/11/2026/25/11/2026", "days", {date(2026, 11, 24), date(2026, 11, 25)}),
        ("days", "2026-11-24, 2026-11-25", "days", {date(2026, 11, 24), date(2026, 11, 25)}),
        ("valid_from", "24/11/2026 14:00", "valid_from", datetime(2026, 11, 24, 13, tzinfo=UTC)),
        ("valid_from", "2026-11-24", "valid_from", datetime(2026, 11, 23, 23, tzinfo=UTC)),
        ("valid_until", "24/11/2026", "valid_until", datetime(2026, 11, 24, 23, tzinfo=UTC)),
        ("statut", "bloqué", "status", TicketStatus.BLOCKED),
        ("payé", "0", "paid", False),
        ("payé", "PAYE", "paid", True),
    ],
)
def test_cells_are_understood_in_the_ways_people_write_them(
    ticket_with, column, cell, field, value
):
    assert getattr(ticket_with(column, cell), field) == value


@pytest.mark.parametrize("cell", ["ma", "Maroc", "MOROCCO"])
def test_countries_are_known_by_code_and_name(ticket_with, cell):
    assert ticket_with("pays", cell).attendee.country == "MA"


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("category", "vistor", '"vistor" is none of: visitor, exhibitor, staff.'),
        ("areas", "fair|toit", '"toit" is none of: fair, conferences.'),
        ("days", "2026-12-24", '"2026-12-24" is outside the fair, 2026-11-24 to 2026-11-27.'),
        ("days", "31/02/2026", '"31/02/2026" is no day of the calendar.'),
        ("days", "demain", '"demain" is no list of days such as 2026-11-22|2026-11-23.'),
        (
            "valid_from",
            "0001-01-01T00:00+14:00",
            '"0001-01-01T00:00+14:00" is no date and time such as '
            "2026-11-22T14:00 or 22/11/2026 14:00.",
        ),
        (
            "status",
            "x" * 99,
            f'"{"x" * 29}…" is none of: valid, cancelled, blocked (valide, annulé, bloqué).',
        ),
        ("paid", "si", '"si" is none of: yes, no, 1, 0 (oui, non, payé, impayé).'),
        ("note", "n" * 1001, "This is longer than 1000 characters."),
    ],
)
def test_a_fault_that_bears_on_admission_keeps_the_line_out(roster_of, column, cell, why):
    roster = roster_of(f"code;nom;{column}\nA1;Tazi;{cell}\n")

    assert (roster.tickets, roster.problems) == ((), (LineProblem(2, column, why),))


@pytest.mark.parametrize(
    ("column", "cell"), [("country", "Atlantide"), ("language", "tlh"), ("email", "e" * 255)]
)
def test_a_fault_in_a_descriptive_cell_keeps_nobody_out(roster_of, column, cell):
    roster = roster_of(f"code;nom;{column}\nA1;Tazi;{cell}\n")

    assert roster.tickets == roster_of("code;nom\nA1;Tazi\n").tickets
    assert [(p.line, p.column, p.keeps_out) for p in roster.problems] == [(2, column, False)]
    assert roster.problems[0].why.endswith("It was left empty.")


def test_problems_never_repeat_what_is_personal(problem_with):
    problem = problem_with("phone", "0600112233" * 9)

    assert "0600" not in problem.why


def test_a_window_that_ends_before_it_begins_is_a_problem(roster_of):
    line = "A1;Tazi;2026-11-25;2026-11-24"

    roster = roster_of(f"code;nom;valide du;valide au\n{line}\n")

    assert roster.tickets == ()
    assert roster.problems == (LineProblem(2, "valid_until", "This is not after valid_from."),)


def test_a_line_without_any_name_is_a_problem(roster_of):
    roster = roster_of("code;nom\nA1;\n")

    assert [(p.line, p.column) for p in roster.problems] == [(2, "last_name")]


def test_a_line_with_a_stray_delimiter_is_a_problem_unless_nothing_follows_it(roster_of):
    roster = roster_of("code;nom;société\nA1;Tazi;Vis;Écrous\nC3;Ziani;;;\n")

    assert [ticket.code for ticket in roster.tickets] == ["C3"]
    assert roster.problems == (LineProblem(2, "", "It has more than the 3 cells of line 1."),)


def test_a_line_that_lacks_cells_is_a_problem_unless_it_is_blank(roster_of):
    roster = roster_of("code;nom;statut;payé;\n;;\n  \nA1;Tazi;annulé\nB2;Alami;valide;oui\n")

    assert [ticket.code for ticket in roster.tickets] == ["B2"]
    assert roster.problems == (LineProblem(4, "", "It has 3 of the 4 cells of line 1."),)


def test_a_file_cut_off_in_its_last_line_revives_nobody(roster_of):
    whole = "code;nom;statut;payé;remarque\nA1;Tazi;valide;oui;\nB2;Alami;annulé;non;Parti\n"
    last = whole.index("B2")

    cuts = [roster_of(whole[:end]) for end in range(last + 1, whole.index("Parti"))]

    assert {ticket.code for roster in cuts for ticket in roster.tickets[1:]} <= {"B2"}
    assert all(
        ticket.status is TicketStatus.CANCELLED for cut in cuts for ticket in cut.tickets[1:]
    )
    assert all(cut.problems for cut in cuts[:-1])


def test_a_roster_tells_which_columns_its_file_has(roster_of):
    roster = roster_of("Code;Société;NOM;Taille\nA1;Vis;Tazi;42\n")

    assert roster.columns == {"code", "company", "last_name"}


def test_an_arabic_name_alone_is_the_name_and_adds_to_a_latin_one_on_the_desk(roster_of):
    roster = roster_of("code;nom_ar\nA1;التازي\n")

    attendee = roster.tickets[0].attendee
    assert attendee.name == attendee.name_ar == PersonName("", "التازي")
    assert roster.columns == {"code", "last_name_ar"}


@pytest.mark.parametrize("code", ["1,23457E+11", "1.23457E+11", "1E+15", "-2.5E+100"])
def test_a_code_that_a_spreadsheet_shortened_is_a_problem(roster_of, code):
    roster = roster_of(f"code;nom\n{code};Tazi\n{code};Alami\nA1E+11;Ziani\n")

    why = "A spreadsheet shortened this number: format the column as text, then export."
    assert roster.problems == (LineProblem(2, "code", why), LineProblem(3, "code", why))
    assert [ticket.code for ticket in roster.tickets] == ["A1E+11"]


@pytest.mark.parametrize(
    "cell",
    [
        "9999-12-31",
        "31/12/9999",
        "9999-12-31T23:59:59",
        "31/12/9999 23:59",
        "9999-12-31 00:00:00.000",
        "9999-12-31T23:59:59.9999999Z",
    ],
)
def test_the_last_day_that_databases_know_means_no_end(ticket_with, cell):
    assert ticket_with("valid_until", cell).valid_until is None


def test_a_cell_of_any_length_is_a_fault_of_its_line_alone(roster_of):
    name = "x" * 200_000

    roster = roster_of(f"code;nom;divers\nA1;{name};\nB2;Alami;{name}\nC3;Ziani;\n")

    assert [ticket.code for ticket in roster.tickets] == ["B2", "C3"]
    assert roster.problems[1:] == (
        LineProblem(2, "last_name", "This is longer than 200 characters."),
    )


def test_a_header_cell_may_hold_a_line_break(roster_of):
    roster = roster_of('"Code\nbillet";"Nom\r\n";pays\nA1;Tazi;Maroc\n;Sans Code;\n')

    assert roster.tickets[0].attendee.country == "MA"
    assert roster.problems == (LineProblem(5, "code", "The code is missing."),)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_what_stands_above_the_header_is_counted(roster_of, line_end):
    lines = ["sep=;", "", ";;", "code;nom;statuts", ";Tazi;", "B2;Alami"]

    roster = roster_of(line_end.join(lines))

    assert [(p.line, p.column, p.keeps_out) for p in roster.problems] == [
        (4, "statuts", False),
        (5, "code", True),
        (6, "", True),
    ]
    assert roster.problems[2].why == "It has 2 of the 3 cells of line 4."


def test_a_letter_that_is_not_utf8_is_found_between_any_line_ends(roster_of):
    content = "sep=;\rcode;nom\rA1;Tazi\rB2;Saïd\r".encode("mac-roman")

    with pytest.raises(TroubleError, match=r"line 4 \(byte 29\) is not UTF-8"):
        roster_of(content)


def test_a_column_that_is_not_known_is_said_to_be_left_out(roster_of):
    roster = roster_of("code;nom;statuts\nA1;Tazi;annulé\n")

    assert [(p.line, p.column) for p in roster.problems] == [(1, "statuts")]
