"""What administrators read about how the reminders are doing."""

SILENT = (
    "Sổ Tay không kiểm tra lời nhắc từ {since:%H:%M ngày %d/%m/%Y}, các lời nhắc có thể đến muộn."
    " Hãy xem nhật ký và khởi động lại Sổ Tay nếu cần."
)
SILENT_WHY = " Lần cuối gặp trục trặc: {trouble}."
STOPPED = "Sổ Tay đã dừng từ {since:%H:%M ngày %d/%m/%Y} đến {until:%H:%M ngày %d/%m/%Y}."
STOPPED_OWING = (
    "Sổ Tay đã dừng từ {since:%H:%M ngày %d/%m/%Y} đến {until:%H:%M ngày %d/%m/%Y};"
    " các lời nhắc muộn đang được gửi."
)
