from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InputMediaDocument,
    InputMediaPhoto,
)

from simulator.client import Item, Phone
from simulator.images import dimensions, photo_sizes


async def test_a_photo_is_uploaded_and_sent_again_by_its_id(
    bot: Bot, olga: Phone, png: bytes
) -> None:
    sent = await bot.send_photo(
        olga.id, BufferedInputFile(png, "a.png"), caption="<b>Фото</b>", parse_mode="HTML"
    )
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (40, 30)
    assert sent.caption == "Фото"
    again = await bot.send_photo(olga.id, sent.photo[-1].file_id)
    assert again.photo is not None
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    assert (await olga.last()).photo


async def test_a_document_keeps_name_type_and_size(bot: Bot, olga: Phone, tmp_path: Path) -> None:
    path = tmp_path / "График работ.pdf"
    path.write_bytes(b"12345")
    sent = await bot.send_document(olga.id, FSInputFile(path))
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type, sent.document.file_size) == (
        "График работ.pdf",
        "application/pdf",
        5,
    )


async def test_what_a_phone_sends_can_be_downloaded(
    bot: Bot, olga: Phone, updates: Any, png: bytes
) -> None:
    await olga.send_document("отчёт".encode(), "отчёт.txt", "Подпись")
    await olga.send_photo(png, "Снимок")
    await olga.send_video(b"movie")
    document, photo, video = [one["message"] for one in (await updates())[-3:]]
    assert (document["document"]["file_name"], document["caption"]) == ("отчёт.txt", "Подпись")
    file = await bot.get_file(document["document"]["file_id"])
    assert file.file_path is not None
    content = await bot.download_file(file.file_path)
    assert content is not None
    assert content.read().decode() == "отчёт"
    content = await bot.download(photo["photo"][-1]["file_id"])
    assert content is not None
    assert content.read() == png
    assert video["video"]["file_name"] == "video.mp4"


async def test_files_that_telegram_refuses(
    bot: Bot, olga: Phone, call: Any, updates: Any, png: bytes
) -> None:
    await olga.send_document(b"x", "big.zip", size=20 * 1024 * 1024 + 1)
    big = (await updates())[-1]["message"]["document"]
    assert big["file_size"] == 20 * 1024 * 1024 + 1
    sent = await bot.send_photo(olga.id, BufferedInputFile(png, "a.png"))
    assert sent.photo is not None
    photo = sent.photo[-1].file_id
    cases = [
        (bot.get_file(big["file_id"]), "file is too big"),
        (bot.get_file("x"), "wrong file_id or the file is temporarily unavailable"),
        (bot.send_document(olga.id, "x"), "wrong file identifier/HTTP URL specified"),
        (bot.send_document(olga.id, photo), "can't use file of type Photo as Document"),
        (bot.send_photo(olga.id, BufferedInputFile(b"x", "a.png")), "IMAGE_PROCESS_FAILED"),
        (bot.send_document(olga.id, BufferedInputFile(b"", "a.txt")), "file must be non-empty"),
        (
            bot.send_document(olga.id, BufferedInputFile(b"x", "a.txt"), caption="я" * 1025),
            "message caption is too long",
        ),
        (bot.send_photo(olga.id, "https://e.example.ru/a.png"), "failed to get HTTP URL content"),
    ]
    for deed, complaint in cases:
        with pytest.raises(TelegramBadRequest) as refusal:
            await deed
        assert refusal.value.message == f"Bad Request: {complaint}"
    missing = await call("sendPhoto", chat_id=olga.id)
    assert missing["description"] == "Bad Request: there is no photo in the request"


async def test_an_album_is_several_messages_with_one_mark(
    bot: Bot, olga: Phone, png: bytes
) -> None:
    sent = await bot.send_media_group(
        olga.id,
        [
            InputMediaPhoto(
                media=BufferedInputFile(png, "a.png"), caption="<b>Два</b>", parse_mode="HTML"
            ),
            InputMediaPhoto(media=BufferedInputFile(png, "b.png")),
        ],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["Два", None]
    assert [message.album is not None for message in (await olga.messages())[-2:]] == [True, True]
    with pytest.raises(TelegramBadRequest, match="must be between 2 and 10"):
        await bot.send_media_group(olga.id, [InputMediaPhoto(media=BufferedInputFile(png, "a"))])
    with pytest.raises(TelegramBadRequest, match="document can't be mixed"):
        await bot.send_media_group(
            olga.id,
            [
                InputMediaPhoto(media=BufferedInputFile(png, "a.png")),
                InputMediaDocument(media=BufferedInputFile(b"x", "b.txt")),
            ],
        )


async def test_a_phones_album_comes_as_separate_updates(
    olga: Phone, updates: Any, png: bytes
) -> None:
    asked = await olga.send("Вот")
    await olga.send_album(
        [Item(png, "a.png", "Подпись", "photo"), Item(png, "b.png", kind="photo")],
        reply_to=asked,
        delay=0.01,
    )
    parts = [update["message"] for update in await updates()][-2:]
    assert len({part["media_group_id"] for part in parts}) == 1
    assert [part.get("caption") for part in parts] == ["Подпись", None]
    assert all(part["reply_to_message"]["message_id"] == asked.id for part in parts)


async def test_a_foreign_path_is_not_served(box: Any, client: Any) -> None:
    async with client._open_session().get(f"{box.url}/file/bot{box.token}/documents/x") as answer:
        assert (answer.status, (await answer.json())["description"]) == (404, "Not Found")
    async with client._open_session().get(f"{box.url}/file/bot1:x/documents/x") as answer:
        assert answer.status == 401


def test_pictures_are_measured(png: bytes) -> None:
    jpeg = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b08001e0028") + b"\x01" * 8
    gif = b"GIF89a" + (40).to_bytes(2, "little") + (30).to_bytes(2, "little")
    webp = b"RIFF0000WEBPVP8X" + b"\0" * 8 + (39).to_bytes(3, "little") + (29).to_bytes(3, "little")
    assert {dimensions(picture) for picture in (png, jpeg, gif, webp)} == {(40, 30)}
    assert dimensions(b"%PDF-1.7") is None


def test_sizes_of_a_photo_grow_to_1280_at_most() -> None:
    assert photo_sizes(40, 30) == [(40, 30)]
    assert photo_sizes(4000, 3000) == [(90, 68), (320, 240), (800, 600), (1280, 960)]
