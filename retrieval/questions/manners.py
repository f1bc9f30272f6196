"""What a message is besides a question: greetings, thanks, orders to the assistant (folded)."""

import re

# Orders to the assistant itself: whatever they say, they are left out of the question.
INSTRUCTION = re.compile(
    r"\b(?:bo qua|quen|phot lo|khong can theo)\b.{0,40}"
    r"\b(?:huong dan|quy tac|chi dan|chi thi truoc|lenh|yeu cau truoc|luat)\b"
    r"|\bignore\b.{0,40}\b(?:instruction|rule|prompt|previous|above)"
    r"|\b(?:tu gio|tu bay gio|bay gio) (?:ban|may|em) (?:la|se la|dong vai|tro thanh)\b"
    r"|\b(?:dong vai(?! tro)|gia vo)\b|\byou are now\b|\bact as\b|\bpretend\b"
    r"|\b(?:system prompt|chi dan he thong|loi nhac he thong|prompt he thong|khoa api|api key)\b"
    r"|\b(?:mat khau|token) (?:cua )?(?:ban|may|em|admin)\b"
)
GREETING = re.compile(
    r"^(?:(?:xin |em |da |kinh |cho |toi )*chao|hello|hi|alo|hey|chao buoi \w+|"
    r"good (?:morning|day))\b"
)
THANKS = re.compile(r"\b(?:cam on|cam ta|thanks?|thank you|tks|hay qua|tot qua|tuyet voi)\b")
FAREWELL = re.compile(r"\b(?:tam biet|bye|hen gap lai|chuc ngu ngon|good ?bye)\b")

# Words of politeness around a question.
COURTESY = re.compile(
    r"\b(?:cho (?:em|toi|minh|anh|chi|hoi|em xin)(?: hoi| biet| xin)?|"
    r"xin (?:hoi|cho biet|vui long)|"
    r"vui long|lam on|de nghi (?:cho biet|liet ke|cung cap)|(?:em|toi|minh) (?:muon )?hoi|"
    r"(?:cac )?(?:anh|chi|ad|ban|bac) (?:oi|cho hoi)|hoi ty|hoi chut|voi a|vay a|the a|"
    r"giup (?:em|toi|minh)|cho biet|please|could you|can you|tell me)\b"
    r"|^da\b|\b(?:a|nhe|nhi|vay|the|ha|voi)(?=\s*(?:$|[?!.,]))"
)

# "còn phường thì sao?" asks what was asked before.
SAME_ASKED = re.compile(r"\bthi sao\b|\bthi (?:the nao|ra sao)\b")
