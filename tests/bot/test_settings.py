from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import make_url

from bot import env_example
from bot.errors import SettingsError
from bot.settings import Settings, load_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def reason_for(environ: dict[str, str], env_file: Path | None = None) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(environ, env_file)
    return caught.value.reason


def env_file(folder: Path, content: str) -> Path:
    path = folder / ".env"
    path.write_text(content, encoding="utf-8")
    return path


def test_without_any_setting_the_assistant_runs_on_this_machine_alone() -> None:
    settings = load_settings({}, None)

    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.data_dir == Path("data")
    assert settings.database.get_secret_value() == "sqlite:///data/sotay.sqlite"
    assert settings.zone == ZoneInfo("Asia/Ho_Chi_Minh")
    assert settings.llm_timeout_seconds == 8
    assert settings.telegram_api_base == "https://api.telegram.org"
    assert settings.telegram_token is None
    assert settings.llm is None
    assert settings.admins == ()


def test_the_environment_is_preferred_to_the_file(tmp_path: Path) -> None:
    path = env_file(tmp_path, "SOTAY_PORT=9000\nSOTAY_HOST=0.0.0.0\n")

    settings = load_settings({"SOTAY_PORT": "9001", "HOME": "/x"}, path)

    assert (settings.host, settings.port) == ("0.0.0.0", 9001)  # noqa: S104 - read, never bound


def test_a_file_may_hold_comments_quotes_and_other_programs_variables(tmp_path: Path) -> None:
    path = env_file(
        tmp_path,
        "\ufeff# Máy chủ\nSOTAY_PORT=9000   # cổng\nexport SOTAY_ZALO_BOT_NAME='Sổ # Tay'\n"
        "COMPOSE_PROJECT=x\nSOTAY_LLM=\nSOTAY_HOST\n\nSOTAY_LLM_API_KEY=a$HOME\n",
    )

    settings = load_settings({}, path)

    assert (settings.port, settings.zalo_bot_name, settings.llm) == (9000, "Sổ # Tay", None)
    assert settings.host == "127.0.0.1"
    assert settings.llm_api_key == SecretStr("a$HOME")


def test_a_file_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path / ".env") == Settings()


def test_an_empty_value_in_the_environment_takes_a_setting_back(tmp_path: Path) -> None:
    path = env_file(tmp_path, "SOTAY_LLM=openai:gpt\n")

    assert load_settings({"SOTAY_LLM": " "}, path).llm is None


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("SOTAY_PROT", " Có phải SOTAY_PORT không?"),
        ("sotay_telegram_tokn", " Có phải SOTAY_TELEGRAM_TOKEN không?"),
        ("SOTAY_XYZ", ""),
        ("SOTAY_DATABASE", " Có phải SOTAY_DATABASE_URL không?"),
    ],
)
def test_an_unknown_setting_is_named_with_the_one_probably_meant(name: str, hint: str) -> None:
    reason = f"Không có thiết lập nào tên {name} (biến môi trường).{hint}"

    assert reason_for({name: "bi-mat"}) == reason


def test_an_unknown_setting_in_the_file_is_named_too(tmp_path: Path) -> None:
    path = env_file(tmp_path, "SOTAY_PROT=1\n")

    assert reason_for({}, path).startswith("Không có thiết lập nào tên SOTAY_PROT (tệp .env).")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORT", "tám", "cần một số nguyên"),
        ("PORT", "-1", "cần một số từ 0 trở lên"),
        ("PORT", "70000", "cần một số không quá 65535"),
        ("LLM_TIMEOUT_SECONDS", "x", "cần một số"),
        ("LLM_TIMEOUT_SECONDS", "0", "cần một số lớn hơn 0.0"),
        ("LLM_TIMEOUT_SECONDS", "inf", "cần một số hữu hạn"),
        ("TELEGRAM_MODE", "push", "chỉ nhận polling hoặc webhook"),
        ("TIMEZONE", "Sao_Hoa", "cần tên múi giờ như Asia/Ho_Chi_Minh"),
        ("TIMEZONE", "../etc", "cần tên múi giờ như Asia/Ho_Chi_Minh"),
        ("ADMINS", "123456", "cần danh sách dạng telegram:123456, zalo:abcdef"),
        ("PUBLIC_URL", "example.vn", "cần một địa chỉ bắt đầu bằng http:// hoặc https://"),
        ("PUBLIC_URL", "https://a.vn:x", "cần một địa chỉ bắt đầu bằng http:// hoặc https://"),
        (
            "TELEGRAM_PROXY",
            "socks5://ten:mat-khau@may:cong",
            "cần một địa chỉ bắt đầu bằng http://, https:// hoặc socks5://",
        ),
        ("ZALO_PROXY", "http://", "cần một địa chỉ bắt đầu bằng http://, https:// hoặc socks5://"),
        (
            "ZALO_BOT_WEBHOOK_SECRET",
            "có dấu",
            "chỉ gồm chữ không dấu, số, _ và -, nhiều nhất 256 ký tự",
        ),
    ],
)
def test_a_wrong_value_is_explained_without_showing_it(
    name: str, value: str, expected: str
) -> None:
    reason = reason_for({f"SOTAY_{name}": value})

    assert reason == f"Thiết lập SOTAY_{name} không dùng được: {expected}."


