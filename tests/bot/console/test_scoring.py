import pytest

from bot.citations import Answer, Citation, Decision
from bot.console.scoring import Gold, Labelled, Score, read_labelled, score, table, wilson
from corpus.document import DocumentId

TEXT = "1. Trạm Văn hóa gửi **báo cáo** trước ngày 30/4.\n2. Trường học - Đoàn xã vận động trẻ em."
FIRST, SECOND = TEXT.split("\n")


def cite(quote: str, *, file_name: str = "a.txt", start: int | None = None) -> Citation:
    begin = TEXT.index(quote) if start is None else start
    return Citation(DocumentId("a"), file_name, None, "", "1", quote, begin, begin + len(quote))


def question(
    *,
    gold: tuple[Gold, ...] = (Gold(seed="a.txt", quote=FIRST),),
    must: tuple[tuple[str, ...], ...] = (("30/4", "30 tháng 4"),),
    need: str = "any",
    kind: str = "date",
) -> Labelled:
    return Labelled(
        id="q",
        question="khi nào?",
        style="plain",
        kind=kind,
        gold=gold,
        need=need,
        answer_must=must,
    )


def unanswerable(*or_say: str) -> Labelled:
    return Labelled(
        id="q", question="ai?", style="plain", kind="unanswerable", refuse=True, or_say=or_say
    )


def counts(labelled: Labelled, answer: Answer) -> dict[str, list[int]]:
    return scored(labelled, answer).counts


def scored(labelled: Labelled, answer: Answer) -> Score:
    return score([labelled], {"q": answer}, {"a": TEXT}.get)


def test_a_right_answer_counts_everywhere() -> None:
    answer = Answer(Decision.ANSWER, "Trước ngày 30/4.", (cite(FIRST),))

    assert scored(question(), answer) == Score(
        {
            "exact_span": [1, 1],
            "correct": [1, 1],
            "cited_first": [1, 1],
            "cited": [1, 1],
            "told": [1, 1],
            "not_refused": [1, 1],
            "correct_decision": [1, 1],
            "citation_precision": [1, 1],
            "style:plain": [1, 1],
            "kind:date": [1, 1],
        },
        lengths=[16],
    )


@pytest.mark.parametrize(
    ("answer", "missed"),
    [
        (Answer(Decision.REFUSE, "30/4", (cite(FIRST),)), "not_refused"),
        (Answer(Decision.ANSWER, "trước ngày 1/5", (cite(FIRST),)), "told"),
        (Answer(Decision.ANSWER, "30/4 " * 300, (cite(FIRST),)), "told"),
        (Answer(Decision.ANSWER, "30/4", (cite(SECOND),)), "cited"),
        (Answer(Decision.ANSWER, "30/4", (cite(FIRST, file_name="b.txt"),)), "cited"),
        (Answer(Decision.ANSWER, "30/4", (cite("", start=0),)), "cited"),
        (Answer(Decision.ANSWER, "30/4"), "cited"),
    ],
)
def test_what_is_missing_makes_an_answer_wrong(answer: Answer, missed: str) -> None:
    got = counts(question(), answer)

    assert got[missed] == [0, 1]
    assert got["correct"] == [0, 1]


def test_an_answer_is_compared_without_marks_case_diacritics_and_spaces_at_dashes() -> None:
    labelled = question(
        gold=(Gold(seed="a.txt", quote=SECOND.upper()),), must=(("truong hoc-DOAN xa",),)
    )
    answer = Answer(Decision.ANSWER, "**Trường  học – Đoàn** xã", (cite(SECOND),))

    assert counts(labelled, answer)["correct"] == [1, 1]


