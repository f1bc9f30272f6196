"""How long times are read from texts of nothing else: `python -m tests.bench.facts_time`.

Each text is read at a quarter of the size and at the full size (megabytes, 1 unless given), so
that what grows faster than the text is seen.
"""

import sys
import time

from corpus.facts.when import read_whens

UNITS = {
    "dense": "Định kỳ 06 tháng (trước 15/6), 01 năm (trước 15/11) hoặc đột xuất khi có yêu cầu, "
    "báo cáo trong thời hạn 05 ngày làm việc kể từ ngày nhận, đến hết năm 2027, quý IV/2026. ",
    "one sentence": "đến năm 2030 và trong tháng 6, vào thứ Sáu hằng tuần khi phát sinh vướng mắc ",
    "clauses": "hằng năm, trước ngày 15/6; ",
    "events": "khi các đơn vị ",
    "lists": "tháng 6 và tháng 7, ",
    "brackets": "02 lần/ngày (trước ",
    "meetings": "báo cáo tại phiên họp tháng 9/2026 ",
    "words": "trước ",
}


def seconds(text: str) -> float:
    """Return the processor time that reading the times of `text` takes."""
    start = time.process_time()
    read_whens(text)
    return time.process_time() - start


def main() -> None:
    """Measure every kind of text at both sizes."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 1) * 1_000_000)
    for name, unit in UNITS.items():
        whole = unit * (size // len(unit))
        quarter, full = seconds(whole[: size // 4]), seconds(whole)
        ratio = full / max(quarter, 1e-9)
        sys.stdout.write(f"{name:12} {quarter:7.2f} s  {full:7.2f} s  x{ratio:.1f}\n")


if __name__ == "__main__":
    main()
