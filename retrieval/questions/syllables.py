"""Which letter strings are Vietnamese syllables once diacritics are gone (pure)."""

from functools import cache

_ONSETS = (
    *("", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh"),
    *("nh", "ph", "r", "s", "t", "th", "tr", "v", "x"),
)
# Rhymes without diacritics: "a" stands for a, ă and â, "uo" for uô and ươ.
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay "
    "e ec ech em en eng enh eo ep et eu "
    "i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oat oay oc oe oen oeo oet oi om on ong op ot "
    "u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up "
    "ut uu uy uya uych uyen uyet uynh uyt uyu "
    "y yem yen yeng yet yeu"
)
# "gi" and "qu" swallow a vowel, so their rhymes are listed.
_AFTER_GI = (
    "a ac ai am an ang anh ao ap at au ay e ec em en eng eo ep et ien ieng iep iet "
    "o oi on ong u ua uc um un uoc uong up ut"
)
_AFTER_QU = "a ac ach ai an ang anh ao at au ay e en eo et ech enh eu i it o oc y yen yet ynh yt"
_IRREGULAR = frozenset(
    ["gi", "gin", "gim", "buyt", "boong", "xoong", "goong", "pa", "pac", "pan", "pin", "po", "pu"]
)
_Y_ALONE = frozenset(["", "h", "k", "l", "m", "s", "t", "v", "th", "n", "d", "r", "b"])
_ROUNDED = ("oa", "oe", "ua", "uy", "ue")  # glides that c, k and the labials hardly take
_UNROUNDED_ONSETS = frozenset(["b", "c", "m", "ph", "v", "g", "gh", "ngh", "k"])


@cache
def vietnamese_syllables() -> frozenset[str]:
    """Return every folded syllable that the spelling rules allow, used or not."""
    made = {
        f"{onset}{rhyme}" for onset in _ONSETS for rhyme in _RHYMES.split() if _fits(onset, rhyme)
    }
    made.update(f"gi{rhyme}" for rhyme in _AFTER_GI.split())
    made.update(f"qu{rhyme}" for rhyme in _AFTER_QU.split())
    return frozenset(made | _IRREGULAR)


def is_syllable(folded: str) -> bool:
    """Say whether `folded` is spelt like a Vietnamese syllable: "nguyen" is, "tuyenf" is not."""
    return folded in vietnamese_syllables()


def syllables_from(onset: str) -> tuple[str, ...]:
    """Return the syllables that begin with the letters `onset`, in order of the alphabet."""
    return tuple(sorted(s for s in vietnamese_syllables() if s.startswith(onset)))


def _fits(onset: str, rhyme: str) -> bool:
    return _vowel_fits(onset, rhyme) and _glide_fits(onset, rhyme)


def _vowel_fits(onset: str, rhyme: str) -> bool:
    front = rhyme[0] in "eiy"
    if onset in {"k", "gh", "ngh"}:
        return front and (rhyme[0] != "y" or (onset == "k" and rhyme == "y"))
    if onset in {"c", "g", "ng"} and front:
        return False
    if rhyme == "y":
        return onset in _Y_ALONE
    if rhyme[0] == "y":
        return onset == ""
    return rhyme != "uo" or onset in {"th", "h", ""}


def _glide_fits(onset: str, rhyme: str) -> bool:
    if onset not in _UNROUNDED_ONSETS or not rhyme.startswith(_ROUNDED):
        return True
    return rhyme == "ua" or (rhyme in {"uy", "oa", "oan", "oang"} and onset in {"b", "g", "v"})
