// The question before files are sent: caption, and photos as photos or as files.

import { element } from "./bubbles.js";
import { fileSize } from "./words.js";

const dialog = document.getElementById("files-dialog");
const MOST = 10;
const PICTURES = ["image/jpeg", "image/png", "image/webp"];

// Resolves with {files, items} for the box, or null when it was cancelled.
export function chooseFiles(chosen) {
  const files = chosen.slice(0, MOST);
  const pictures = files.every((file) => PICTURES.includes(file.type));
  const plain = document.getElementById("files-plain");
  const caption = document.getElementById("files-caption");
  document.getElementById("files-plain-row").hidden = !pictures;
  document.getElementById("files-list").replaceChildren(
    ...files.map((file) => element("li", "", `${file.name}, ${fileSize(file.size)}`)),
    ...(chosen.length > MOST ? [element("li", "", `За один раз отправляется не больше ${MOST} файлов.`)] : []),
  );
  plain.checked = false;
  caption.value = "";
  return new Promise((resolve) => {
    dialog.onclose = () => {
      if (dialog.returnValue !== "ok") return resolve(null);
      const items = files.map((file, index) => ({
        kind: kindOf(file, pictures && !plain.checked),
        caption: index ? "" : caption.value.trim(),
      }));
      return resolve({ files, items });
    };
    dialog.returnValue = "";
    dialog.showModal();
    caption.focus();
  });
}

function kindOf(file, asPhoto) {
  if (asPhoto) return "photo";
  return file.type.startsWith("video/") ? "video" : "document";
}
