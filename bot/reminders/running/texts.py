"""What administrators read about how the reminders are doing."""

from bot.reminders.occasions import LetterState

SILENT = (
    "Sổ Tay không kiểm tra lời nhắc từ {since}, các lời nhắc có thể đến muộn."
    " Hãy xem nhật ký và khởi động lại Sổ Tay nếu cần."
)
SILENT_BUT_RUNS = (
    "Sổ Tay không kiểm tra lời nhắc từ {since} đến {until}, nay đã chạy lại; anh/chị không cần"
    " khởi động lại. Các lời nhắc muộn đang được gửi."
)
RUNS_AGAIN = (
    "Từ {until} Sổ Tay kiểm tra lời nhắc trở lại (đã ngừng từ {since}); anh/chị không cần khởi"
    " động lại."
)
SILENT_WHY = " Lần cuối gặp trục trặc: {trouble}."
STOPPED = "Sổ Tay đã dừng từ {since} đến {until}."
STOPPED_OWING = "Sổ Tay đã dừng từ {since} đến {until}; các lời nhắc muộn đang được gửi."

TICK = "Nhắc việc: lượt kiểm tra gần nhất lúc {at:%H:%M:%S} ngày {day}."
SILENT_TICK = "Nhắc việc: KHÔNG chạy, lượt kiểm tra gần nhất lúc {at:%H:%M:%S} ngày {day}."
NO_TICK = "Nhắc việc: chưa có lượt kiểm tra nào."
TICK_TROUBLE = " Trục trặc: {trouble}."
CHATS = "Nơi được nhắc: {chats}{paused}{lost}."
PAUSED = ", tạm dừng {count}"
LOST_COUNT = ", mất liên lạc {count}"
TO_COME = "Sắp tới: {waiting} lời nhắc, sớm nhất lúc {at}."
NOTHING_TO_COME = "Sắp tới: chưa có lời nhắc nào trong 36 giờ tới."
KEPT = " {count} lời nhắc được giữ lại vì mất liên lạc."
HELD_UP = " {count} lời nhắc phải chờ vì nền tảng chưa được kết nối."
CHAT = "“{label}” ({platform})"
AN_ADMIN = "một quản trị viên ({platform})"
LETTERS = (
    "Tin nhắc: {sent} đã gửi (trong đó {late} gửi muộn), {queued} chờ gửi,"
    " {refused} bị từ chối mà không gửi lại được, {in_doubt} không rõ đã tới chưa."
)
LOST = "Mất liên lạc với {chat} từ {since}{reason}."
FAILURES = {
    LetterState.QUEUED: "Chờ gửi: {chat}, từ {at}{reason}.",
    LetterState.REFUSED: "Bị từ chối: {chat}, {at}{reason}.",
    LetterState.IN_DOUBT: ("Không rõ đã tới chưa: {chat}, {at}{reason}."),
}
BECAUSE = ": {reason}"

CHAT_LOST = "Sổ Tay không còn gửi được tin cho {chat}{reason}. {then}"
AND = " và "
TOLD_ELSEWHERE = "Lời nhắc của nơi này được gửi tới kênh dự phòng."
KEPT_BACK = (
    "Lời nhắc của nơi này được giữ lại, khi gửi được Sổ Tay sẽ báo gộp;"
    " hãy thêm lại Sổ Tay vào nhóm hoặc chọn kênh dự phòng (sotay remind wishes --fallback)."
)
KEPT_BACK_FROM_TOPIC = (
    "Lời nhắc của chủ đề này được giữ lại; hãy nhắn /nhac trong một chủ đề khác của nhóm để đặt"
    " lại, hoặc chọn kênh dự phòng (sotay remind wishes --fallback)."
)
KEPT_BACK_FROM_ONE = (
    "Lời nhắc được giữ lại; khi người này nhắn cho Sổ Tay, các lời nhắc sẽ được báo gộp."
)
LETTER_REFUSED = "Tin nhắc cho {chat} không gửi được{reason}.{about} {then}"
ABOUT = " Trong tin: {what}{others}."
ONE_MATTER = "{what} – {limit}"
OTHERS = " và {count} việc khác"
AN_OWN_ONE = "một việc tự đặt"
LETTER_IN_DOUBT = (
    "Không rõ một tin nhắc cho {chat} đã tới chưa{reason}."
    " Sổ Tay đã gửi lại tin này tới kênh dự phòng."
)
SENT_ELSEWHERE = "Sổ Tay đã gửi tin này tới kênh dự phòng."
NOT_SENT_AGAIN = "{remedy} Sổ Tay không gửi lại tin này: hãy báo cho nơi ấy bằng cách khác."
CODES = "mã {codes} trong nhật ký"
NO_TICKS = "no reminder tick for more than 5 minutes"  # for monitors
