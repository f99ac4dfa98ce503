// Links to the bot: opened on a phone instead of in the browser.

import { element } from "./bubbles.js";

const dialog = document.getElementById("link-dialog");
const paste = document.getElementById("paste-dialog");

// The payload of a link to this bot ("" without one), or null for any other address.
export function payloadOf(address, username) {
  let url;
  try {
    url = new URL(address.includes("://") ? address : `https://${address}`);
  } catch {
    return null;
  }
  const own = username.toLowerCase();
  if (url.protocol === "tg:" && url.searchParams.get("domain")?.toLowerCase() === own) {
    return url.searchParams.get("start") ?? "";
  }
  const host = url.hostname.replace(/^www\./, "");
  const path = url.pathname.replaceAll("/", "").toLowerCase();
  if (!["t.me", "telegram.me"].includes(host) || path !== own) return null;
  return url.searchParams.get("start") ?? "";
}

// Ask on which phone; resolves with {phone}, {name} of a new one, or null.
export function choosePhone(phones, address) {
  const list = document.getElementById("link-phones");
  const name = document.getElementById("link-name");
  document.getElementById("link-text").textContent = address;
  name.value = "";
  return new Promise((resolve) => {
    const finish = (value) => {
      dialog.onclose = null;
      dialog.close();
      resolve(value);
    };
    list.replaceChildren(...phones.map((phone) => {
      const button = element("button", "", phone.name);
      button.type = "button";
      button.addEventListener("click", () => finish({ phone }));
      return button;
    }));
    dialog.onclose = () => {
      const typed = name.value.trim();
      resolve(dialog.returnValue === "new" && typed ? { name: typed } : null);
    };
    dialog.returnValue = "";
    dialog.showModal();
  });
}

// Ask for a pasted link; resolves with its payload or null.
export function askLink(username) {
  const field = document.getElementById("paste-value");
  const refusal = document.getElementById("paste-refusal");
  field.value = "";
  refusal.textContent = "";
  return new Promise((resolve) => {
    paste.onclose = () => resolve(
      paste.returnValue === "ok" ? payloadOf(field.value.trim(), username) : null,
    );
    paste.querySelector("form").onsubmit = (event) => {
      if (event.submitter?.value !== "ok") return;
      if (payloadOf(field.value.trim(), username) === null) {
        event.preventDefault();
        refusal.textContent = `Это не ссылка на бота. Она выглядит так: https://t.me/${username}?start=…`;
      }
    };
    paste.returnValue = "";
    paste.showModal();
  });
}
