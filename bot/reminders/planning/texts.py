"""How limits are worded in reminders."""

BEFORE = "trước {said}"
AT_LATEST = "chậm nhất {said}"
AT_LATEST_WITHIN = "chậm nhất trong {said}"
WITHIN = "trong {said}"
NO_DAY = "{limit} (văn bản không nêu ngày)"
