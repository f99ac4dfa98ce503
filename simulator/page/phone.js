// One phone: a chat with the bot, and the groups that its owner is in.

import { get, post, upload } from "./api.js";
import { bubble, element, summary } from "./bubbles.js";
import { Composer } from "./composer.js";
import { alarm, bindAlarm, copy, toast } from "./notices.js";
import { dayOf } from "./words.js";

const NEAR = 90;
const PRESS_MS = 15000;

export class Phone {
  constructor(person, world) {
    this.person = person;
    this.world = world;
    this.chat = person.id;
    this.root = document.getElementById("phone-template").content.firstElementChild.cloneNode(true);
    this.root.dataset.person = person.id;
    this.root.setAttribute("aria-label", `Телефон: ${person.name}`);
    this.scroll = this.part(".scroll");
    this.list = this.part(".messages");
    this.part(".owner").textContent = person.name;
    const avatar = this.part(".avatar");
    avatar.textContent = (person.first_name[0] || "") + (person.last_name[0] || "");
    avatar.classList.add(`tint-${person.id % 6}`);
    this.composer = new Composer(this);
    this.bind();
    this.openChat(this.chat);
    this.describe(person);
  }

  get name() {
    return this.person.name;
  }

  get path() {
    return `/sim/people/${this.person.id}`;
  }

  part(selector) {
    return this.root.querySelector(selector);
  }

  bind() {
    const more = this.part(".more");
    more.addEventListener("click", (event) => {
      if (event.target.closest("button")) more.open = false;
    });
    more.addEventListener("focusout", (event) => {
      if (!more.contains(event.relatedTarget)) more.open = false;
    });
    more.addEventListener("keydown", (event) => {
      if (event.key === "Escape") more.open = false;
    });
    this.part(".open-link").addEventListener("click", () => this.world.openPasted(this));
    this.part(".toggle-block").addEventListener("click", () => this.act(
      () => post(`${this.path}/block`, { on: !this.person.blocked }),
    ));
    this.part(".to-newest").addEventListener("click", () => this.toNewest());
    bindAlarm(this.root, this.scroll);
    this.scroll.addEventListener("scroll", () => {
      if (this.isNear()) this.part(".to-newest").hidden = true;
    });
    this.list.addEventListener("click", (event) => this.onLink(event));
  }

  onLink(event) {
    const link = event.target.closest(".text a");
    if (!link) return;
    event.preventDefault();
    const address = link.getAttribute("href");
    const command = /^tg:\/\/bot_command\?command=(.+)$/.exec(address);
    if (command) this.act(() => post(`${this.path}/send`, { text: `/${command[1]}`, chat: this.chat }));
    else this.world.openLink(this, address);
  }

  openChat(chat) {
    this.chat = chat;
    this.revision = 0;
    this.messages = new Map();
    this.items = new Map();
    this.pending = new Map();
    this.fresh = true;
    this.list.replaceChildren();
    this.composer.stopAnswering();
    this.composer.showGate(this.person);
    this.showStatus();
    this.refresh();
  }

  describe(person) {
    this.person = person;
    const block = this.part(".toggle-block");
    block.textContent = person.blocked ? "Разблокировать бота" : "Заблокировать бота";
    this.part(".more").hidden = person.deactivated;
    this.showStatus();
    this.showTabs();
    this.composer.describe(person);
    const about = this.part(".about");
    about.hidden = person.started || !this.world.bot.description;
    about.replaceChildren(element("strong", "", "Что умеет этот бот?"), this.world.bot.description);
  }

  showStatus(busy = "") {
    const states = [
      [this.person.deactivated, "аккаунт удалён"],
      [this.person.blocked, "бот заблокирован"],
      [this.chat > 0 && !this.person.started, "чат ещё не начат"],
      [this.chat < 0, "группа"],
      [true, `чат с ботом «${this.world.bot.name}»`],
    ];
    const status = this.part(".status");
    status.textContent = busy || states.find(([holds]) => holds)[1];
    status.classList.toggle("busy", Boolean(busy));
  }

