// The control API of the box.

const REASONS = {
  400: "так отправить нельзя",
  404: "этого в чате уже нет",
  409: "сейчас это невозможно",
  413: "файл слишком большой",
};

async function ask(path, options) {
  const answer = await fetch(path, options).catch(() => {
    throw new Error("симулятор не отвечает");
  });
  if (!answer.ok) throw new Error(REASONS[answer.status] ?? `ошибка ${answer.status}`);
  return answer.json();
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
