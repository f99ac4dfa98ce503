// The control API of the box.

export class Refusal extends Error {}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(body.error || `ошибка ${answer.status}`);
  return body;
}

export function get(path) {
  return ask(path, { cache: "no-store" });
}

export function post(path, body = {}) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export function upload(path, files, items, options) {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  form.append("items", JSON.stringify(items));
  form.append("options", JSON.stringify(options));
  return ask(path, { method: "POST", body: form });
}
