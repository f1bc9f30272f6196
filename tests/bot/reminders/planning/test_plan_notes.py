from bot.facts.items import Status
from bot.reminders.occasions import Planned
from bot.reminders.planning.matters import Matter
from bot.reminders.planning.plan_notes import notes_of
from corpus.document import DocumentId
from tests.fakes.due_items import card
from tests.fakes.told_things import NOW, a_matter, an_occasion


def planned(matter: Matter) -> Planned:
    occasion = an_occasion(matter)
    return Planned(occasion.due, occasion.step, NOW, occasion.told)


def test_what_nobody_has_confirmed_is_marked() -> None:
    read = a_matter("d1", status=Status.READ)
    known = a_matter("d2", what="Nộp danh sách", status=Status.CONFIRMED)

    notes = notes_of([planned(read), planned(known)], [read, known])

    assert notes == {"d1": " (chưa xác nhận)", "d2": ""}


def test_what_has_one_name_in_several_documents_is_told_apart() -> None:
    first, second = (
        a_matter(f"d{n}", card=card(number=number, id_=DocumentId(f"{n}" * 64)))
        for n, number in enumerate(("58/KH-UBND", "71/KH-UBND"))
    )
    alone = a_matter("d9", what="Nộp danh sách")
    three = (first, second, alone)

    notes = notes_of([planned(one) for one in three], three)

    assert notes == {"d0": " (theo 58/KH-UBND)", "d1": " (theo 71/KH-UBND)", "d9": ""}
