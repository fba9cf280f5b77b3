// What the room adds: kept apart from the graph, dashed in the picture, and written to a file for who keeps the data.
"use strict";
window.Netwerk = window.Netwerk || {};

Netwerk.Voorstel = class {
  constructor(session) {
    this.session = session;
    this.items = { dingen: {}, relaties: [] };
  }

  attach(root, drawing) {
    this.root = root;
    this.drawing = drawing;
    drawing.proposal = this.items;
    const on = (name, action) => root.querySelector(`[data-voorstel="${name}"]`).addEventListener("submit", event => {
      event.preventDefault();
      action(new FormData(event.target), event.target);
    });
    on("ding", (fields, form) => this.addThing(fields, form));
    on("relatie", (fields, form) => this.addRelation(fields, form));
    root.querySelector('[data-voorstel="download"]').addEventListener("click", () => Netwerk.bewaar(this.file(), "application/yaml", "voorstel.yaml"));
    this.show();
  }

  tell(text) { this.root.querySelector("[data-voorstel-melding]").textContent = text; }

  addThing(fields, form) {
    const name = fields.get("naam").trim(), province = fields.get("provincie");
    if (!name || !province) { this.tell("Geef het voorstel een naam en een provincie."); return; }
    const home = this.drawing.places.get("provincie/" + province) || this.drawing.network.getViewPosition();
    const id = "voorstel/" + (Object.keys(this.items.dingen).length + 1) + "-" + name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const [x, y] = this.free(home.x, home.y);
    this.items.dingen[id] = { naam: name, soort: fields.get("soort"), provincie: province, thema: fields.get("thema"), opmerking: fields.get("opmerking").trim(), x, y };
    form.reset();
    this.changed(`Voorstel "${name}" staat gestippeld in beeld.`);
  }

  // The first free place round a point, in a widening spiral.
  free(x, y) {
    const taken = this.drawing.nodes.get();
    for (let n = 4; n < 400; n++) {
      const at = [x + 9 * Math.sqrt(n) * Math.cos(n * 2.4), y + 9 * Math.sqrt(n) * Math.sin(n * 2.4)];
      if (taken.every(node => Math.hypot(node.x - at[0], node.y - at[1]) > node.size + 18)) return at;
    }
    return [x, y];
  }

  ends() {
    return [...Object.entries(this.drawing.data.dingen), ...Object.entries(this.items.dingen)];
  }

  find(text) {
    const wanted = text.trim().toLowerCase();
    return (this.ends().find(([id, thing]) => thing.naam.toLowerCase() === wanted || id === wanted) || [""])[0];
  }

  addRelation(fields, form) {
    const from = this.find(fields.get("van")), to = this.find(fields.get("naar"));
    if (!from || !to || from === to) { this.tell("Kies twee verschillende namen die in beeld zijn."); return; }
    this.items.relaties.push({ van: from, naar: to, soort: fields.get("soort"), opmerking: fields.get("opmerking").trim() });
    form.reset();
    this.changed("De verbinding staat gestippeld in beeld.");
  }

  changed(text) {
    this.show();
    this.drawing.refresh();
    this.tell(text);
  }

  nameOf(id) { return (this.items.dingen[id] || this.drawing.data.dingen[id] || this.names[id] || { naam: id }).naam; }

  show() {
    const m = Netwerk.maak;
    this.names = { ...(this.names || {}), ...this.drawing.data.dingen };
    const remove = (label, action) => m("button", { type: "button", "aria-label": "Verwijder " + label, onclick: () => { action(); this.changed("Verwijderd."); } }, "×");
    const things = Object.entries(this.items.dingen).map(([id, thing]) => m("li", {}, `${thing.naam} (${thing.soort})`, remove(thing.naam, () => {
      delete this.items.dingen[id];
      this.items.relaties = this.items.relaties.filter(one => one.van !== id && one.naar !== id);
      this.drawing.proposal = this.items;
    })));
    const relations = this.items.relaties.map((one, n) => m("li", {}, `${this.nameOf(one.van)} – ${this.nameOf(one.naar)}`,
      remove("de verbinding", () => this.items.relaties.splice(n, 1))));
    this.root.querySelector('[data-voorstel="lijst"]').replaceChildren(...things, ...relations);
    this.root.querySelector('[data-voorstel="download"]').disabled = !things.length && !relations.length;
  }

  // YAML in which every value is a JSON string: that is YAML too, and nothing in a name can break it.
  file() {
    const q = JSON.stringify, lines = ["# Voorstel uit een werksessie; controleer met: schakelkaart voorstel voorstel.yaml",
      "soort: voorstel", "datum: " + q(new Date().toISOString().slice(0, 10)), "beeld: " + q(this.session()), "dingen:"];
    for (const [id, thing] of Object.entries(this.items.dingen)) {
      lines.push(`  - sleutel: ${q(id)}`, `    naam: ${q(thing.naam)}`, `    soort: ${q(thing.soort)}`, `    provincie: ${q(thing.provincie)}`);
      if (thing.thema) lines.push(`    thema: ${q(thing.thema)}`);
      if (thing.opmerking) lines.push(`    opmerking: ${q(thing.opmerking)}`);
    }
    lines.push("relaties:");
    for (const one of this.items.relaties) {
      lines.push(`  - van: ${q(one.van)}`, `    van_naam: ${q(this.nameOf(one.van))}`, `    naar: ${q(one.naar)}`, `    naar_naam: ${q(this.nameOf(one.naar))}`, `    soort: ${q(one.soort)}`);
      if (one.opmerking) lines.push(`    opmerking: ${q(one.opmerking)}`);
    }
    return lines.join("\n").replace(/^dingen:\n(?= *relaties)/m, "dingen: []\n").replace(/^relaties:$(?![\s\S]*- van)/m, "relaties: []") + "\n";
  }
};
