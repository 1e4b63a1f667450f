"""Whether letters can be a Vietnamese syllable: those of foreign words and of most short forms cannot."""

from __future__ import annotations

import re

_ONSET = r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?"
_NUCLEUS = (
    r"(?:[aeiouy]|a[iouy]|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|ua|uai|uay|uao|ue|ueu|ui|uo|uoi|uou|uu|uy"
    r"|uya|uye|uyu|ye|yeu)"
)
_CODA = r"(?:ch?|m|nh|ng?|p|t)?"
_SYLLABLE = re.compile(rf"{_ONSET}{_NUCLEUS}{_CODA}")


def is_foreign(bare: str) -> bool:
    """Whether a folded word of letters is no syllable, whatever marks it may have ("camera")."""
    return bare.isalpha() and _SYLLABLE.fullmatch(bare) is None
