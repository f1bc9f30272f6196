"""Every sentence of the assistant's own that a user reads in a conversation.

A question in English gets these sentences in English; the documents' words stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.questions.cues import Wanted


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences around an answer, in one language; braces are filled in where they are used."""

    greeting: str
    thanks: str
    farewell: str
    nothing: str  # no word in it that could be looked for
    instruction: str  # only orders to the assistant
    not_found: str
    not_found_because: str
    see_nearest: str
    lacking: Mapping[Wanted, str]  # reasons: what the documents do not give
    blank: Mapping[Wanted, str]  # reasons: what a form leaves open
    unknown_unit: str
    other_level: str  # the unit is named as one of another level only
    unknown_name: str
    unknown_text: str  # one that the question names by kind and number
    cited_text: str  # likewise, of one whose signature is not here: who signed it is asked
    several: str
    which: str
    listed: str
    replaced: str  # an answer is from a document that another one has replaced
    replaced_later: str
    replaced_undated: str

    @property
    def not_found_nearest(self) -> str:
        """What stands above the nearest passages when there is no better reason to give."""
        return f"{self.not_found} {self.see_nearest}"

    def because(self, reason: str) -> str:
        """Return a refusal with its reason, above the nearest passages."""
        return f"{self.not_found_because.format(reason=reason)} {self.see_nearest}"


VIETNAMESE = Phrases(
    greeting=(
        "Chào anh/chị. Tôi là Sổ Tay, tra cứu các văn bản của cơ quan và trả lời kèm trích dẫn "
        "nguyên văn. Anh/chị cứ hỏi, có dấu hay không dấu đều được, ví dụ: "
        "“Khi nào phải gửi báo cáo 6 tháng?”."
    ),
    thanks="Không có gì ạ. Cần tra cứu thêm, anh/chị cứ hỏi.",
    farewell="Chào anh/chị. Khi cần tra cứu văn bản, anh/chị cứ nhắn.",
    nothing=(
        "Tôi chưa rõ anh/chị muốn hỏi gì. Anh/chị viết thành câu hỏi về nội dung văn bản nhé, "
        "ví dụ: “Đơn vị nào chủ trì?”, “Báo cáo gửi về đâu?”."
    ),
    instruction=(
        "Tôi chỉ trả lời từ các văn bản đã nạp, kèm trích dẫn; yêu cầu này nằm ngoài việc đó."
    ),
    not_found="Không thấy trong tài liệu.",
    not_found_because="Không thấy trong tài liệu: {reason}.",
    see_nearest="Anh/chị tham khảo các đoạn gần nhất dưới đây.",
    lacking={
        Wanted.PERSON: "văn bản không nêu tên người này",
        Wanted.PLACE: "văn bản không nêu địa điểm này",
        Wanted.DAY: "văn bản không nêu ngày cụ thể cho việc này",
        Wanted.HOUR: "văn bản không nêu giờ cho việc này",
        Wanted.DURATION: "văn bản không nêu thời hạn bằng số cho việc này",
        Wanted.COUNT: "văn bản không nêu số lượng này",
        Wanted.MONEY: "văn bản không nêu số tiền hay kinh phí cho việc này",
        Wanted.PERCENT: "văn bản không nêu tỷ lệ, chỉ tiêu này",
        Wanted.PHONE: "văn bản không nêu số điện thoại hay cách liên hệ này",
        Wanted.SYMBOL: "văn bản không ghi số, ký hiệu này",
    },
    blank={
        Wanted.SYMBOL: "số của văn bản còn để trống",
        Wanted.DAY: "ngày ban hành của văn bản còn để trống",
    },
    unknown_unit="văn bản này không nhắc đến đơn vị được hỏi",
    other_level="tài liệu chỉ nói về {unit}, không nói về đơn vị ở cấp được hỏi",
    unknown_name="không văn bản nào nhắc đến “{name}”",
    unknown_text="tài liệu không có và cũng không nhắc đến {name}",
    cited_text="tài liệu có nhắc đến {name} nhưng không cho biết ai ký văn bản đó",
    several="Có {count} văn bản nói về việc này:",
    which="Anh/chị hỏi văn bản nào? Nêu tên hoặc số văn bản, tôi sẽ trả lời kỹ hơn.",
    listed="Có {count} văn bản:",
    replaced="Lưu ý: {old} đã được thay thế bằng {new}.",
    replaced_later="Lưu ý: từ {since}, {old} được thay thế bằng {new}.",
    replaced_undated="Lưu ý: {new} ghi là thay thế {old}.",
)
ENGLISH = Phrases(
    greeting=(
        "Hello. I am Sổ Tay: I look things up in the office's documents and quote them word for "
        "word, in Vietnamese. Ask away, for example: “When is the semi-annual report due?”"
    ),
    thanks="You are welcome. Ask again whenever you need something looked up.",
    farewell="Goodbye. Write whenever you need something looked up.",
    nothing=(
        "I am not sure what you would like to know. Please ask a question about the documents, "
        "for example: “Which unit is in charge?”"
    ),
    instruction=(
        "I only answer from the documents loaded here, with quotations; this is not part of that."
    ),
    not_found="Not found in the documents.",
    not_found_because="Not found in the documents: {reason}.",
    see_nearest="The nearest passages are shown below.",
    lacking={
        Wanted.PERSON: "they do not give this person's name",
        Wanted.PLACE: "they do not say where this is",
        Wanted.DAY: "they give no exact date for this",
        Wanted.HOUR: "they give no hour for this",
        Wanted.DURATION: "they give no time limit in figures for this",
        Wanted.COUNT: "they do not give this number",
        Wanted.MONEY: "they give no amount of money for this",
        Wanted.PERCENT: "they do not give this share or target",
        Wanted.PHONE: "they do not give this telephone number or contact",
        Wanted.SYMBOL: "they do not give this number or symbol",
    },
    blank={
        Wanted.SYMBOL: "the document's number is left blank",
        Wanted.DAY: "the document's date of issue is left blank",
    },
    unknown_unit="this document does not mention the unit you ask about",
    other_level="they speak of {unit}, not of the unit at the level you ask about",
    unknown_name="no document mentions “{name}”",
    unknown_text="no document is or mentions {name}",
    cited_text="{name} is mentioned, but not who signed it",
    several="{count} documents speak of this:",
    which="Which document do you mean? Give its name or number and I will answer in more detail.",
    listed="{count} documents:",
    replaced="Note: {old} has been replaced by {new}.",
    replaced_later="Note: from {since}, {old} is replaced by {new}.",
    replaced_undated="Note: {new} says that it replaces {old}.",
)


