// The side panel: what is known of the chosen thing, group or line, with its sources.
"use strict";
window.Netwerk = window.Netwerk || {};

Netwerk.maak = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value !== "") element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside);
  return element;
};

Netwerk.Paneel = class {
  constructor(root, drawing, choose) {
    this.box = root.querySelector("[data-paneel]");
    this.said = root.querySelector("[data-zegt]");
    this.drawing = drawing;
    this.data = drawing.data;
    this.choose = choose;
    this.start = [...this.box.childNodes].map(node => node.cloneNode(true));
    this.offline = document.documentElement.dataset.bestand !== undefined;
  }

  clear() { this.box.replaceChildren(...this.start.map(node => node.cloneNode(true))); }

  link(id) {
    const thing = this.data.dingen[id];
    if (!thing) return document.createTextNode((this.drawing.proposal.dingen[id] || { naam: id }).naam);
    return Netwerk.maak("button", { type: "button", class: "als-link", onclick: () => this.choose(id, true) }, thing.naam);
  }

  thing(id) {
    const m = Netwerk.maak, thing = this.data.dingen[id];
    const where = (thing.provincies || []).map(slug => (this.data.dingen["provincie/" + slug] || { naam: slug }).naam);
    const parts = [m("p", { class: "soortnaam" }, thing.heet), m("h2", {}, thing.naam)];
    if (thing.soort !== "provincie" && where.length) parts.push(m("p", { class: "zacht" }, where.length > 6 ? "heel Nederland" : where.join(", ")));
    if (thing.tekst) parts.push(m("p", {}, thing.tekst));
    if (thing.feiten) parts.push(m("dl", {}, ...thing.feiten.flatMap(([label, text]) => [m("dt", {}, label), m("dd", {}, this.text(text))])));
    parts.push(...this.relations(id));
    if (thing.bronnen) parts.push(m("h3", {}, "Bronnen"), this.sources(thing.bronnen));
    if (!this.offline) parts.push(m("p", {}, m("a", { href: "/" + id }, "Alles over " + thing.naam)));
    if (!this.offline) parts.push(m("p", {}, m("a", { href: "/netwerk?niveau=rondom&om=" + encodeURIComponent(id), "data-beeld": true }, "Teken wat hieromheen ligt")));
    this.show(parts, `${thing.heet}: ${thing.naam}`);
  }

  relations(id) {
    const m = Netwerk.maak, lines = [];
    for (const number of this.drawing.touching.get(id) || []) {
      const relation = this.data.relaties[number], other = relation.van === id ? relation.naar : relation.van;
      if (this.drawing.hidden.has(other)) continue;
      lines.push(m("li", {}, this.link(other), ": " + (relation.samen || relation.voorstel ? relation.zin : this.verb(relation)),
        relation.bronnen && !relation.samen ? this.cited(relation.bronnen) : ""));
    }
    if (!lines.length) return [];
    const few = lines.splice(0, 12), parts = [m("h3", {}, "Hangt samen met"), m("ul", {}, ...few)];
    if (lines.length) parts.push(m("details", {}, m("summary", {}, `Nog ${lines.length}`), m("ul", {}, ...lines)));
    return parts;
  }

  verb(relation) {
    const [from, to] = [relation.van, relation.naar].map(id => (this.data.dingen[id] || {}).naam || "");
    const whole = relation.zin.startsWith(from + " ") && relation.zin.endsWith(" " + to + ".");
    return whole ? relation.zin.slice(from.length, -to.length - 1).trim() : relation.zin;
  }

  text(text) {
    return /^https?:\/\/\S+$/.test(text) ? Netwerk.maak("a", { href: text, rel: "noreferrer" }, text.replace(/^https?:\/\/(www\.)?/, "")) : text;
  }

  cited(numbers) {
    return Netwerk.maak("span", { class: "zacht" }, " (bron: " + numbers.slice(0, 2).map(number => this.data.bronnen[number][0]).join("; ") + ")");
  }

  sources(cited) {
    const m = Netwerk.maak;
    return m("ul", { class: "bronnen" }, ...cited.map(one => {
      const [number, where] = Array.isArray(one) ? one : [one, ""], [title, publisher, url, date] = this.data.bronnen[number];
      const rest = [publisher, date, where].filter(Boolean).join(", ");
      return m("li", {}, url ? m("a", { href: url, rel: "noreferrer" }, title) : title, rest ? " – " + rest : "");
    }));
  }

  line(line) {
    const m = Netwerk.maak, parts = [m("p", { class: "soortnaam" }, line.kind === "KANS" || line.kind === "VOORSTEL" ? "voorgestelde verbinding" : "verbinding")];
    parts.push(m("h2", {}, this.link(line.van), line.kind === "SCHAKEL" ? " → " : " – ", this.link(line.naar)));
    if (line.kind === "VOORSTEL") parts.push(m("p", {}, this.drawing.proposal.relaties[line.voorstel].opmerking || "Zonder toelichting."));
    for (const number of line.relaties) {
      const relation = this.data.relaties[number];
      parts.push(m("p", {}, relation.zin));
      if (relation.soort === "SCHAKEL") parts.push(this.matches(relation));
      else if (relation.samen) parts.push(m("ul", {}, ...this.drawing.shared(relation).map(id => [id, ...this.data.gedeeld[id]]).map(([id, name, kind, , start, , , stand]) =>
        m("li", {}, this.offline ? name : m("a", { href: "/" + id }, name), m("span", { class: "zacht" }, " " + [kind, stand, start || ""].filter(Boolean).join(", "))))));
      if (relation.bronnen) parts.push(m("h3", {}, "Bronnen"), this.sources(relation.bronnen));
      else parts.push(m("p", { class: "zacht" }, "De bron van deze verbinding is niet vastgelegd."));
    }
    this.show(parts, "Verbinding: " + line.relaties.map(number => this.data.relaties[number].zin).join(" "));
  }

  // What an arrow stands for: what the one has, for what the other wants, and about what.
  matches(relation) {
    const m = Netwerk.maak, link = ([id, name]) => this.offline ? name : m("a", { href: "/" + id }, name);
    return m("ul", {}, ...this.drawing.shared(relation).map(id => this.data.gedeeld[id]).map(([said, kind, , , , , stand, [supply, need]]) =>
      m("li", {}, link(supply), m("span", { class: "zacht" }, ` (${[kind, stand].filter(Boolean).join(", ")})`), " voor ", link(need),
        m("span", { class: "zacht" }, ` (${need[0].split("/")[0]}); over ${said}`))));
  }

  group(id) {
    const m = Netwerk.maak, group = this.data.groepen[id];
    const inside = Object.keys(this.data.dingen).filter(one => this.data.dingen[one].groep === id && !this.drawing.hidden.has(one));
    this.show([m("p", { class: "soortnaam" }, "groep"), m("h2", {}, group.naam), m("p", {}, m("button", { type: "button", onclick: () => this.close(id) }, "Sluit de groep")),
      m("ul", {}, ...inside.map(one => m("li", {}, this.link(one))))], "Groep geopend: " + group.naam);
  }

  close(id) {
    this.drawing.open.delete(id);
    this.choose("");
    this.drawing.fit(true);
  }

  show(parts, said) {
    this.box.replaceChildren(...parts);
    this.box.scrollTop = 0;
    this.said.textContent = said;
  }
};
