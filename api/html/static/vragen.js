// What the pages of questions can do more with a script: copy a link, print, and reorder while weights move.
"use strict";

const heard = document.createElement("p"); // out of sight and out of the layout: nothing may shift
heard.className = "hidden";
heard.setAttribute("role", "status");
document.body.append(heard);

function announce(text) {
  heard.textContent = text;
  setTimeout(() => { heard.textContent = ""; }, 4000);
}

function copyLink(button) {
  const said = button.textContent;
  button.addEventListener("click", async () => {
    const address = new URL(button.dataset.copy, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Gekopieerd";
      announce("Link gekopieerd.");
    } catch {
      prompt(`${said}: kopieer deze link`, address); // not allowed on an address without https
    }
    setTimeout(() => { button.textContent = said; }, 4000);
  });
}

document.querySelectorAll("button[data-copy]").forEach(copyLink);
document.querySelectorAll("button[data-print]").forEach((button) => {
  button.addEventListener("click", () => window.print());
});

// How many boxes are ticked stands on the button that takes them along.
function counted() {
  for (const button of document.querySelectorAll("button[data-counts]")) {
    const chosen = document.querySelectorAll(`input[name=${button.dataset.counts}][form=${button.getAttribute("form")}]:checked`).length;
    button.textContent = chosen ? `Vergelijk (${chosen} gekozen)` : "Vergelijk de gekozen projecten";
  }
}

document.addEventListener("change", counted);
window.addEventListener("pageshow", counted); // going back keeps the ticks

const LIVE_WAIT_MS = 90;

// A form whose answer follows every move of its sliders.  The server makes the list, as it does without script;
// only the newest answer is shown, and each card that moved says how far.
function live(form) {
  const target = document.getElementById(form.dataset.live);
  const status = document.getElementById(form.dataset.live + "-stand");
  const sliders = [...form.querySelectorAll("input[type=range]")];
  let timer = 0;
  let asked = null;

  function address() {
    const chosen = [...new FormData(form)].filter(([name, value]) => value !== "" && name !== "naam");
    return `${form.getAttribute("action")}?${new URLSearchParams(chosen)}`;
  }

  function order() {
    return [...target.querySelectorAll("[data-id]")].map((card) => card.dataset.id);
  }

  function mark(before) {
    const now = order();
    for (const card of target.querySelectorAll("[data-id]")) {
      const was = before.indexOf(card.dataset.id);
      const up = was - now.indexOf(card.dataset.id);
      if (up === 0) continue;
      const moved = document.createElement("span");
      moved.className = "moved";
      moved.textContent = was < 0 ? "nieuw in de lijst" : up > 0 ? `▲ ${up} omhoog` : `▼ ${-up} omlaag`;
      card.querySelector(".card-title").append(moved);
    }
    const names = [...target.querySelectorAll(".card-title a")].slice(0, 3).map((link) => link.textContent);
    status.textContent = names.length ? `Nieuwe volgorde. Bovenaan: ${names.join(", ")}.` : "Geen volgorde.";
  }

  function tell() {
    const total = sliders.reduce((sum, slider) => sum + Number(slider.value), 0);
    for (const slider of sliders) {
      const share = total ? Math.round((100 * slider.value) / total) : 0;
      const output = form.querySelector(`output[for="${slider.id}"]`);
      output.querySelector("strong").textContent = slider.value;
      output.querySelector("span").textContent = `(${share}%)`;
    }
  }

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    const place = address();
    target.classList.add("busy");
    try {
      const answer = await fetch(`${place}&deel=lijst`, { signal: asked.signal });
      const before = order();
      const opened = Boolean(target.querySelector("details.more[open]"));
      const ticked = [...target.querySelectorAll("input[name=project]:checked")].map((box) => box.value);
      target.innerHTML = await answer.text();
      target.querySelectorAll("details.more").forEach((more) => { more.open = opened; });
      target.querySelectorAll("input[name=project]").forEach((box) => { box.checked = ticked.includes(box.value); });
      counted();
      target.classList.remove("busy");
      history.replaceState(null, "", place);
      document.querySelectorAll("button[data-copy][data-here]").forEach((button) => { button.dataset.copy = place; });
      document.querySelectorAll("input[name=keuzes]").forEach((input) => { input.value = place.split("?")[1]; });
      mark(before);
    } catch (error) {
      if (error.name === "AbortError") return; // a newer question is on its way
      target.classList.remove("busy");
      status.textContent = "De volgorde kon niet worden bijgewerkt. Kies: Toon de volgorde.";
    }
  }

  form.addEventListener("input", (event) => {
    if (event.target.type !== "range") return;
    tell();
    clearTimeout(timer);
    timer = setTimeout(ask, LIVE_WAIT_MS);
  });
}

document.querySelectorAll("form[data-live]").forEach(live);

const TYPED_WAIT_MS = 400;

// A note that follows what is typed beside it.  The server makes it, as it does without script: it chooses how
// much else stays on the page, and says when the text is too long.
function follow(form) {
  const target = document.getElementById(form.dataset.note);
  let timer = 0;
  let asked = null;

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), signal: asked.signal });
      const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(target.id);
      if (made) target.replaceChildren(...made.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") announce("De notitie kon niet worden bijgewerkt. Kies: Zet in de notitie.");
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, TYPED_WAIT_MS);
  });
}

document.querySelectorAll("form[data-note]").forEach(follow);
