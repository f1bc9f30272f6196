import pytest

from corpus.document import DocumentId
from corpus.facts.parties import Scope
from corpus.parsing.parser import parse

LETTER = """SỞ CÔNG THƯƠNG
Số: 12/SCT-VP

V/v kiểm kê kho

Kính gửi:
- Quỹ Bảo tồn đầm phá;
- Các phòng chuyên môn.

1. Trạm Đo mặn cửa sông
- Gửi số đo mỗi ngày.

2. Công đoàn cơ sở (CĐCS) góp ý.

Nơi nhận:
- Như trên;
- Đội Cứu hộ sinh vật biển (phối hợp);
- Lưu: VT.
"""


def names(text: str) -> list[str]:
    scope = Scope.of(parse(LETTER, file_name="a.txt", document_id=DocumentId("0" * 64)))
    return [named.span.of(text) for named in scope.find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Giao Quỹ Bảo tồn đầm phá giữ kho.", "Quỹ Bảo tồn đầm phá"),
        ("Giao Đội Cứu hộ sinh vật biển giữ kho.", "Đội Cứu hộ sinh vật biển"),
        ("Giao Trạm Đo mặn cửa sông giữ kho.", "Trạm Đo mặn cửa sông"),
        ("CĐCS giữ kho.", "CĐCS"),
    ],
)
def test_names_that_a_document_lists_are_known_whole_elsewhere_in_it(text: str, name: str) -> None:
    assert names(text) == [name]