  showAction() {
    this.showStatus("бот печатает…");
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.showStatus(), 5000);
  }

  showTabs() {
    const tabs = this.part(".tabs");
    const chats = [{ id: this.person.id, title: this.world.bot.name }, ...this.person.groups];
    tabs.hidden = chats.length < 2;
    tabs.replaceChildren(...chats.map((chat) => {
      const button = element("button", "", chat.title);
      button.type = "button";
      button.setAttribute("aria-current", String(chat.id === this.chat));
      button.addEventListener("click", () => {
        this.openChat(chat.id);
        this.showTabs();
      });
      return button;
    }));
    if (!chats.some((chat) => chat.id === this.chat)) this.openChat(this.person.id);
  }

  // One request at a time; what changed meanwhile is asked for once more.
  async refresh() {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    try {
      do {
        this.again = false;
        const chat = this.chat;
        const view = await get(`/sim/chats/${chat}/messages?after=${this.revision}`);
        if (chat === this.chat) this.take(view);
        else this.again = true;
      } while (this.again);
    } catch (error) {
      this.world.lost(error);
    } finally {
      this.asking = false;
    }
  }

  take(view) {
    this.revision = view.revision;
    const spoke = view.messages.some((message) => message.sender === this.person.id && !this.items.has(message.id));
    const stay = this.fresh || spoke || this.isNear();
    let added = false;
    for (const press of view.presses) this.takePress(press);
    for (const message of view.messages) added = this.takeMessage(message) || added;
    this.composer.showKeyboard(view.keyboard);
    const pinned = [...this.messages.values()].filter((message) => message.pinned).pop();
    this.part(".pinned").hidden = !pinned;
    if (pinned) this.part(".pinned").textContent = `Закреплено: ${summary(pinned)}`;
    if (added) this.showStatus();
    if (stay) this.toNewest();
    else if (added) this.part(".to-newest").hidden = false;
    this.fresh = false;
  }

  takeMessage(message) {
    const before = this.items.get(message.id);
    this.messages.set(message.id, message);
    if (message.deleted) {
      this.messages.delete(message.id);
      this.items.delete(message.id);
      before?.remove();
      return false;
    }
    const item = bubble(message, this.hooks());
    item.dataset.message = message.id;
    this.items.set(message.id, item);
    if (before) before.replaceWith(item);
    else this.append(message, item);
    return !before;
  }

  append(message, item) {
    const day = dayOf(new Date(message.date * 1000));
    if (day !== this.lastDay || !this.list.children.length) {
      this.list.append(element("li", "day", day));
      this.lastDay = day;
    }
    this.list.append(item);
    const picture = item.querySelector("img");
    picture?.addEventListener("load", () => this.isNear(360) && this.toNewest(), { once: true });
  }

  hooks() {
    return {
      owner: this.person.id,
      inGroup: this.chat < 0,
      find: (id) => this.messages.get(id),
      show: (id) => this.show(id),
      answer: (message) => this.composer.answer(message),
      isPending: (id, data) => this.pending.has(`${id} ${data}`),
      press: (message, button, made) => this.press(message, button, made),
    };
  }

  press(message, button, made) {
    if (button.kind === "url") return this.world.openLink(this, button.value);
    if (button.kind === "copy") return copy(this.root, button.value);
    if (button.kind !== "data") return toast(this.root, "Такая кнопка в симуляторе не работает.");
    const key = `${message.id} ${button.value}`;
    const stop = () => {
      clearTimeout(timer);
      this.pending.delete(key);
      const shown = this.items.get(message.id)?.querySelectorAll(".key") ?? [];
      for (const one of [made, ...shown]) {
        if (one.dataset.value === button.value) one.removeAttribute("aria-busy");
      }
    };
    const timer = setTimeout(() => {
      stop();
      toast(this.root, "Бот не ответил на нажатие.");
    }, PRESS_MS);
    this.pending.set(key, stop);
    made.setAttribute("aria-busy", "true");
    return this.act(() => post(`${this.path}/press`, {
      button: button.value, message: message.id, chat: this.chat,
    })).then((done) => done || stop());
  }

  takePress(press) {
    if (!press.answered || press.person !== this.person.id) return;
    this.pending.get(`${press.message} ${press.data}`)?.();
    if (this.fresh || !press.text) return;
    if (press.alert) alarm(this.root, press.text);
    else toast(this.root, press.text);
  }

  // Do something; a refusal is shown on this phone. Resolves with whether it went through.
  async act(deed) {
    try {
      await deed();
      return true;
    } catch (error) {
      toast(this.root, `Не получилось: ${error.message}`);
      return false;
    }
  }

  sendFiles(files, items, replyTo) {
    const options = { chat: this.chat, reply_to: replyTo };
    return this.act(() => upload(`${this.path}/media`, files, items, options));
  }

  show(id) {
    const item = this.items.get(id);
    if (!item) return;
    item.scrollIntoView({ block: "center" });
    item.classList.add("found");
    setTimeout(() => item.classList.remove("found"), 1600);
  }

  isNear(distance = NEAR) {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < distance;
  }

  toNewest() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.part(".to-newest").hidden = true;
  }
}