def phrases(*, english: bool) -> Phrases:
    """Return the sentences in the language of the question."""
    return ENGLISH if english else VIETNAMESE


TOO_LONG = (
    "Câu hỏi dài quá {limit} ký tự nên tôi chưa đọc. Anh/chị rút gọn còn một hai câu giúp nhé."
)
NO_DOCUMENTS = (
    "Chưa có văn bản nào được nạp. Người quản trị nạp văn bản bằng lệnh: sotay ingest THƯ_MỤC."
)
FAILED = "Xin lỗi, tôi gặp trục trặc khi tra cứu (mã {code}). Anh/chị thử lại sau ít phút."

# Said with a citation each, in the words of the documents.
SIGNED = "{name} – {position}"
SIGNED_FOR = "{name} – {position} ({behalf})"
NUMBERED = "Số, ký hiệu: {value}"
ISSUED = "Ngày ban hành: {value}"
ABBREVIATION = "{short} là {long}."

SOURCES = "Nguồn"
NEAREST = "Đoạn gần nhất"

# On the buttons under an answer, and what a tap on a document's button asks.
VERBATIM = "Nguyên văn"
ORIGINAL = "Văn bản gốc"
FURTHER_ORIGINAL = "Văn bản gốc {number}"
HELPFUL = "👍 Hữu ích"
NOT_HELPFUL = "👎 Chưa đúng"
LETTER = "công văn"
NUMBER = "số {number}"
OF_PLACE = " của {place}"
NARROWED = "{question}, theo {name}?"

# In front of a message that is sent a second time, when the first may not have arrived.
SENT_AGAIN = "(Gửi lại – có thể anh/chị đã nhận tin này.)"

PLATFORMS = {"telegram": "Telegram", "zalo": "Zalo Bot", "zalo_oa": "Zalo OA"}
STATUS = (
    "{platform}: {waiting} tin chờ trả lời, {queued} tin chờ gửi, {sent} đã gửi,"
    " {refused} bị từ chối{last}, {in_doubt} không rõ đã tới chưa."
)
LAST_REFUSED = " (gần nhất lúc {time}{reason})"
TROUBLE = "{platform} có trục trặc từ {time}: {reason}"
PLATFORM_CLOSED = "Sổ Tay không dùng được {platform}: {reason}"
