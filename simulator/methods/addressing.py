"""To whom a call goes, and the text that it carries: what all sending methods share."""

from __future__ import annotations

from simulator.autolinks import with_found
from simulator.entities import Entity, arrange, parse_html, trim, utf16_length
from simulator.errors import bad_request, flood, forbidden
from simulator.markup import Markup, read_markup
from simulator.model import Chat, Group, Message, Person
from simulator.params import Params, whole
from simulator.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024


def known_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a bot may address at all; raises ApiError as Telegram does."""
    given = params.text(name).strip()
    if not given:
        raise bad_request(f"{name} is empty")
    try:
        chat_id = int(given)
    except ValueError:
        raise bad_request("chat not found") from None
    chat: Chat | None = world.people.get(chat_id) or world.groups.get(chat_id)
    unknown = isinstance(chat, Person) and not chat.started
    if chat is None or unknown or (isinstance(chat, Group) and chat.bot_status is None):
        raise bad_request("chat not found")
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    """The chat that a bot may write to now."""
    chat = known_chat(world, params)
    if isinstance(chat, Person):
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    if chat.migrated_to is not None:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    kind = "supergroup" if chat.supergroup else "group"
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {kind} chat")
    return chat


def spend(world: World, chat_id: int, messages: int = 1, *, paid: bool = False) -> None:
    """Take messages from the flood limits; raises ApiError 429 when there are too many."""
    wait = world.limits.wait(chat_id, messages, paid=paid)
    if wait:
        raise flood(wait)
    world.tally.sent(messages)


def read_text(params: Params, name: str, entities_name: str) -> tuple[str, list[Entity]]:
    """Plain text with entities, parsed by parse_mode, trimmed, with Telegram's own links."""
    source = params.text(name).replace("\r\n", "\n")
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = source, arrange(params.sequence(entities_name))
    text, entities = trim(text, entities)
    return text, with_found(text, entities)


def message_text(params: Params) -> tuple[str, list[Entity]]:
    """The text of a message: never empty, 4096 UTF-16 units at most."""
    text, entities = read_text(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption_text(params: Params) -> tuple[str, list[Entity]]:
    """The caption of a file: may be empty, 1024 UTF-16 units at most."""
    text, entities = read_text(params, "caption", "caption_entities")
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def reply_target(world: World, params: Params, chat: Chat) -> int | None:
    """The number of the message that is answered."""
    given = params.mapping("reply_parameters")
    target = given.get("message_id") or params.values.get("reply_to_message_id")
    if not target:
        return None
    number = whole(target, "message_id")
    if world.find(chat.id, number) is not None:
        return number
    if given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def markup_of(params: Params) -> Markup:
    """The keyboard that rides along."""
    return read_markup(params.mapping("reply_markup"))


def show_keyboard(world: World, chat: Chat, markup: Markup) -> None:
    """Put a reply keyboard under the chat, or take it away."""
    if markup.kind == "keyboard":
        world.keyboards[chat.id] = markup.keyboard
    elif markup.kind == "remove":
        world.keyboards.pop(chat.id, None)


def own_message(world: World, params: Params, missing: str) -> Message:
    """A message of a writable chat by message_id; `missing` is the complaint without one."""
    chat = writable_chat(world, params)
    message = world.find(chat.id, params.integer("message_id", 0))
    if message is None:
        raise bad_request(missing)
    return message
