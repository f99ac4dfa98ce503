// The clock, the outage, a new phone.

import { post } from "./api.js";
import { fieldValue, instantOf, longMoment, zoneName } from "./words.js";

const now = document.getElementById("now");
const outage = document.getElementById("outage");
const dialog = document.getElementById("time-dialog");
const field = document.getElementById("time-value");
let shift = 0; // the box's time less the browser's, in milliseconds

export function showClock(moment) {
  shift = new Date(moment) - Date.now();
  tick();
}

function boxTime() {
  return new Date(Date.now() + shift);
}

function tick() {
  const text = longMoment(boxTime());
  if (now.textContent !== text) now.textContent = text;
}

export function showOutage(mode) {
  outage.checked = mode !== "off";
  document.getElementById("outage-state").textContent = outage.checked ? "связи нет" : "связь есть";
}

async function move(body) {
  showClock((await post("/clock", body)).now);
}

export function bindToolbar(addPhone, complain) {
  const guarded = (deed) => () => deed().catch(complain);
  setInterval(tick, 1000);
  document.getElementById("hour").addEventListener("click", guarded(() => move({ advance: 3600 })));
  document.getElementById("morning").addEventListener(
    "click", guarded(() => move({ next_morning: true, hour: 9 })),
  );
  document.getElementById("set-time").addEventListener("click", () => {
    document.getElementById("zone-name").textContent = zoneName();
    field.value = fieldValue(boxTime());
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "ok" && field.value) {
      move({ now: instantOf(field.value).toISOString() }).catch(complain);
    }
  });
  outage.addEventListener("change", guarded(
    () => post("/sim/outage", { mode: outage.checked ? "reset" : "off" }),
  ));
  const form = document.getElementById("add-phone");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = form.elements.name.value.trim();
    if (!name) return;
    form.reset();
    addPhone(name).catch(complain);
  });
}
