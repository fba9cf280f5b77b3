// A story: saved views with a text, in an order, played with the arrow keys, kept in a file or the address.
"use strict";
window.Netwerk = window.Netwerk || {};

Netwerk.codeer = value => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
  .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
Netwerk.decodeer = text => JSON.parse(new TextDecoder().decode(
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), one => one.charCodeAt(0))));
Netwerk.bewaar = (content, type, name) => {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = Netwerk.maak("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

Netwerk.Verhaal = class {
  // ``view`` gives what is seen now, ``go`` shows a view again (and resolves when it is drawn).
  constructor(view, go) {
    this.view = view;
    this.go = go;
    this.steps = [];
    this.at = -1;
  }

  attach(root) {
    this.root = root;
    const on = (name, action) => root.querySelector(`[data-verhaal="${name}"]`).addEventListener("click", action);
    on("bewaar", () => this.add());
    on("speel", () => this.play(0));
    on("vorige", () => this.play(this.at - 1));
    on("volgende", () => this.play(this.at + 1));
    on("stop", () => this.stop());
    on("download", () => Netwerk.bewaar(JSON.stringify({ soort: "verhaal", stappen: this.steps }, null, 1), "application/json", "verhaal.json"));
    on("link", () => this.copy());
    root.querySelector('[data-verhaal="laad"]').addEventListener("change", event => this.load(event.target));
    this.show();
  }

  tell(text) { this.root.querySelector("[data-verhaal-melding]").textContent = text; }

  add() {
    const title = this.root.querySelector('[data-verhaal="titel"]'), text = this.root.querySelector('[data-verhaal="tekst"]');
    this.steps.push({ titel: title.value.trim() || "Stap " + (this.steps.length + 1), tekst: text.value.trim(), ...this.view() });
    title.value = text.value = "";
    this.show();
    this.tell("Stap bewaard.");
  }

  show() {
    const m = Netwerk.maak, list = this.root.querySelector('[data-verhaal="stappen"]');
    list.replaceChildren(...this.steps.map((step, n) => m("li", { "aria-current": n === this.at && "step" },
      m("button", { type: "button", class: "als-link", onclick: () => this.play(n) }, step.titel),
      m("span", { class: "knopjes" },
        m("button", { type: "button", "aria-label": `Zet ${step.titel} eerder`, disabled: n === 0, onclick: () => this.shift(n, -1) }, "↑"),
        m("button", { type: "button", "aria-label": `Zet ${step.titel} later`, disabled: n === this.steps.length - 1, onclick: () => this.shift(n, 1) }, "↓"),
        m("button", { type: "button", "aria-label": `Verwijder ${step.titel}`, onclick: () => { this.steps.splice(n, 1); this.show(); } }, "×")))));
    for (const name of ["speel", "download", "link"]) this.root.querySelector(`[data-verhaal="${name}"]`).disabled = !this.steps.length;
  }

  shift(n, by) {
    const [step] = this.steps.splice(n, 1);
    this.steps.splice(n + by, 0, step);
    this.show();
  }

  get playing() { return this.at >= 0; }

  async play(n) {
    if (n < 0 || n >= this.steps.length) return;
    this.at = n;
    const step = this.steps[n];
    await this.go(step);
    const bar = this.root.querySelector("[data-verteller]");
    bar.hidden = false;
    bar.querySelector("h2").textContent = step.titel;
    bar.querySelector("p").textContent = step.tekst;
    bar.querySelector("[data-stap]").textContent = `${n + 1} van ${this.steps.length}`;
    bar.querySelector('[data-verhaal="vorige"]').disabled = n === 0;
    bar.querySelector('[data-verhaal="volgende"]').disabled = n === this.steps.length - 1;
    this.show();
  }

  stop() {
    this.at = -1;
    this.root.querySelector("[data-verteller]").hidden = true;
    this.show();
  }

  read(text) {
    const story = typeof text === "string" ? JSON.parse(text) : text;
    if (!Array.isArray(story.stappen) || !story.stappen.every(step => typeof step.beeld === "string")) throw new Error("geen verhaal");
    this.steps = story.stappen.map(step => ({ titel: String(step.titel || ""), tekst: String(step.tekst || ""), beeld: step.beeld, stand: step.stand || {} }));
    this.show();
  }

  async load(input) {
    try {
      this.read(await input.files[0].text());
      this.tell(`Verhaal van ${this.steps.length} stappen geladen.`);
    } catch {
      this.tell("Dit bestand is geen verhaal van Schakelkaart. Kies een bestand dat u hier hebt bewaard.");
    }
    input.value = "";
  }

  hash() { return "verhaal=" + Netwerk.codeer({ stappen: this.steps }); }

  async copy() {
    const address = location.href.split("#")[0] + "#" + this.hash();
    history.replaceState(null, "", address);
    try { await navigator.clipboard.writeText(address); this.tell("De link naar dit verhaal staat op uw klembord."); }
    catch { this.tell("De link naar dit verhaal staat nu in de adresbalk."); }
  }
};
