// Dates and sizes in Russian.

let zone = "Europe/Moscow";

export function useZone(name) {
  zone = name;
}

export function zoneName() {
  const parts = new Intl.DateTimeFormat("ru-RU", { timeZone: zone, timeZoneName: "short" });
  const short = parts.formatToParts(new Date()).find((part) => part.type === "timeZoneName").value;
  return zone === "Europe/Moscow" ? "МСК" : short;
}

export function longMoment(date) {
  const day = new Intl.DateTimeFormat("ru-RU", {
    timeZone: zone, weekday: "short", day: "numeric", month: "long", year: "numeric",
  }).format(date);
  return `${day.replace(/\s*г\.$/, "")}, ${clockTime(date)} ${zoneName()}`;
}

export function clockTime(date) {
  return new Intl.DateTimeFormat("ru-RU", {
    timeZone: zone, hour: "2-digit", minute: "2-digit",
  }).format(date);
}

export function dayOf(date) {
  return new Intl.DateTimeFormat("ru-RU", {
    timeZone: zone, weekday: "long", day: "numeric", month: "long",
  }).format(date);
}

// "2026-10-12T09:00" of the box's zone, for an input of type datetime-local.
export function fieldValue(date) {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit",
  }).format(date).replace(" ", "T");
}

// The instant of such a value: the zone's offset is found by going there and back.
export function instantOf(value) {
  const asUtc = new Date(`${value}:00Z`);
  const shift = new Date(`${fieldValue(asUtc)}:00Z`) - asUtc;
  return new Date(asUtc - shift);
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes}\u00a0Б`;
  const number = (value) => new Intl.NumberFormat("ru-RU", { maximumFractionDigits: 1 }).format(value);
  if (bytes < 1024 * 1024) return `${number(Math.round(bytes / 1024))}\u00a0КБ`;
  return `${number(bytes / 1024 / 1024)}\u00a0МБ`;
}

export function shorten(text, most = 60) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
