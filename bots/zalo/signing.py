"""The signature of an Official Account's webhook."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping

SIGNATURE, TIMESTAMP = "x-zevent-signature", "x-zevent-timestamp"


def is_probe(body: bytes) -> bool:
    """Whether this is the empty call that Zalo makes, unsigned, while an address is being registered."""
    return body.strip() in (b"{}", b"")


def is_genuine(headers: Mapping[str, str], body: bytes, app_id: str, secret_key: str) -> bool:
    """Whether ``body`` was signed with the account's key.

    The mac is SHA-256 over application, body as received, time and key, one after another. Both forms
    that Zalo is known to use are taken: the time from the body or from a header, ``mac=`` before it or not.
    """
    shown = headers.get(SIGNATURE, "").strip().removeprefix("mac=").lower()
    times = dict.fromkeys((_time_of(body), headers.get(TIMESTAMP, "").strip()))
    good = [_mac(app_id, body, time, secret_key) for time in times if time]
    return any(hmac.compare_digest(shown.encode(), mac.encode()) for mac in good)


def _mac(app_id: str, body: bytes, time: str, secret_key: str) -> str:
    return hashlib.sha256(app_id.encode() + body + time.encode() + secret_key.encode()).hexdigest()


def _time_of(body: bytes) -> str:
    try:
        found = json.loads(body)
    except ValueError:
        return ""
    return str(found.get("timestamp") or "") if isinstance(found, dict) else ""
