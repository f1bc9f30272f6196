"""What is said where bodies of several places have one name."""

WHICH_PLACE = (
    "Văn bản của nhiều nơi cùng nêu {name}. Anh/chị chọn nơi, hoặc nhắn tên đơn vị kèm tên nơi, ví"
    " dụ: {example}. Nhắn “thôi” để bỏ qua."
)
EVERYWHERE = "{name} ở mọi nơi"