def test_a_secret_is_in_no_message_and_in_no_print() -> None:
    secret = "123:bi-mat"
    settings = load_settings({"SOTAY_TELEGRAM_TOKEN": secret}, None)

    assert secret not in f"{settings!r} {settings}"
    assert secret not in reason_for({"SOTAY_TELEGRAM_TOKEN": secret, "SOTAY_PORT": secret})


def test_a_webhook_needs_an_address_when_its_platform_is_on() -> None:
    webhook = {"SOTAY_TELEGRAM_MODE": "webhook"}
    on = webhook | {"SOTAY_TELEGRAM_TOKEN": "1:a"}

    assert load_settings(webhook, None).telegram_mode == "webhook"
    assert reason_for(on) == "Thiết lập chưa đủ: chế độ webhook cần SOTAY_PUBLIC_URL."
    assert load_settings(on | {"SOTAY_PUBLIC_URL": "https://a.vn/"}, None).public_url == (
        "https://a.vn"
    )


def test_a_webhook_secret_of_plain_letters_is_taken() -> None:
    settings = load_settings({"SOTAY_TELEGRAM_WEBHOOK_SECRET": "aB_9-"}, None)

    assert settings.telegram_webhook_secret == SecretStr("aB_9-")


def test_admins_are_a_list() -> None:
    settings = load_settings({"SOTAY_ADMINS": "telegram:1, zalo:ab ,"}, None)

    assert settings.admins == ("telegram:1", "zalo:ab")
    assert Settings(admins=("web:x",)).admins == ("web:x",)


def test_the_database_is_a_file_of_the_data_folder_unless_set() -> None:
    odd = Path("/a b/sổ?tay#1%41")
    in_folder = load_settings({"SOTAY_DATA_DIR": str(odd)}, None).database
    elsewhere = load_settings({"SOTAY_DATABASE_URL": "postgresql://a:b@c/d"}, None).database

    assert make_url(in_folder.get_secret_value()).database == str(odd / "sotay.sqlite")
    assert elsewhere.get_secret_value() == "postgresql://a:b@c/d"


def test_a_tilde_is_the_home_folder() -> None:
    assert load_settings({"SOTAY_DATA_DIR": "~/x"}, None).data_dir == Path.home() / "x"


def test_settings_cannot_be_changed_or_invented() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]  # what the test is about
    with pytest.raises(ValidationError, match="Extra inputs"):
        Settings.model_validate({"prot": 1})


def test_a_line_that_says_nothing_is_pointed_at(tmp_path: Path) -> None:
    path = env_file(tmp_path, "SOTAY_PORT=1\nSOTAY HOST 1\n")

    assert reason_for({}, path) == f"Dòng 2 của tệp {path} không có dạng TÊN=giá trị."


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"SOTAY_HOST=\xff\n")

    assert reason_for({}, path) == f"Không đọc được tệp thiết lập {path} (cần mã UTF-8)."


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_example_is_up_to_date() -> None:
    assert EXAMPLE.read_text(encoding="utf-8") == env_example.render()


def test_the_example_with_its_marks_taken_off_says_the_defaults(tmp_path: Path) -> None:
    taken_off = env_example.render().replace("\n#SOTAY_", "\nSOTAY_")

    assert load_settings({}, env_file(tmp_path, taken_off)) == Settings()
