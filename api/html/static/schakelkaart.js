// Search that answers while you type: a combobox over the form that works without this script.  And links that
// other scripts make keep the reader's own province.
"use strict";

const WAIT_MS = 150;
const MINE = new URLSearchParams(location.search).get("mijn"); // the reader's own province, kept in the address

function combobox(input) {
  const list = document.createElement("ul");
  list.id = input.id + "-suggesties";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggesties");
  list.hidden = true;
  const status = document.createElement("div");
  status.className = "hidden";
  status.setAttribute("role", "status");
  input.parentElement.append(list, status);
  for (const [name, value] of [
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id],
  ]) input.setAttribute(name, value);

  let timer = 0;
  let asked = null;
  let chosen = -1;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const options = list.children;
    if (chosen >= 0) options[chosen].setAttribute("aria-selected", "false");
    chosen = (place + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = -1;
    if (chosen < 0) return input.removeAttribute("aria-activedescendant");
    options[chosen].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", options[chosen].id);
  }

  function show(found) {
    list.replaceChildren(...found.map((one, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.href = one.href;
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = one.kind;
      option.append(kind, document.createTextNode(one.name + " "));
      return option;
    }));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length === 1 ? "1 suggestie" : `${found.length} suggesties`;
  }

  async function ask() {
    const text = input.value.trim();
    if (asked) asked.abort();
    if (text.length < 2) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: text, ...(MINE && { mijn: MINE }) })}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close(); // no connection: Enter still works
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.href);
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("li");
    if (!option) return;
    event.preventDefault();
    location.assign(option.dataset.href);
  });
}

document.querySelectorAll("input[data-suggest]").forEach(combobox);

// What a link on the page leads to stands open, also where it is folded.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target) target.scrollIntoView();
}

window.addEventListener("hashchange", unfold);
if (location.hash) unfold();

// The server keeps the province in every link that it writes; a link that a script made gets it when followed.
if (MINE) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/']");
    if (!(link instanceof HTMLAnchorElement) || /^\/(v1|static|id|netwerk)\//.test(link.pathname)) return;
    const address = new URL(link.href);
    if (address.searchParams.has("mijn")) return;
    address.searchParams.set("mijn", MINE);
    link.href = address.pathname + address.search + address.hash;
  }, true);
}