def test_half_of_a_gold_passage_is_enough_and_less_is_not() -> None:
    half, less = FIRST[: len(FIRST) * 2 // 3], FIRST[:12]

    assert counts(question(), Answer(Decision.ANSWER, "a", (cite(half),)))["cited"] == [1, 1]
    assert counts(question(), Answer(Decision.ANSWER, "a", (cite(less),)))["cited"] == [0, 1]


def test_where_all_places_are_needed_one_is_not_enough() -> None:
    both = (Gold(seed="a.txt", quote=FIRST), Gold(seed="a.txt", quote=SECOND))
    labelled = question(gold=both, need="all")
    one = Answer(Decision.ANSWER, "30/4", (cite(FIRST),))
    two = Answer(Decision.ANSWER, "30/4", (cite(SECOND), cite(FIRST)))

    assert counts(labelled, one)["correct"] == [0, 1]
    assert counts(labelled, two)["correct"] == [1, 1]


def test_precision_counts_each_citation_and_the_first_alone_counts_first() -> None:
    got = counts(question(), Answer(Decision.ANSWER, "30/4", (cite(SECOND), cite(FIRST))))

    assert got["citation_precision"] == [1, 2]
    assert got["cited_first"] == [0, 1]


def test_a_list_may_be_longer() -> None:
    answer = Answer(Decision.ANSWER, "30/4 " + "a" * 1_500, (cite(FIRST),))

    assert counts(question(kind="list"), answer)["told"] == [1, 1]
    assert counts(question(kind="date"), answer)["told"] == [0, 1]


def test_a_quote_that_is_not_the_text_at_its_place_is_not_exact() -> None:
    moved = cite(FIRST, start=3)

    assert counts(question(), Answer(Decision.ANSWER, "a", (moved,)))["exact_span"] == [0, 1]


def test_a_quote_of_an_unknown_document_is_not_exact() -> None:
    result = score(
        [question()], {"q": Answer(Decision.ANSWER, "a", (cite(FIRST),))}, lambda _: None
    )

    assert result.counts["exact_span"] == [0, 1]


@pytest.mark.parametrize(
    ("answer", "good"),
    [
        (Answer(Decision.REFUSE, "Không thấy."), 1),
        (Answer(Decision.CLARIFY, "Xin chào!"), 0),
        (Answer(Decision.ANSWER, "Không nêu TÊN."), 1),
    ],
)
def test_what_cannot_be_answered_must_be_refused_or_said(answer: Answer, good: int) -> None:
    result = scored(unanswerable("khong neu ten"), answer)

    assert result.counts == {"refused_when_absent": [good, 1], "correct_decision": [good, 1]}
    assert len(result.misses) == 1 - good
    assert result.lengths == []


def test_a_miss_says_which_question_and_why() -> None:
    wrong = scored(question(), Answer(Decision.ANSWER, "1/5", (cite(FIRST),))).misses
    refused = scored(question(), Answer(Decision.REFUSE, "1/5")).misses

    assert wrong == ["q [plain/date] cited=True told=False | khi nào? | '1/5'"]
    assert refused == ["q [plain/date] refused | khi nào? | '1/5'"]


@pytest.mark.parametrize(
    ("good", "total", "interval"),
    [(0, 0, (0.0, 0.0)), (0, 10, (0.0, 0.278)), (5, 10, (0.237, 0.763)), (10, 10, (0.722, 1.0))],
)
def test_the_interval_of_a_share(good: int, total: int, interval: tuple[float, float]) -> None:
    assert tuple(round(bound, 3) for bound in wilson(good, total)) == interval


def test_the_interval_of_a_share_has_no_sign_and_stays_within_one() -> None:
    none, whole = [wilson(0, n) for n in range(1, 200)], [wilson(n, n) for n in range(1, 200)]

    assert {f"{low:.2f}" for low, _ in none} == {"0.00"}
    assert max(high for _, high in whole) == 1.0


def test_the_table_has_a_line_a_figure_in_order() -> None:
    result = Score({"told": [1, 2], "cited": [2, 3]}, lengths=[5, 1, 9])

    assert table(result, [4.0, 1.0, 2.0]) == (
        "cited                    0.667  2/3  [0.21, 0.94]\n"
        "told                     0.500  1/2  [0.10, 0.91]\n"
        "answer_length            median 5 p95 9\n"
        "elapsed_ms               p50 2.0 p95 4.0"
    )


def test_nothing_gives_an_empty_table() -> None:
    assert table(Score(), []) == ""


def test_labelled_questions_are_read_a_line_each() -> None:
    line = '{"id": "a", "question": "b", "style": "c", "kind": "d", "or_say": null, "x": 1}'

    assert [one.id for one in read_labelled([line, "", "  ", line])] == ["a", "a"]


@pytest.mark.parametrize("line", ["x", "{}", '{"id": "a"}', "[]"])
def test_a_line_that_is_no_labelled_question_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match="Labelled"):
        read_labelled([line])
