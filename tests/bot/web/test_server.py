import json
import logging
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import httpx
import pytest

from bot.messages import ChatId, IncomingMessage, Reply, TextBlock, UserId
from bot.platforms.platform import RawUpdate
from bot.web.errors import CannotListen, PortInUse
from bot.web.platforms import Platforms
from bot.web.server import WebServer, create_app, reachable
from corpus.document import DocumentCard
from tests.fakes.conversation import REPORT_ANSWER, ScriptedConversation
from tests.fakes.library import Shelf, letter, plan, span_of
from tests.fakes.web_server import serving

NOW = datetime(2025, 4, 1, 8, 0, tzinfo=UTC)
CONVERSATION = "0123456789abcdef0123456789abcdef"
LIBRARY = Shelf([plan(), letter()])


@pytest.fixture
def conversation() -> ScriptedConversation:
    return ScriptedConversation()


@pytest.fixture
def client(conversation: ScriptedConversation) -> Iterator[httpx.Client]:
    app = create_app(
        converse=conversation, library=LIBRARY, now=lambda: NOW, hosts=("sotay.xa.vn",)
    )
    with serving(app) as url, httpx.Client(base_url=url, trust_env=False) as client:
        yield client


async def keep_nothing(_platform: str, _updates: Sequence[RawUpdate]) -> None:
    pass


def ask(client: httpx.Client, text: str) -> httpx.Response:
    return client.post("/api/messages", json={"text": text, "conversation": CONVERSATION})


def test_a_question_reaches_the_conversation_and_its_reply_comes_back(
    client: httpx.Client, conversation: ScriptedConversation
) -> None:
    response = ask(client, "Khi nào gửi báo cáo?")

    assert response.status_code == 200
    assert response.json()["decision"] == "answer"
    assert response.json()["blocks"][0] == {"type": "text", "text": REPORT_ANSWER}
    assert conversation.heard == [
        IncomingMessage(
            "web", ChatId(CONVERSATION), UserId(CONVERSATION), "Khi nào gửi báo cáo?", NOW
        )
    ]


def test_small_talk_has_no_decision(client: httpx.Client) -> None:
    assert ask(client, "chào bạn").json()["decision"] is None


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "sai định dạng"),
        (b"{", "sai định dạng"),
        (b"[]", "sai định dạng"),
        (b'{"text": 5, "conversation": "0123456789abcdef"}', "sai định dạng"),
        (b'{"text": "a"}', "sai định dạng"),
        (b'{"text": "a", "conversation": "../../etc/passwd-----"}', "sai định dạng"),
        (b'{"text": "a", "conversation": "0123456789abcdef\\n"}', "sai định dạng"),
        (b'{"text": "a", "conversation": "0123456789abcdef", "x": 1}', "sai định dạng"),
        (b'{"text": "\\ud800", "conversation": "0123456789abcdef"}', "sai định dạng"),
        (b'{"text": "\xff", "conversation": "0123456789abcdef"}', "sai định dạng"),
        (b"[" * 60_000, "sai định dạng"),
        (b'{"text": " \\n\\t", "conversation": "0123456789abcdef"}', "chưa nhập câu hỏi"),
    ],
)
def test_what_is_no_question_is_refused_with_a_sentence(
    client: httpx.Client, conversation: ScriptedConversation, body: bytes, sentence: str
) -> None:
    response = client.post(
        "/api/messages", content=body, headers={"content-type": "application/json"}
    )

    assert response.status_code == 422
    assert sentence in response.json()["error"]
    assert conversation.heard == []


@pytest.mark.parametrize("size", [4_001, 100_000, 1_000_000, 9_000_000])
def test_a_question_of_any_size_too_large_is_refused_politely(
    client: httpx.Client, conversation: ScriptedConversation, size: int
) -> None:
    response = ask(client, "a" * size)

    assert response.status_code == 413
    assert "trong 4000 ký tự" in response.json()["error"]
    assert conversation.heard == []


