// One message as a list item; the phone decides what its buttons do.

import { clockTime, fileSize, shorten } from "./words.js";

export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function summary(message) {
  if (message.service) return message.service;
  const media = message.media ? (message.media.kind === "photo" ? "Фото" : message.media.name) : "";
  return shorten([media, message.text].filter(Boolean).join(", "));
}

export function bubble(message, hooks) {
  if (message.service) return element("li", "service", message.service);
  const item = element("li", `message ${message.from_bot ? "in" : "out"}`);
  if (message.sender !== hooks.owner && !message.from_bot) item.className = "message in";
  item.append(body(message, hooks), ...keys(message, hooks));
  item.classList.toggle("has-keys", message.buttons.length > 0);
  return item;
}

function body(message, hooks) {
  const made = element("div", "bubble");
  if (hooks.inGroup && message.sender !== hooks.owner) {
    made.append(element("p", "sender", message.sender_name));
  }
  const answered = message.reply_to && hooks.find(message.reply_to);
  if (answered) made.append(quote(answered, hooks));
  if (message.media) made.append(attachment(message.media));
  if (message.text) made.append(text(message));
  made.append(meta(message, hooks));
  made.addEventListener("dblclick", () => hooks.answer(message));
  return made;
}

function quote(answered, hooks) {
  const made = element("button", "quote");
  made.type = "button";
  made.title = "Показать сообщение, на которое дан ответ";
  made.append(element("b", "", answered.sender_name), summary(answered));
  made.addEventListener("click", () => hooks.show(answered.id));
  return made;
}

function attachment(media) {
  if (media.kind === "photo") {
    const link = element("a");
    link.href = media.url;
    link.target = "_blank";
    const image = element("img", "photo");
    image.src = media.url;
    image.alt = "Фото в сообщении";
    if (media.width) [image.width, image.height] = [media.width, media.height];
    link.append(image);
    return link;
  }
  const link = element("a", "file");
  link.href = media.url;
  link.download = media.name;
  const dot = media.name.lastIndexOf(".");
  const sign = element("span", "file-sign", dot > 0 ? media.name.slice(dot + 1, dot + 5) : "файл");
  sign.setAttribute("aria-hidden", "true");
  const about = element("span");
  about.append(element("span", "file-name", media.name), element("small", "", fileSize(media.size)));
  link.append(sign, about);
  return link;
}

function text(message) {
  const made = element("div", "text");
  made.innerHTML = message.html; // escaped by the box: only Telegram's own tags are in it
  for (const block of made.querySelectorAll("blockquote, pre")) {
    const next = block.nextSibling; // the line break that ends a block is no empty line
    if (next?.nodeType === Node.TEXT_NODE) next.data = next.data.replace(/^\n/, "");
  }
  for (const long of made.querySelectorAll("blockquote[expandable]")) fold(long);
  for (const spoiler of made.querySelectorAll("tg-spoiler")) {
    spoiler.tabIndex = 0;
    spoiler.title = "Скрытый текст: нажмите, чтобы прочитать";
    spoiler.addEventListener("click", () => spoiler.classList.add("seen"));
    spoiler.addEventListener("keydown", (event) => {
      if (event.key === "Enter") spoiler.classList.add("seen");
    });
  }
  return made;
}

function fold(blockquote) {
  const inside = element("div", "inside");
  inside.append(...blockquote.childNodes);
  const button = element("button", "unfold", "Показать полностью");
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    const folded = blockquote.classList.toggle("folded");
    button.textContent = folded ? "Показать полностью" : "Свернуть";
    button.setAttribute("aria-expanded", String(!folded));
  });
  blockquote.classList.add("folded");
  blockquote.append(inside, button);
  requestAnimationFrame(() => {
    button.hidden = inside.scrollHeight <= inside.clientHeight + 2;
  });
}

function meta(message, hooks) {
  const made = element("div", "meta");
  made.append(answerButton(message, hooks));
  if (message.edited) made.append(element("span", "", "изменено"));
  made.append(element("time", "", clockTime(new Date(message.date * 1000))));
  return made;
}

function answerButton(message, hooks) {
  const button = element("button", "answer", "Ответить");
  button.type = "button";
  button.addEventListener("click", () => hooks.answer(message));
  return button;
}

function keys(message, hooks) {
  if (!message.buttons.length) return [];
  const made = element("div", "keys");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", "Кнопки сообщения");
  for (const row of message.buttons) {
    const line = element("div", "key-row");
    for (const button of row) line.append(key(message, button, hooks));
    made.append(line);
  }
  return [made];
}

function key(message, button, hooks) {
  const made = element("button", "key", button.label);
  made.type = "button";
  made.dataset.value = button.value;
  if (button.kind === "url") made.classList.add("link");
  if (button.kind === "copy") made.classList.add("copy");
  if (button.kind === "data" && hooks.isPending(message.id, button.value)) {
    made.setAttribute("aria-busy", "true");
  }
  made.addEventListener("click", () => hooks.press(message, button, made));
  return made;
}
