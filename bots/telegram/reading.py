"""What Telegram delivers (an update, as JSON) read as a message to the assistant."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, replace

from telegram import CallbackQuery, ChatMemberUpdated, Message, MessageEntity, Update
from telegram.constants import ChatMemberStatus, ChatType, MessageEntityType

from bots.channel.message import File, Incoming

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_MEDIA = (
    ("voice", "tin thoại"),
    ("audio", "tệp âm thanh"),
    ("photo", "ảnh"),
    ("video", "video"),
    ("video_note", "video"),
    ("animation", "ảnh động"),
    ("sticker", "nhãn dán"),
    ("location", "vị trí"),
    ("venue", "vị trí"),
    ("poll", "bình chọn"),
    ("dice", "xúc xắc"),
)
_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_log = logging.getLogger("trolyao.chat")


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account: its id and its name without ``@``."""

    id: int = 0
    username: str = ""


def read_update(payload: str, me: Me) -> Incoming | None:
    """Return the message in an update; None where it holds none for us or is no update."""
    try:
        update = Update.de_json(json.loads(payload))
        found = _read(update, me)
        return found if found is None or _is_sound(found) else None
    except Exception as error:  # what one delivery holds must not stop the others
        _log.error("Telegram gửi một bản tin không đọc được (%s).", type(error).__name__)
        return None


def _read(update: Update, me: Me) -> Incoming | None:
    found: Incoming | None = None
    if update.message is not None:
        found = _message(update.message, me)
    elif update.edited_message is not None:
        found = _message(update.edited_message, me)
        found = replace(found, kind="edited") if found and found.kind == "text" else None
    elif update.callback_query is not None:
        found = _tap(update.callback_query)
    elif update.my_chat_member is not None:
        found = _membership(update.my_chat_member)
    return replace(found, key=str(update.update_id), place=update.update_id) if found else None


def _is_sound(incoming: Incoming) -> bool:
    """Whether ids are numbers and words are words: the library takes what it is given."""
    numbers = (incoming.key, incoming.chat.removeprefix("-"), incoming.message or "0")
    words = (incoming.text, incoming.name, incoming.phone, incoming.tap, incoming.receipt)
    file = incoming.file
    sized = file is None or (
        isinstance(file.size, int) and all(isinstance(w, str) for w in (file.handle, file.name))
    )
    return (
        sized
        and all(number.isascii() and number.isdigit() and len(number) < 19 for number in numbers)
        and all(isinstance(word, str) for word in words)
        and isinstance(incoming.place, int)
    )


def _message(message: Message, me: Me) -> Incoming | None:
    sender = message.from_user
    if sender is not None and sender.is_bot and message.sender_chat is None:
        return None
    person = message.sender_chat.id if message.sender_chat else (sender.id if sender else message.chat.id)
    private = message.chat.type == ChatType.PRIVATE
    incoming = Incoming(
        key="",
        chat=str(message.chat.id),
        person=str(person),
        kind="other",
        name=sender.full_name if sender else "",
        message=str(message.message_id),
        private=private,
    )
    if message.text is not None:
        text, addressed = _addressed(message, me)
        return replace(incoming, kind="text", text=text, addressed=private or addressed)
    return _other(message, replace(incoming, addressed=private or _answers(message, me)))


def _other(message: Message, incoming: Incoming) -> Incoming | None:
    contact = message.contact
    if contact is not None:
        own = str(contact.user_id) == incoming.person
        return replace(incoming, kind="contact", phone=contact.phone_number if own else "")
    document = message.document
    if document is not None and message.animation is None:
        file = File(document.file_id, document.file_name or "", document.file_size or 0)
        return replace(incoming, kind="document", file=file, text=message.caption or "")
    for attribute, name in _MEDIA:
        if getattr(message, attribute):
            return replace(incoming, kind="media", text=name)
    return None


def _addressed(message: Message, me: Me) -> tuple[str, bool]:
    """The text without our name, and whether it is meant for us (told of groups)."""
    text = message.text or ""
    meant = _answers(message, me)
    mine = f"@{me.username}".lower()
    for entity, words in message.parse_entities().items():
        if entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0:
            command, _, owner = words.partition("@")
            if owner and f"@{owner}".lower() != mine:
                return text, False
            text, meant = text.replace(words, command, 1), True
        elif _names(entity, words, me, mine):
            text, meant = text.replace(words, " ", 1), True
    return " ".join(text.split(" ")).strip(" ,:"), meant


def _names(entity: MessageEntity, words: str, me: Me, mine: str) -> bool:
    if entity.type == MessageEntityType.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntityType.MENTION and words.lower() == mine


def _answers(message: Message, me: Me) -> bool:
    """Whether it answers a message of ours."""
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == me.id


def _tap(query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.data is None:
        return None
    return Incoming(
        key="",
        chat=str(query.message.chat.id),
        person=str(query.from_user.id),
        kind="tap",
        name=query.from_user.full_name,
        message=str(query.message.message_id),
        private=query.message.chat.type == ChatType.PRIVATE,
        tap=query.data,
        receipt=query.id,
    )


def _membership(change: ChatMemberUpdated) -> Incoming | None:
    gone, was_gone = change.new_chat_member.status in _GONE, change.old_chat_member.status in _GONE
    private = change.chat.type == ChatType.PRIVATE
    if gone == was_gone or (private and not gone):
        return None
    return Incoming(
        key="",
        chat=str(change.chat.id),
        person=str(change.from_user.id),
        kind="left" if gone else "joined",
        name=change.from_user.full_name,
        private=private,
    )
