"""Settings: `SOTAY_…` variables of the environment and `.env`; a misspelt one stops the start."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv.parser import parse_stream
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot.errors import SettingsError

PREFIX = "SOTAY_"

_EXPECTED = {  # by pydantic's error type; anything else is "has a wrong value"
    "int_parsing": "cần một số nguyên",
    "float_parsing": "cần một số",
    "greater_than": "cần một số lớn hơn {gt}",
    "greater_than_equal": "cần một số từ {ge} trở lên",
    "less_than_equal": "cần một số không quá {le}",
    "finite_number": "cần một số hữu hạn",
    "literal_error": "chỉ nhận {expected}",
    "value_error": "{error}",
}


def _web_address(value: str) -> str:
    address = value.rstrip("/")
    if not address.startswith(("http://", "https://")) or " " in address or not _has_host(address):
        raise ValueError("cần một địa chỉ bắt đầu bằng http:// hoặc https://")
    return address


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0  # reading a port that is none raises
    except ValueError:
        return False


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("cần tên múi giờ như Asia/Ho_Chi_Minh") from error
    return value


def _people(value: object) -> object:
    if not isinstance(value, str):
        return value
    people = tuple(person.strip() for person in value.split(",") if person.strip())
    if not all(platform and user for platform, _, user in (p.partition(":") for p in people)):
        raise ValueError("cần danh sách dạng telegram:123456, zalo:abcdef")
    return people


def _webhook_secret(value: SecretStr) -> SecretStr:
    # Telegram's own rule for secret_token; Zalo gets the same.
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise ValueError("chỉ gồm chữ không dấu, số, _ và -, nhiều nhất 256 ký tự")
    return value


def _proxy(value: SecretStr) -> SecretStr:
    address = value.get_secret_value()
    if not (re.fullmatch(r"(https?|socks5h?)://\S+", address) and _has_host(address)):
        raise ValueError("cần một địa chỉ bắt đầu bằng http://, https:// hoặc socks5://")
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]
Folder = Annotated[Path, AfterValidator(Path.expanduser)]
Proxy = Annotated[SecretStr, AfterValidator(_proxy)]  # may hold a password
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
UpdateMode = Literal["polling", "webhook"]
Access = Literal["open", "listed", "paired"]


class Settings(BaseModel):
    """Everything that can be set; None means "not set", and a platform without token is off."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    data_dir: Folder = Field(Path("data"), description="Thư mục dữ liệu: chỉ mục và tệp SQLite.")
    database_url: SecretStr | None = Field(
        None,
        description="Cơ sở dữ liệu, ví dụ postgresql://user:mat-khau@may-chu/sotay."
        " Bỏ trống: tệp sotay.sqlite trong thư mục dữ liệu.",
    )
    chroma_url: WebAddress | None = Field(
        None, description="Máy chủ Chroma. Bỏ trống: chỉ mục nằm trong thư mục dữ liệu."
    )
    embedding_model: str | None = Field(
        None,
        description="Mô hình nhúng sentence-transformers (tên hoặc thư mục)."
        " Bỏ trống: mô hình nhỏ đi kèm. Đổi mô hình thì phải nạp lại: sotay ingest --rebuild.",
    )
    terms_dir: Folder | None = Field(
        None, description="Thư mục bảng thuật ngữ và từ viết tắt riêng của cơ quan (tệp .tsv)."
    )
    timezone: Annotated[str, AfterValidator(_time_zone)] = Field(
        "Asia/Ho_Chi_Minh", description="Múi giờ dùng để hiểu “hôm nay” và hiển thị ngày giờ."
    )
    host: str = Field("127.0.0.1", description="Địa chỉ mạng mà trang hỏi đáp lắng nghe.")
    port: int = Field(8080, ge=0, le=65535, description="Cổng của trang hỏi đáp.")
    public_url: WebAddress | None = Field(
        None, description="Địa chỉ công khai (https) của máy này; cần khi dùng webhook."
    )
    admins: Annotated[tuple[str, ...], BeforeValidator(_people)] = Field(
        (),
        description="Người quản trị, cách nhau bằng dấu phẩy: telegram:123456, zalo:abcdef,"
        " zalo_oa:789.",
    )
    access: Access = Field(
        "open",
        description="Ai được hỏi trên Zalo và Telegram: open (mọi người), listed (chỉ danh sách"
        " SOTAY_ALLOWED), paired (thêm người đã nhập mã mời).",
    )
    allowed: Annotated[tuple[str, ...], BeforeValidator(_people)] = Field(
        (),
        description="Người hoặc nhóm được hỏi, viết như SOTAY_ADMINS; có tác dụng với listed và"
        " paired.",
    )
    limit_per_person: int = Field(
        60, ge=1, description="Số câu hỏi nhiều nhất của một người trong một phút."
    )
    limit_per_chat: int = Field(
        120, ge=1, description="Số câu hỏi nhiều nhất của một nhóm trong một phút."
    )
    workers: int = Field(
        0,
        ge=0,
        le=32,
        description="Số tiến trình riêng để trả lời, cho nơi nhiều người hỏi cùng lúc; mỗi tiến"
        " trình thêm khoảng 250 MB bộ nhớ. 0: trả lời trong tiến trình chính.",
    )
    telegram_token: SecretStr | None = Field(
        None, description="Mã bot Telegram do @BotFather cấp. Bỏ trống: không dùng Telegram."
    )
    telegram_api_base: WebAddress = Field(
        "https://api.telegram.org", description="Máy chủ Bot API của Telegram."
    )
    telegram_proxy: Proxy | None = Field(
        None,
        description="Proxy để tới Telegram khi mạng chặn: http://, https:// hoặc socks5://.",
    )
    telegram_mode: UpdateMode = Field(
        "polling", description="Cách nhận tin Telegram: polling hoặc webhook."
    )
    telegram_webhook_secret: WebhookSecret | None = Field(
        None,
        description="Chuỗi bí mật Telegram gửi kèm mỗi tin webhook: chữ, số, _ và -."
        " Bỏ trống: Sổ Tay tự suy từ mã bot.",
    )
    zalo_proxy: Proxy | None = Field(
        None,
        description="Proxy để tới Zalo (cả Bot và OA): http://, https:// hoặc socks5://.",
    )
    zalo_bot_token: SecretStr | None = Field(
        None, description="Mã Zalo Bot. Bỏ trống: không dùng Zalo Bot."
    )
    zalo_bot_api_base: WebAddress = Field(
        "https://bot-api.zaloplatforms.com", description="Máy chủ Zalo Bot Platform."
    )
    zalo_bot_mode: UpdateMode = Field(
        "polling", description="Cách nhận tin Zalo Bot: polling hoặc webhook."
    )
    zalo_bot_webhook_secret: WebhookSecret | None = Field(
        None,
        description="Chuỗi bí mật Zalo Bot gửi kèm mỗi tin webhook: từ 8 chữ, số, _ và -."
        " Bỏ trống: Sổ Tay tự suy từ mã bot.",
    )
    zalo_bot_name: str | None = Field(
        None, description="Tên hiển thị của bot mà người dùng gõ sau dấu @ trong nhóm Zalo."
    )
    zalo_oa_app_id: str | None = Field(
        None, description="Mã ứng dụng Zalo của Official Account. Bỏ trống: không dùng OA."
    )
    zalo_oa_app_secret: SecretStr | None = Field(
        None, description="Khóa bí mật của ứng dụng Zalo, dùng để lấy mã truy cập."
    )
    zalo_oa_secret_key: SecretStr | None = Field(
        None, description="Khóa bí mật của OA, dùng để kiểm tra chữ ký webhook."
    )
    zalo_oa_refresh_token: SecretStr | None = Field(
        None, description="Refresh token đầu tiên của OA; các mã sau Sổ Tay tự lưu."
    )
    zalo_oa_api_base: WebAddress = Field("https://openapi.zalo.me", description="Máy chủ Zalo OA.")
    zalo_oauth_base: WebAddress = Field(
        "https://oauth.zaloapp.com", description="Máy chủ cấp mã truy cập của Zalo."
    )
    llm: str | None = Field(
        None,
        description="Mô hình ngôn ngữ theo cách viết của LangChain, ví dụ openai:gpt-4o-mini."
        " Bỏ trống: trả lời bằng nguyên văn tài liệu, không cần mô hình.",
    )
    llm_base_url: WebAddress | None = Field(
        None, description="Máy chủ mô hình tương thích OpenAI, ví dụ http://127.0.0.1:8000/v1."
    )
    llm_api_key: SecretStr | None = Field(None, description="Khóa của máy chủ mô hình.")
    llm_timeout_seconds: float = Field(
        8,
        gt=0,
        allow_inf_nan=False,
        description="Số giây chờ mô hình; quá thì trả lời không mô hình.",
    )

    @model_validator(mode="after")
    def _webhooks_have_an_address(self) -> "Settings":
        platforms = (
            (self.telegram_token, self.telegram_mode),
            (self.zalo_bot_token, self.zalo_bot_mode),
        )
        if self.public_url is None and any(
            token and mode == "webhook" for token, mode in platforms
        ):
            raise ValueError("chế độ webhook cần SOTAY_PUBLIC_URL")
        return self

    @property
    def database(self) -> SecretStr:
        """The address of the database, whether set or in the data folder."""
        if self.database_url is not None:
            return self.database_url
        path = quote((self.data_dir / "sotay.sqlite").as_posix(), safe="/:")
        return SecretStr(f"sqlite:///{path}")

    @property
    def platforms(self) -> tuple[str, ...]:
        """The chat platforms that are set up."""
        are_set = {
            "telegram": self.telegram_token,
            "zalo": self.zalo_bot_token,
            "zalo_oa": self.zalo_oa_app_id,
        }
        return tuple(name for name, value in are_set.items() if value is not None)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of "today" and of every date shown."""
        return ZoneInfo(self.timezone)


def load_settings(environ: Mapping[str, str], env_file: Path | None) -> Settings:
    """Return the settings of `environ` over those of `env_file`; an empty value is not set.

    Raises SettingsError with one sentence that names the first setting to mend. An `env_file`
    that is not there is no error.
    """
    written = _read_env_file(env_file) if env_file is not None and env_file.exists() else {}
    values: dict[str, str] = {}
    for place, given in (("tệp .env", written), ("biến môi trường", environ)):
        values |= _known(given, place)
    try:
        return Settings.model_validate({key: value for key, value in values.items() if value})
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None  # the original shows what was given


def _known(given: Mapping[str, str], place: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in given.items():
        upper = name.upper()
        if not upper.startswith(PREFIX):
            continue
        field = upper.removeprefix(PREFIX).lower()
        if field not in Settings.model_fields:
            raise SettingsError(_unknown(name, field, place))
        found[field] = value.strip()
    return found


def _unknown(name: str, field: str, place: str) -> str:
    near = get_close_matches(field, Settings.model_fields, n=1)
    hint = f" Có phải {PREFIX}{near[0].upper()} không?" if near else ""
    return f"Không có thiết lập nào tên {name} ({place}).{hint}"


def _read_env_file(path: Path) -> dict[str, str]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Không đọc được tệp thiết lập {path} (cần mã UTF-8).") from error
    values: dict[str, str] = {}
    for binding in parse_stream(StringIO(content)):
        if binding.error:
            line = binding.original.line
            raise SettingsError(f"Dòng {line} của tệp {path} không có dạng TÊN=giá trị.")
        if binding.key is not None:
            values[binding.key] = binding.value or ""
    return values


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    expected = _EXPECTED.get(first["type"], "có giá trị không hợp lệ").format(**_context(first))
    if not first["loc"]:
        return f"Thiết lập chưa đủ: {expected}."
    return f"Thiết lập {PREFIX}{str(first['loc'][0]).upper()} không dùng được: {expected}."


def _context(first: Mapping[str, Any]) -> dict[str, Any]:
    context = dict(first.get("ctx", {}))
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace("'", "").replace(" or ", " hoặc ")
    return context
