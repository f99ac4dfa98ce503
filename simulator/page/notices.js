// What a phone says for a moment, or until it is read.

import { element } from "./bubbles.js";

const TOAST_MS = 4500;

export function toast(phone, text) {
  const made = element("p", "toast", text);
  phone.querySelector(".toasts").append(made);
  setTimeout(() => made.remove(), TOAST_MS);
}

export function alarm(phone, text) {
  const made = phone.querySelector(".alert");
  made.querySelector("p").textContent = text;
  made.hidden = false;
  made.querySelector("button").focus();
}

// Closing it gives the focus back to the chat.
export function bindAlarm(phone, chat) {
  const made = phone.querySelector(".alert");
  made.querySelector("button").addEventListener("click", () => {
    made.hidden = true;
    chat.focus();
  });
}

export async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(phone, "Скопировано.");
  } catch {
    toast(phone, `Скопировать не удалось: ${text}`);
  }
}
