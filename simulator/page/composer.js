// The lower part of a phone: text, files, commands, answer to a message.

import { post } from "./api.js";
import { element, summary } from "./bubbles.js";
import { chooseFiles } from "./attaching.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.form = phone.part(".composer");
    this.field = phone.part(".composer textarea");
    this.menu = phone.part(".command-menu");
    this.menuButton = phone.part(".menu-button");
    this.answering = null;
    this.bind();
  }

  bind() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      } else if (event.key === "Escape") {
        this.stopAnswering();
      }
    });
    this.field.addEventListener("input", () => this.fit());
    this.menuButton.addEventListener("click", () => this.toggleMenu(this.menu.hidden));
    this.menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.toggleMenu(false);
      this.menuButton.focus();
    });
    this.phone.part(".stop-answering").addEventListener("click", () => this.stopAnswering());
    this.phone.part(".gate-button").addEventListener("click", () => this.passGate());
    const input = this.phone.part(".attach input");
    input.addEventListener("change", async () => {
      const files = [...input.files];
      input.value = "";
      await this.attach(files);
    });
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(120, this.field.scrollHeight + 2)}px`;
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    const body = { text, chat: this.phone.chat, reply_to: this.answering };
    if (await this.phone.act(() => post(`${this.phone.path}/send`, body))) {
      this.field.value = "";
      this.fit();
      this.stopAnswering();
    }
  }

  async attach(files) {
    if (!files.length) return;
    const chosen = await chooseFiles(files);
    if (!chosen) return;
    if (await this.phone.sendFiles(chosen.files, chosen.items, this.answering)) this.stopAnswering();
  }

  answer(message) {
    this.answering = message.id;
    const bar = this.phone.part(".answering");
    bar.querySelector("p").textContent = `Ответ: ${summary(message)}`;
    bar.hidden = false;
    this.field.focus();
  }

  stopAnswering() {
    this.answering = null;
    this.phone.part(".answering").hidden = true;
  }

  describe(person) {
    this.menuButton.hidden = !person.commands.length;
    this.menu.replaceChildren(...person.commands.map((command) => {
      const button = element("button", "", `/${command.command}`);
      button.type = "button";
      button.setAttribute("role", "menuitem");
      button.append(element("span", "", command.description));
      button.addEventListener("click", () => {
        this.toggleMenu(false);
        this.phone.act(() => post(`${this.phone.path}/send`, {
          text: `/${command.command}`, chat: this.phone.chat,
        }));
      });
      return button;
    }));
    this.showGate(person);
  }

  showGate(person) {
    const [text, label] = this.gateOf(person);
    const gate = this.phone.part(".gate");
    const button = this.phone.part(".gate-button");
    gate.hidden = !text;
    this.form.hidden = Boolean(text);
    gate.querySelector("p").textContent = text;
    button.textContent = label;
    button.hidden = !label;
  }

  gateOf(person) {
    const inGroup = this.phone.chat < 0;
    if (inGroup && !person.deactivated) return ["", ""];
    if (person.deactivated) return ["Аккаунт удалён. Писать с этого телефона нельзя.", ""];
    if (person.blocked) return ["Бот заблокирован и не может писать сюда.", "Разблокировать"];
    if (!person.started) {
      return ["Чтобы начать, нажмите «Старт» или откройте ссылку-приглашение (кнопка ⋯ вверху).", "Старт"];
    }
    return ["", ""];
  }

  passGate() {
    const { blocked } = this.phone.person;
    const path = `${this.phone.path}/${blocked ? "block" : "start"}`;
    return this.phone.act(() => post(path, blocked ? { on: false } : {}));
  }

  toggleMenu(open) {
    this.menu.hidden = !open;
    this.menuButton.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button")?.focus();
  }

  showKeyboard(rows) {
    const place = this.phone.part(".reply-keyboard");
    place.hidden = !rows.length;
    place.replaceChildren(...rows.map((row) => {
      const line = element("div");
      line.append(...row.map((key) => {
        const button = element("button", "", key.text);
        button.type = "button";
        button.addEventListener("click", () => this.phone.act(
          () => post(`${this.phone.path}/send`, { text: key.text, chat: this.phone.chat }),
        ));
        return button;
      }));
      return line;
    }));
  }
}