def test_the_longest_question_is_answered_whatever_its_letters(client: httpx.Client) -> None:
    text = "𝄞" * 4_000
    body = json.dumps({"text": text, "conversation": CONVERSATION})

    response = client.post(
        "/api/messages", content=body, headers={"content-type": "application/json"}
    )

    assert response.status_code == 200


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_page_is_not_read(client: httpx.Client, media_type: str) -> None:
    response = client.post("/api/messages", content=b"{}", headers={"content-type": media_type})

    assert response.status_code == 415


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_post_of_another_page_is_refused(
    client: httpx.Client, conversation: ScriptedConversation, headers: Mapping[str, str]
) -> None:
    response = client.post(
        "/api/messages", json={"text": "a", "conversation": CONVERSATION}, headers=headers
    )

    assert response.status_code == 403
    assert conversation.heard == []


def test_a_foreign_host_name_is_refused_and_the_own_one_is_not(client: httpx.Client) -> None:
    foreign = client.get("/documents", headers={"host": "evil.example"})
    own = client.get("/documents", headers={"host": "sotay.xa.vn"})

    assert (foreign.status_code, own.status_code) == (421, 200)
    assert plan().id not in foreign.text


def test_a_failure_is_said_with_a_code_and_logged_without_the_words(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = ask(client, "câu hỏi hỏng bí mật")

    assert response.status_code == 500
    code = response.json()["error"].rpartition("mã ")[2].rstrip(".")
    assert f"incident {code}: RuntimeError" in caplog.text
    assert "bí mật" not in caplog.text


def test_no_log_line_holds_what_was_asked(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        ask(client, "khi nào báo cáo bí mật")

    assert "message outcome=answer" in caplog.text
    assert "bí mật" not in caplog.text


def test_a_slow_answer_does_not_hold_up_others() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def converse(message: IncomingMessage) -> Reply:
        if message.text == "chậm":
            begun.set()
            go_on.wait(30)
        return Reply((TextBlock(message.text),))

    app = create_app(converse=converse, library=LIBRARY, now=lambda: NOW)
    with serving(app) as url, httpx.Client(base_url=url, trust_env=False) as client:
        slow = threading.Thread(target=ask, args=(client, "chậm"))
        slow.start()
        begun.wait(30)
        quick = ask(client, "nhanh")
        go_on.set()
        slow.join()

    assert quick.json()["blocks"] == [{"type": "text", "text": "nhanh"}]


def test_health_counts_the_documents(client: httpx.Client) -> None:
    response = client.get("/healthz", headers={"host": "probe"})

    assert response.json() == {"status": "ok", "documents": 2}


def test_health_says_what_somebody_must_see_to(conversation: ScriptedConversation) -> None:
    platforms = Platforms({}, keep_nothing, lambda _name: None, troubles=lambda: ["no tick"])
    app = create_app(converse=conversation, library=LIBRARY, now=lambda: NOW, platforms=platforms)
    with serving(app) as url:
        response = httpx.get(f"{url}/healthz", trust_env=False)

    assert response.status_code == 503
    assert response.json() == {"status": "trouble", "documents": 2, "troubles": ["no tick"]}


def test_metrics_count_answers_clarifications_refusals_and_failures(client: httpx.Client) -> None:
    for text in ("báo cáo", "thời gian", "ngân sách", "chào", "hỏng"):
        ask(client, text)

    lines = client.get("/metrics").text.splitlines()

    for outcome in ("answer", "clarify", "refuse", "other", "error"):
        assert f'sotay_messages_total{{platform="web",outcome="{outcome}"}} 1' in lines


def test_the_page_may_run_its_own_scripts_only(client: httpx.Client) -> None:
    policy = client.get("/").headers["content-security-policy"]

    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "unsafe" not in policy


def test_the_page_has_no_inline_script_and_no_inline_style(client: httpx.Client) -> None:
    for path in ("/", "/documents", f"/documents/{plan().id}"):
        page = client.get(path).text

        assert page.count("<script") == page.count('<script src="/static/') + page.count(
            '<script type="module" src="/static/'
        )
        assert "style=" not in page
        assert " on" not in {part[:3] for part in page.split("<button")[1:]}


def test_static_files_are_kept_for_ever_under_their_version_alone(client: httpx.Client) -> None:
    page = client.get("/").text
    address = page.partition('href="/static/style.css')[2].partition('"')[0]

    versioned = client.get(f"/static/style.css{address}")
    bare = client.get("/static/style.css")
    again = client.get("/static/style.css", headers={"if-none-match": bare.headers["etag"]})

    assert "immutable" in versioned.headers["cache-control"]
    assert versioned.headers["content-type"] == "text/css; charset=utf-8"
    assert bare.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/static/none.js", "/static/..%2fserver.py", "/nothing"])
def test_a_page_that_is_not_there_is_said_in_vietnamese(client: httpx.Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert "Không có trang này" in response.text


def test_another_method_is_refused(client: httpx.Client) -> None:
    assert client.delete("/").status_code == 405
    assert client.get("/api/messages").status_code == 405


def test_the_list_names_every_document(client: httpx.Client) -> None:
    page = client.get("/documents").text

    assert "Kế hoạch số 27/KH-UBND" in page
    assert "Tổ chức Ngày hội đọc sách của trẻ em trong xã năm 2025" in page
    assert "ngày 05/3/2025" in page
    assert f'href="/documents/{letter().id}"' in page


def test_a_document_is_shown_whole_with_the_span_marked(client: httpx.Client) -> None:
    document = plan()
    span = span_of(document.text, "2. Địa điểm", "các thôn.")

    page = client.get(
        f"/documents/{document.id}", params={"start": span.start, "end": span.end}
    ).text

    assert '<mark id="cited" tabindex="-1">2. Địa điểm: nhà văn hóa các thôn.</mark>' in page
    assert "Lò Thị Mẩy" in page
    assert '<a href="#cited">Đến đoạn được trích</a>' in page


def test_a_span_that_is_not_there_is_said_and_the_document_shown(client: httpx.Client) -> None:
    page = client.get(f"/documents/{plan().id}", params={"start": 5, "end": 10**9}).text

    assert "Không tìm thấy đoạn được trích" in page
    assert "<mark" not in page
    assert "Lò Thị Mẩy" in page


def test_a_document_without_headings_has_no_outline(client: httpx.Client) -> None:
    page = client.get(f"/documents/{letter().id}").text

    assert "Mục lục" not in page
    assert "cong-van.txt" in page


def test_a_document_that_is_gone_is_said_in_vietnamese(client: httpx.Client) -> None:
    response = client.get(f"/documents/{'0' * 64}")

    assert response.status_code == 404
    assert "không còn trong Sổ Tay" in response.text


def test_an_empty_library_is_said() -> None:
    app = create_app(converse=ScriptedConversation(), library=Shelf([]), now=lambda: NOW)
    with serving(app) as url, httpx.Client(base_url=url, trust_env=False) as client:
        page = client.get("/documents").text

    assert "Sổ Tay chưa có văn bản nào" in page


def test_half_characters_and_nul_of_a_bad_pdf_do_not_break_a_page() -> None:
    class BadTitles(Shelf):
        def cards(self) -> list[DocumentCard]:
            card = super().cards()[0]
            return [DocumentCard(card.id, "a.pdf", None, None, "\ud800 và \x00", None, None, ())]

    app = create_app(converse=ScriptedConversation(), library=BadTitles([plan()]), now=lambda: NOW)
    with serving(app) as url, httpx.Client(base_url=url, trust_env=False) as client:
        page = client.get("/documents")

    assert page.status_code == 200
    assert "? và \ufffd" in page.text


def test_a_port_in_use_is_said_with_the_setting_to_change() -> None:
    app = create_app(converse=ScriptedConversation(), library=LIBRARY, now=lambda: NOW)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUse) as caught, serving(app, port):
            pass

    assert f"Cổng {port}" in caught.value.reason
    assert "SOTAY_PORT" in caught.value.reason


async def test_an_address_that_cannot_be_listened_on_is_said() -> None:
    app = create_app(converse=ScriptedConversation(), library=LIBRARY, now=lambda: NOW)
    host = "127." + "a" * 70

    with pytest.raises(CannotListen) as caught:
        await WebServer(app, host, 0).__aenter__()

    assert "SOTAY_HOST" in caught.value.reason


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("xa.vn", "xa.vn")],  # noqa: S104 - compared, never bound
)
def test_the_address_shown_is_one_that_a_browser_opens(host: str, expected: str) -> None:
    assert reachable(host) == expected


def test_the_port_is_free_again_after_the_server_has_stopped() -> None:
    app = create_app(converse=ScriptedConversation(), library=LIBRARY, now=lambda: NOW)
    with serving(app) as first:
        port = int(first.rpartition(":")[2])
    with serving(app, port) as second:
        assert second == first
