// Puts the page together and keeps it in step with the box.

import { get, post } from "./api.js";
import { askLink, choosePhone, payloadOf } from "./links.js";
import { listPhones, showHints, showSamples } from "./panel.js";
import { Phone } from "./phone.js";
import { bindToolbar, showClock, showOutage } from "./toolbar.js";
import { useZone } from "./words.js";

const place = document.getElementById("phones");
const phones = new Map();

const world = {
  bot: { name: "", username: "", description: "" },
  revision: 0,

  lost() {
    document.getElementById("lost").hidden = false;
  },

  async addPhone(name) {
    const [first, ...rest] = name.split(/\s+/);
    const person = await post("/sim/people", { first_name: first, last_name: rest.join(" ") });
    const phone = show(person);
    phone.root.scrollIntoView({ inline: "end", block: "nearest" });
    return phone;
  },

  async openPasted(phone) {
    const payload = await askLink(world.bot.username);
    if (payload !== null) await start(phone, payload);
  },

  async openLink(from, address) {
    const payload = payloadOf(address, world.bot.username);
    if (payload === null) {
      window.open(address, "_blank", "noopener");
      return;
    }
    const others = [...phones.values()].filter((phone) => phone !== from);
    const everyone = from ? [from, ...others] : others; // from a hint there is no first one
    const chosen = await choosePhone(everyone, address);
    if (!chosen) return;
    await start(chosen.phone ?? await world.addPhone(chosen.name), payload);
  },
};

function start(phone, payload) {
  if (phone.chat !== phone.person.id) phone.openChat(phone.person.id);
  return phone.act(() => post(`${phone.path}/start`, { payload }));
}

function show(person) {
  const known = phones.get(person.id);
  if (known) {
    known.describe(person);
    return known;
  }
  const phone = new Phone(person, world);
  phones.set(person.id, phone);
  place.append(phone.root);
  listPhones([...phones.values()]);
  return phone;
}

async function loadState() {
  const state = await get("/sim/state");
  if (state.revision < world.revision) {
    window.location.reload(); // the box was started anew: nothing here is true any more
    return;
  }
  world.revision = state.revision;
  world.bot = state.bot;
  useZone(state.zone);
  document.getElementById("bot-name").textContent = state.bot.name;
  document.getElementById("lost").hidden = true;
  showClock(state.now);
  showOutage(state.outage);
  showHints(state.hints, (address) => world.openLink(null, address));
  state.people.forEach(show);
}

function onEvent(event) {
  world.revision = Math.max(world.revision, event.revision);
  const whole = ["people", "clock", "outage", "hints", "bot"].includes(event.what);
  if (whole) loadState().catch(world.lost);
  for (const phone of phones.values()) {
    if (phone.chat !== event.chat) continue;
    if (event.what === "action") phone.showAction();
    else phone.refresh();
  }
}

function follow() {
  const source = new EventSource("/sim/events");
  source.addEventListener("open", async () => {
    await loadState().catch(world.lost);
    for (const phone of phones.values()) phone.refresh();
  });
  source.addEventListener("message", (event) => onEvent(JSON.parse(event.data)));
  source.addEventListener("error", world.lost);
  window.addEventListener("pagehide", () => source.close());
}

bindToolbar(world.addPhone, world.lost);
await loadState().catch(world.lost);
await showSamples((id) => phones.get(id)).catch(world.lost);
follow();
