import pytest

from bot.delivery.chats import LOST_WITH_CHAT, LOST_WITH_TOPIC
from bot.delivery.refusals import reason, refusal

GONE = "sendMessage: status 400: message thread not found"


@pytest.mark.parametrize(
    ("platform", "details", "why"),
    [
        ("telegram", GONE, "chủ đề đã bị xóa"),
        ("telegram", f"{GONE}; {LOST_WITH_TOPIC}", "chủ đề đã bị xóa"),
        ("telegram", "sendMessage: status 400: TOPIC_CLOSED", "chủ đề đã đóng"),
        (
            "telegram",
            f"sendMessage: status 403: bot was blocked by the user; {LOST_WITH_CHAT}",
            "người nhận đã chặn Sổ Tay",
        ),
        ("telegram", "sendMessage: status 502 without an answer", "nền tảng không trả lời"),
        ("telegram", "sendMessage: status 429", "nền tảng đang giới hạn số tin được gửi"),
        ("telegram", "sendMessage: status 400", "nền tảng không nhận tin (mã 400)"),
        (
            "zalo_oa",
            "/v3.0/oa/group/message: -237 (the group is disabled or has expired)",
            "nhóm đã bị khóa hoặc hết hạn",
        ),
        (
            "zalo_oa",
            "/v3.0/oa/message/cs: -9999 (unknown code)",
            "nền tảng không nhận tin (mã -9999)",
        ),
        ("zalo", "sendMessage: ConnectError", "không kết nối được với nền tảng"),
        ("zalo", "sendMessage: ReadTimeout", "nền tảng không trả lời"),
        ("zalo", "sendPhoto: no public address", "nền tảng không nhận tệp hoặc ảnh kèm theo"),
    ],
)
def test_a_platforms_words_are_said_so_that_a_clerk_understands_them(
    platform: str, details: str, why: str
) -> None:
    assert reason(platform, details) == why


@pytest.mark.parametrize("details", [None, "", LOST_WITH_CHAT, LOST_WITH_TOPIC])
def test_nothing_is_made_up_where_the_platform_said_nothing(details: str | None) -> None:
    assert reason("telegram", details) == ""


def test_what_is_not_known_says_where_the_words_of_the_platform_are() -> None:
    assert "sotay remind status --json" in refusal("zalo", "sendMessage: 499").remedy
