"""What goes through a channel: messages in and out, and how sending one can end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from bots.channel.form import Form

Kind = Literal["text", "edited", "tap", "contact", "document", "media", "joined", "left", "other"]


@dataclass(frozen=True, slots=True)
class File:
    """A file somebody sent: its handle in the channel, its name, its size in bytes (0: not said)."""

    handle: str
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message as a channel delivered it.

    ``key`` is the same whenever the channel delivers it again; ``place`` orders the messages of a chat.
    ``addressed``: meant for the assistant (always in private). ``text`` is without the assistant's name.
    """

    key: str
    chat: str
    person: str
    kind: Kind
    text: str = ""
    name: str = ""
    message: str = ""
    place: int = 0
    private: bool = True
    addressed: bool = True
    phone: str = ""
    file: File | None = None
    tap: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a message: what it says and the action a tap on it sends back."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Body:
    """What is to be sent: plain text, the same with markup where the channel knows one, and buttons.

    ``edits`` names the message to change instead of sending a new one, or what hangs on it (``about`` of
    an earlier message of the chat), ``replies_to`` the one answered.
    ``wants_phone`` offers to share the person's own number.
    """

    text: str
    markup: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    edits: str = ""
    replies_to: str = ""
    wants_phone: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A body on its way to a chat. ``id`` is its own for good; ``after`` the last message known before it
    and ``since`` when its sending began (epoch seconds).
    """

    id: int
    chat: str
    body: Body
    after: str = ""
    since: float = 0.0
    private: bool = True


class Trouble(Exception):
    """Sending did not end well; the message says why, in Vietnamese."""


class Wait(Trouble):
    """The channel asks to send no more to this chat for ``seconds``; nothing was sent."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Kênh yêu cầu đợi {seconds:g} giây.")
        self.seconds = seconds


class Unreachable(Trouble):
    """The channel could not be reached; nothing was sent."""


class InDoubt(Trouble):
    """The connection broke after the message was handed over: it may have been sent."""


class Refused(Trouble):
    """The channel will never take this message (blocked, window closed, chat gone)."""


class Moved(Trouble):
    """The chat goes on under another id; nothing was sent."""

    def __init__(self, chat: str) -> None:
        super().__init__(f"Nhóm đã đổi mã thành {chat}.")
        self.chat = chat


class Locked(Trouble):
    """The channel does not know us (token wrong or expired): nothing can be sent until that is mended."""


Settled = Literal["sent", "unsent", "unknown"]


class Channel(Protocol):
    """A chat service: reads what it delivers, sends what is to be said."""

    name: str
    form: Form

    async def open(self) -> None:
        """Make ready to send and receive; raise Trouble."""
        ...

    async def close(self) -> None:
        """Release the connections."""
        ...

    def read(self, payload: str) -> Incoming | None:
        """Return the message in a delivered ``payload`` (JSON), None where it holds none for us."""
        ...

    async def send(self, outgoing: Outgoing) -> str:
        """Send a message (or change one) and return its id; raise Trouble."""
        ...

    async def settle(self, outgoing: Outgoing) -> tuple[Settled, str]:
        """Find out whether a message left in doubt was sent, and its id; raise Trouble."""
        ...

    async def typing(self, incoming: Incoming) -> None:
        """Show that an answer is being written; faults are passed over."""
        ...

    async def draft(self, incoming: Incoming, text: str) -> None:
        """Show a person what the answer says so far; faults are passed over."""
        ...

    async def notice(self, incoming: Incoming) -> None:
        """Tell the channel that a tap has arrived; faults are passed over."""
        ...

    async def fetch(self, file: File) -> bytes:
        """Return the content of a file somebody sent; raise Trouble."""
        ...
