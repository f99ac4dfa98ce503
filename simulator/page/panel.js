// Hints and sample files beside the phones.

import { get, post } from "./api.js";
import { element } from "./bubbles.js";
import { fileSize } from "./words.js";

const panel = document.getElementById("panel");
const select = document.getElementById("sample-phone");

// `openLink` gets the address of a hint that has one.
export function showHints(hints, openLink) {
  document.getElementById("hints").hidden = !hints.length;
  document.getElementById("hint-list").replaceChildren(...hints.map((hint) => {
    const item = element("li");
    item.append(element("strong", "", hint.title), element("span", "", hint.text));
    if (hint.link) {
      const button = element("button", "hint-link", "Открыть на телефоне…");
      button.type = "button";
      button.addEventListener("click", () => openLink(hint.link));
      item.append(button);
    }
    return item;
  }));
  reveal();
}

export async function showSamples(phoneOf) {
  const { samples } = await get("/sim/samples");
  document.getElementById("samples").hidden = !samples.length;
  document.getElementById("sample-list").replaceChildren(...samples.map((sample) => {
    const item = element("li");
    const link = element("a", "", `${sample.name} (${fileSize(sample.size)})`);
    link.href = sample.path;
    link.download = sample.name;
    const button = element("button", "", "Отправить");
    button.type = "button";
    button.setAttribute("aria-label", `Отправить ${sample.name}`);
    button.addEventListener("click", () => {
      const phone = phoneOf(Number(select.value));
      phone?.act(() => post(`${phone.path}/sample`, { name: sample.name }));
    });
    item.append(link, button);
    return item;
  }));
  reveal();
}

export function listPhones(phones) {
  const chosen = select.value;
  select.replaceChildren(...phones.map((phone) => {
    const option = element("option", "", phone.name);
    option.value = phone.person.id;
    return option;
  }));
  if (chosen) select.value = chosen;
}

function reveal() {
  panel.hidden = [...panel.querySelectorAll("section")].every((section) => section.hidden);
}
