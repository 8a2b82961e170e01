// The boxes of a report before the program runs. Those of a new report take keys at once: what is typed is kept under
// a key of this page alone, as plain text by box, until the program has taken it over. Those of a report that is being
// opened show where its text is going to be.
(() => {
  const template = document.getElementById("boxes");
  const [, kind] = /^\/(new|edit(?=\/[0-9a-f-]{36}$))/.exec(location.pathname) ?? [];
  if (!kind) return template.remove();
  const isNew = kind === "new";
  const shell = Object.assign(document.createElement("div"), { id: "early" });
  shell.append(template.content);
  template.replaceWith(shell);
  document.getElementById("opening").remove();
  const all = (selector, root = shell) => [...root.querySelectorAll(selector)];
  // A key is taken as soon as the first boxes are laid out; what is below them follows behind the first picture.
  const below = all("main > :nth-child(n + 5), .workspace__right");
  for (const part of below) part.hidden = true;
  requestAnimationFrame(() => setTimeout(() => below.forEach((part) => (part.hidden = false))));
  let state = shell.querySelector("[role=status]");
  const untouched = state.lastChild.data;
  // Longer words begin elsewhere: said by a new element, they are not seen to move.
  const say = (words) => {
    if (state.lastChild.data === ` ${words}`) return;
    const said = state.cloneNode(true);
    said.lastChild.data = ` ${words}`;
    state.replaceWith(said);
    state = said;
  };

  // The report's id, a UUID of version 7.
  const random = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, "0"));
  const digits = Date.now().toString(16).padStart(12, "0") + random.join("");
  const id = digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-7$3-8$4-");
  const PREFIX = "postmortem:early:";
  const key = PREFIX + id;

  const textOf = (box) => (box.type === "checkbox" ? (box.checked ? "x" : "") : box.value);
  const text = () => {
    const typed = all("[name]").map((box) => [box.name, textOf(box)]).filter(([, text]) => text);
    return typed.length ? JSON.stringify(Object.fromEntries(typed)) : "";
  };
  const ask = (event) => event.preventDefault();
  const keep = () => {
    const typed = text();
    removeEventListener("beforeunload", ask);
    try {
      typed ? localStorage.setItem(key, typed) : localStorage.removeItem(key);
      say(typed ? state.dataset.kept : untouched.trim());
    } catch {
      say(state.dataset.lost);
      if (typed) addEventListener("beforeunload", ask);
    }
  };

  // A row more in a list, made of the one before.
  const add = (list, before) => {
    const row = before.cloneNode(true);
    for (const box of all("[name]", row)) Object.assign(box, { checked: false, value: "" });
    before.after(row);
    [...list.children].forEach((row, at) => {
      const number = (text) => text.replace(/(^box-\d+-|\/| |^)\d+(?=-|\/| |$)/, `$1${at + 1}`);
      for (const part of all("*", row)) {
        for (const name of ["id", "for", "name", "aria-label"]) {
          if (part.hasAttribute(name)) part.setAttribute(name, number(part.getAttribute(name)));
        }
        if (/row__number|cell__label/.test(part.className)) part.textContent = number(part.textContent);
      }
    });
    row.querySelector('[name$="/0"]').focus();
  };

  // What was pressed and needs the program: it is done once that is there.
  const pressed = [];
  let isComposing = false;
  shell.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const list = button?.closest(".rows__foot")?.previousElementSibling;
    if (isNew && list) add(list, list.lastElementChild);
    else if (button) pressed.push(button);
  });
  shell.addEventListener("keydown", (event) => {
    const row = event.target.closest(".row");
    if (event.key === "Enter" && isNew && row && event.target.name && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      add(row.parentNode, row);
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) event.preventDefault();
  });
  shell.addEventListener("input", keep);
  shell.addEventListener("compositionstart", () => (isComposing = true));
  shell.addEventListener("compositionend", () => {
    isComposing = false;
    setTimeout(() => dispatchEvent(new Event("composed")));
  });
  if (isNew) shell.querySelector("textarea").focus();
  else {
    for (const box of all("[name]")) box[box.type?.startsWith("text") ? "readOnly" : "disabled"] = true;
    for (const name of all("h1, .header__name")) name.textContent = "…";
    say(state.dataset.opening);
    shell.querySelector("main").ariaBusy = "true";
  }

  // The same element among those of the program.
  const label = (element) => element.getAttribute("aria-label") ?? element.textContent;
  const twin = (element) => {
    const field = element.closest(".field");
    const alike = (root) => all(element.localName, root).filter((other) => label(other) === label(element));
    const there = field ? document.getElementById(field.id) : document;
    return there && alike(there)[alike(field ?? shell).indexOf(element)];
  };

  // Each box with its size and place, caret, focus and what was unfolded go over in one moment.
  const over = () => {
    const { activeElement: active, scrollingElement: page } = document;
    const caret = [active.selectionStart, active.selectionEnd, active.selectionDirection];
    const boxes = all("textarea").map((box) => [box, box.style.height, box.scrollTop]);
    const top = page.scrollTop;
    const isInside = shell.contains(active);
    delete window.early;
    removeEventListener("beforeunload", ask);
    shell.remove();
    for (const summary of all("details[open] > summary")) {
      const other = twin(summary);
      if (other) other.parentNode.open = true;
    }
    for (const [box, height, top] of boxes) {
      const other = (height || top) && twin(box);
      if (other) Object.assign(other, { scrollTop: top }).style.height = height;
    }
    page.scrollTop = top;
    const other = isInside && twin(active);
    if (other) {
      other.focus({ preventScroll: true });
      if (caret[0] != null) other.setSelectionRange(...caret);
    }
    for (const button of pressed) twin(button)?.click();
  };

  // What is there at once needs no words.
  const sayLate = (words) => setTimeout(() => shell.isConnected && say(words), 400);

  window.early = { id: isNew ? id : undefined, get isComposing() { return isComposing; }, text, say: sayLate, over };
  if (!isNew) return;

  // What another page kept whose program never started, where it is not this one's.
  const offer = () => {
    try {
      const others = Object.keys(localStorage).filter((other) => other.startsWith(PREFIX) && other !== key);
      const notice = document.getElementById("earlier");
      notice.hidden = !others.length;
      notice.querySelector("a").href = `/edit/${others.sort().at(-1)?.slice(PREFIX.length)}`;
    } catch {}
  };
  addEventListener("TrunkApplicationStarted", () => {
    offer();
    addEventListener("storage", offer);
    document.getElementById("earlier").addEventListener("click", (event) => {
      if (!event.target.closest("a, button")) return;
      event.currentTarget.hidden = true;
      removeEventListener("storage", offer);
    });
  });
})();
