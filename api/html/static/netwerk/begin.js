// Starts the page: draws the picture, ties choice, keyboard, search and address together.
"use strict";
window.Netwerk = window.Netwerk || {};

Netwerk.Blad = class {
  constructor(hall) {
    this.hall = hall;
    this.dark = hall.dataset.toon === "donker" || (!hall.dataset.toon && matchMedia("(prefers-color-scheme: dark)").matches && hall.dataset.volgt === "ja");
    this.story = new Netwerk.Verhaal(() => ({ beeld: this.root.dataset.adres, stand: this.state() }), step => this.go(step.beeld, step.stand));
    this.proposal = new Netwerk.Voorstel(() => this.root.dataset.adres);
    this.take = new Netwerk.Mee();
    hall.addEventListener("keydown", event => this.key(event));
    hall.addEventListener("click", event => this.follow(event));
    hall.addEventListener("submit", event => this.submit(event));
    window.addEventListener("resize", () => this.drawing && this.drawing.fit());
    window.addEventListener("popstate", () => { if (location.search !== this.search) this.go(location.search.slice(1), {}, true); });
    this.attach().then(() => this.restore());
  }

  async data(root) {
    const inside = root.querySelector("[data-gegevens]");
    if (inside) return JSON.parse(inside.textContent);
    return (await fetch(root.querySelector("[data-gegevens-bij]").dataset.gegevensBij)).json();
  }

  async attach() {
    this.restoring = true; // the address keeps what it says until the picture shows it
    const root = this.root = this.hall.querySelector("[data-netwerk]");
    this.search = location.search;
    this.offline = document.documentElement.dataset.bestand !== undefined;
    this.kept = this.kept || new Map();
    if (this.offline && !this.kept.has(root.dataset.adres)) this.kept.set(root.dataset.adres, root.cloneNode(true));
    const data = await this.data(root);
    if (this.drawing) this.drawing.destroy();
    const drawing = this.drawing = new Netwerk.Tekening(root.querySelector("[data-doek]"), data, { dark: this.dark });
    this.panel = new Netwerk.Paneel(root, drawing, (id, fly) => this.choose(id, fly));
    this.proposal.attach(root, drawing);
    this.filters = new Netwerk.Filters(root, drawing, () => this.keep());
    this.story.attach(root);
    this.take.attach(root, drawing);
    this.controls(root, drawing);
    this.names(root, data);
    this.filters.apply();
    this.hall.classList.toggle("donker", this.dark);
    root.classList.add("klaar");
  }

  controls(root, drawing) {
    const net = drawing.network, canvas = root.querySelector("[data-doek]");
    net.on("click", event => this.clicked(event));
    net.on("hoverNode", event => { drawing.pointed = event.node; this.tip(event.node); net.redraw(); });
    net.on("blurNode", () => { drawing.pointed = ""; this.tip(""); net.redraw(); });
    net.on("hoverEdge", event => this.tip("", event.edge));
    net.on("blurEdge", () => this.tip(""));
    canvas.addEventListener("focus", () => { if (!drawing.chosen) this.panel.said.textContent = "Pijltjes: naar het dichtstbijzijnde ding. Enter: open een groep. Plus en min: in- en uitzoomen."; });
    const on = (name, action) => root.querySelector(`[data-knop="${name}"]`).addEventListener("click", action);
    on("groter", () => drawing.zoom(1.3));
    on("kleiner", () => drawing.zoom(1 / 1.3));
    on("passend", () => drawing.fit(true));
    on("scherm", () => this.fullscreen());
    on("toon", () => { this.dark = !this.dark; this.hall.classList.toggle("donker", this.dark); drawing.setDark(this.dark); });
  }

  names(root, data) {
    const list = root.querySelector("#in-beeld");
    list.replaceChildren(...Object.values(data.dingen).map(thing => Netwerk.maak("option", { value: thing.naam })));
  }

  clicked(event) {
    if (event.nodes.length) this.choose(event.nodes[0]);
    else if (event.edges.length) this.chooseLine(event.edges[0]);
    else this.choose("");
  }

  choose(id, fly) {
    const drawing = this.drawing, thing = drawing.data.dingen[id];
    if (id in drawing.data.groepen) { this.openGroup(id); return; }
    if (thing && thing.groep) drawing.open.add(thing.groep);
    drawing.chosen = thing || id in drawing.proposal.dingen ? id : "";
    drawing.network.unselectAll();
    drawing.refresh();
    if (thing) this.panel.thing(id);
    else if (drawing.chosen) this.panel.show([Netwerk.maak("p", { class: "soortnaam" }, "voorstel"), Netwerk.maak("h2", {}, drawing.proposal.dingen[id].naam),
      Netwerk.maak("p", {}, drawing.proposal.dingen[id].opmerking)], "Voorstel: " + drawing.proposal.dingen[id].naam);
    else this.panel.clear();
    if (fly && drawing.chosen) drawing.flyTo(id);
    this.keep();
  }

  openGroup(id) {
    const drawing = this.drawing;
    drawing.open.add(id);
    drawing.chosen = "";
    drawing.refresh();
    this.tip("");
    this.panel.group(id);
    drawing.flyTo(id, 3);
    this.keep();
  }

  chooseLine(id) {
    const line = this.drawing.lines().find(one => one.id === id);
    if (line) this.panel.line(line);
  }

  tip(id, edge) {
    const box = this.root.querySelector("[data-tip]"), data = this.drawing.data;
    let text = "";
    if (id in data.groepen) text = data.groepen[id].naam + " – klik om te openen";
    else if (data.dingen[id]) text = data.dingen[id].naam;
    if (edge) {
      const line = this.drawing.lines().find(one => one.id === edge);
      text = !line ? "" : line.kind === "VOORSTEL" ? "Voorstel uit de zaal" : line.relaties.slice(0, 3).map(number => data.relaties[number].zin).join(" ");
    }
    box.textContent = text;
    box.hidden = !text;
  }

  state() {
    const drawing = this.drawing, at = drawing.network.getViewPosition(), scale = drawing.network.getScale(), state = this.filters.state();
    if (drawing.chosen) state.keuze = drawing.chosen;
    if (drawing.open.size) state.open = [...drawing.open].sort();
    if (Math.abs(scale - drawing.least) > 0.01) state.zicht = [Math.round(at.x), Math.round(at.y), Number((scale / drawing.least).toFixed(2))];
    return state;
  }

  keep() {
    if (this.restoring || this.offline) return;
    const state = this.state();
    const hash = Object.keys(state).length ? "#stand=" + Netwerk.codeer(state) : "";
    history.replaceState(history.state, "", location.pathname + location.search + hash);
  }

  put(state) {
    this.restoring = true;
    this.drawing.open = new Set(state.open || []);
    this.filters.set(state);
    this.choose(state.keuze && this.drawing.data.dingen[state.keuze] ? state.keuze : "");
    if (state.zicht) this.drawing.move(state.zicht[0], state.zicht[1], this.drawing.least * state.zicht[2], true);
    else this.drawing.fit();
    this.restoring = false;
  }

  restore() {
    const told = document.getElementById("verhaal-in-bestand");
    try {
      if (told && told.textContent.trim()) this.story.read(told.textContent);
      const [, name, value] = location.hash.match(/^#(stand|verhaal)=([\w-]+)$/) || [];
      if (name === "stand") this.put(Netwerk.decodeer(value));
      if (name === "verhaal") { this.story.read(Netwerk.decodeer(value)); this.story.play(0); }
    } catch {
      this.panel.said.textContent = "De link is niet volledig; u ziet het hele beeld.";
    }
    this.restoring = false;
  }

  // Another picture in the place of this one, without leaving the full screen.
  async go(address, state, back) {
    if (address !== this.root.dataset.adres) {
      const next = await this.fetch(address);
      if (!next) return;
      this.root.replaceWith(next);
      if (!back && !this.offline) history.pushState(null, "", this.at(address));
      await this.attach();
    }
    this.put(state || {});
    this.keep();
  }

  // Where a picture is; the reader's own province stays in the address.
  at(address) {
    const mine = new URLSearchParams(location.search).get("mijn");
    return "/netwerk?" + address + (mine && !new URLSearchParams(address).has("mijn") ? "&" + new URLSearchParams({ mijn: mine }) : "");
  }

  async fetch(address) {
    if (this.kept.has(address)) return this.kept.get(address).cloneNode(true);
    for (const kept of document.querySelectorAll("template[data-beeld-adres]"))
      if (kept.dataset.beeldAdres === address) return kept.content.firstElementChild.cloneNode(true);
    if (this.offline) { this.panel.said.textContent = "Dit beeld zit niet in dit bestand."; return null; }
    const answer = await fetch(this.at(address));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-netwerk]");
    if (!answer.ok || !next) { this.tell(page); return null; }
    document.title = page.title;
    return document.adoptNode(next);
  }

  tell(page) {
    const fault = page.querySelector("[data-fout]") || page.querySelector("main p");
    this.panel.show([Netwerk.maak("h2", {}, "Dat lukt niet"), Netwerk.maak("p", {}, fault ? fault.textContent : "Er ging iets mis.")], "Dat lukt niet");
  }

  follow(event) {
    const link = event.target.closest("a[data-beeld], a[data-beeld-hier]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    this.go(link.dataset.beeldHier || new URL(link.href).searchParams.toString(), {});
  }

  submit(event) {
    const form = event.target.closest("form[data-beeld], form[data-zoek]");
    if (!form) return;
    event.preventDefault();
    if (form.dataset.zoek !== undefined) { this.find(new FormData(form).get("q") || ""); return; }
    const fields = [...new FormData(form)].filter(([, value]) => value.trim());
    this.go(new URLSearchParams(fields).toString(), {});
  }

  async find(text) {
    const wanted = text.trim().toLowerCase(), things = Object.entries(this.drawing.data.dingen);
    if (!wanted) return;
    const here = things.find(([, thing]) => thing.naam.toLowerCase() === wanted) || things.find(([, thing]) => thing.naam.toLowerCase().includes(wanted));
    if (here) { this.filters.set({}); this.choose(here[0], true); return; }
    if (!this.offline) { this.go(new URLSearchParams({ niveau: "rondom", om: text.trim() }).toString(), {}); return; }
    this.panel.said.textContent = `"${text}" staat niet in dit beeld.`;
    this.panel.show([Netwerk.maak("h2", {}, "Niet in beeld"), Netwerk.maak("p", {}, `"${text}" staat niet in dit beeld.`)], "Niet in beeld");
  }

  key(event) {
    const typing = event.target.closest("input, select, textarea"), on = event.target.closest("[data-doek]");
    if (event.key === "Escape") { this.choose(""); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (this.story.playing && (event.key === "ArrowRight" || event.key === "ArrowLeft" || event.key === "PageDown" || event.key === "PageUp")) {
      this.story.play(this.story.at + (event.key === "ArrowRight" || event.key === "PageDown" ? 1 : -1));
    } else if (on && arrows[event.key]) this.step(...arrows[event.key]);
    else if (on && event.key === "Enter" && this.atGroup) this.openGroup(this.atGroup);
    else if (event.key === "+" || event.key === "=") this.drawing.zoom(1.3);
    else if (event.key === "-") this.drawing.zoom(1 / 1.3);
    else if (event.key === "0") this.drawing.fit(true);
    else if (event.key === "f") this.fullscreen();
    else if (event.key === "/") this.root.querySelector("[data-zoek] input").focus();
    else return;
    event.preventDefault();
  }

  // To the nearest thing in a direction: near counts, and straight ahead counts more.
  step(dx, dy) {
    const drawing = this.drawing, from = drawing.places.get(this.atGroup || drawing.chosen) || { x: 0, y: 0 };
    let best = "", least = Infinity;
    for (const node of drawing.nodes.get()) {
      const x = node.x - from.x, y = node.y - from.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (ahead > 1 && ahead + 2.5 * aside < least) { least = ahead + 2.5 * aside; best = node.id; }
    }
    if (!best) return;
    this.atGroup = best in drawing.data.groepen ? best : "";
    if (!this.atGroup) { this.choose(best); return; }
    drawing.network.selectNodes([best]);
    this.panel.said.textContent = drawing.data.groepen[best].naam + ". Enter opent de groep.";
  }

  fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.hall.requestFullscreen();
  }
};

addEventListener("DOMContentLoaded", () => {
  const hall = document.querySelector("[data-zaal]");
  if (hall) Netwerk.blad = new Netwerk.Blad(hall);
});
