// The picture: vis-network draws dots and lines where they are told to lie; land, names and counts are
// drawn here, behind and above them.
"use strict";
window.Netwerk = window.Netwerk || {};

Netwerk.Tekening = class {
  constructor(box, data, options = {}) {
    this.box = box;
    this.data = data;
    this.dark = options.dark || false;
    this.unit = options.unit || (() => Math.min(2, Math.max(0.5, window.innerWidth / 1920)));
    this.hidden = new Set();
    this.open = new Set();
    this.chosen = "";
    this.pointed = "";
    this.proposal = { dingen: {}, relaties: [] };
    this.land = data.land.map(path => new Path2D(path));
    this.places = new Map(data.vis.nodes.map(node => [node.id, node]));
    this.touching = new Map();
    data.relaties.forEach((relation, number) => {
      for (const end of [relation.van, relation.naar]) {
        if (!this.touching.has(end)) this.touching.set(end, []);
        this.touching.get(end).push(number);
      }
    });
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(box, { nodes: this.nodes, edges: this.edges }, this.options());
    this.network.on("beforeDrawing", ctx => this.drawLand(ctx));
    this.network.on("afterDrawing", ctx => this.drawNames(ctx));
    this.refresh();
    this.fit();
  }

  tone(pair) { return pair[this.dark ? 1 : 0]; }

  // How thick and how large everything is: the same for every pen, see api/network/style.py.
  get pen() { return this.data.stijl.pen; }

  options() {
    const style = this.data.stijl, groups = {}, paper = this.tone(style.papier);
    for (const [kind, pair] of Object.entries(style.soorten)) {
      const colour = this.tone(pair);
      const of = (background, border) => ({ background, border, highlight: { background, border }, hover: { background, border } });
      groups[kind + "-vol"] = { color: of(colour, paper), borderWidth: this.pen.rim };
      groups[kind + "-plan"] = { color: of(paper, colour), borderWidth: this.pen.open_rim };
      groups[kind + "-groep"] = { color: of(paper, colour), borderWidth: this.pen.open_rim };
      groups[kind + "-voorstel"] = { color: of(paper, colour), borderWidth: this.pen.open_rim, shapeProperties: { borderDashes: [5, 4] } };
    }
    return { ...this.data.vis.options, autoResize: true, groups };
  }

  setDark(dark) {
    this.dark = dark;
    this.network.setOptions(this.options());
    this.refresh();
  }

  // What is drawn of a thing: nothing when filtered or in a closed group.
  drawn(id) {
    if (this.hidden.has(id)) return false;
    const thing = this.data.dingen[id];
    if (!thing) return id in this.proposal.dingen || (id in this.data.groepen && !this.open.has(id) && this.members(id) > 0);
    return !thing.groep || this.open.has(thing.groep);
  }

  members(group) {
    let count = 0;
    for (const id in this.data.dingen) if (this.data.dingen[id].groep === group && !this.hidden.has(id)) count++;
    return count;
  }

  near() {
    const focus = this.chosen;
    if (!focus || !this.drawn(focus)) return null;
    const found = new Set([focus]);
    for (const number of this.touching.get(focus) || []) {
      const relation = this.data.relaties[number];
      const other = relation.van === focus ? relation.naar : relation.van;
      found.add(other);
      const group = (this.data.dingen[other] || {}).groep;
      if (group) found.add(group);
    }
    for (const relation of this.proposal.relaties)
      if (relation.van === focus || relation.naar === focus) found.add(relation.van).add(relation.naar);
    return found;
  }

  refresh() {
    const near = this.near();
    const nodes = [], edges = [];
    for (const node of this.data.vis.nodes)
      if (this.drawn(node.id)) nodes.push({ ...node, opacity: near && !near.has(node.id) ? this.pen.faint_mark : 1 });
    for (const [id, thing] of Object.entries(this.proposal.dingen))
      nodes.push({ id, x: thing.x, y: thing.y, size: 13, shape: "dot", label: " ", group: thing.soort + "-voorstel" });
    for (const line of this.lines()) edges.push(this.edge(line, near));
    this.swap(this.nodes, nodes);
    this.swap(this.edges, edges);
    this.network.redraw();
  }

  swap(set, wanted) {
    const ids = new Set(wanted.map(one => one.id));
    set.remove(set.getIds().filter(id => !ids.has(id)));
    set.update(wanted);
  }

  // One line between two things, however many relationships it stands for; quiet ones when an end is chosen.
  lines() {
    const together = new Map();
    this.data.relaties.forEach((relation, number) => {
      const of = relation.van === this.chosen || relation.naar === this.chosen;
      if ((relation.stil && !of) || !this.drawn(relation.van) || !this.drawn(relation.naar)) return;
      if (relation.samen && !this.shared(relation).length) return;
      const kind = ["SAMEN", "KANS", "SCHAKEL"].includes(relation.soort) ? relation.soort : "";
      const ends = [relation.van, relation.naar];
      if (kind !== "SCHAKEL") ends.sort();
      const id = ends.join("|") + "|" + kind;
      if (!together.has(id)) together.set(id, { id, van: ends[0], naar: ends[1], kind, relaties: [] });
      together.get(id).relaties.push(number);
    });
    this.proposal.relaties.forEach((relation, number) => {
      if (this.drawn(relation.van) && this.drawn(relation.naar))
        together.set("voorstel" + number, { id: "voorstel" + number, van: relation.van, naar: relation.naar, kind: "VOORSTEL", relaties: [], voorstel: number });
    });
    return [...together.values()];
  }

  shared(relation) {
    return this.passes ? relation.samen.filter(id => this.passes(this.data.gedeeld[id])) : relation.samen;
  }

  styleOf(line) {
    const known = this.data.lijnen[line.id];
    if (known) return known.stijl;
    if (line.kind) return { SAMEN: "samen", SCHAKEL: "schakel" }[line.kind] || "kans";
    const types = line.relaties.map(number => this.data.relaties[number].soort);
    return types.every(type => type === "IN_PROVINCE" || type === "ACTIVE_IN") ? "plaats" : "band";
  }

  widthOf(line) {
    const { together, chance, tie, arrow } = this.pen;
    if (line.kind === "SCHAKEL") return Math.min(arrow[0] + arrow[1] * this.shared(this.data.relaties[line.relaties[0]]).length, arrow[2]);
    if (line.kind === "SAMEN") return together[0] + together[1] * this.shared(this.data.relaties[line.relaties[0]]).length;
    if (line.kind) return chance;
    return Math.min(tie[0] + tie[1] * (line.relaties.length - 1), tie[2]);
  }

  edge(line, near) {
    const known = this.known || (this.known = new Map(this.data.vis.edges.map(edge => [edge.id, edge])));
    const of = line.van === this.chosen || line.naar === this.chosen;
    const style = this.styleOf(line), heavy = ["SAMEN", "KANS", "SCHAKEL"].includes(line.kind);
    const dashed = line.kind === "KANS" || line.kind === "VOORSTEL", [light, dark, opacity] = this.data.stijl.lijnen[style];
    return {
      smooth: false, ...(known.get(line.id) || {}),
      id: line.id, from: line.van, to: line.naar, width: this.widthOf(line) * (of && !heavy ? 1.8 : 1), dashes: dashed ? this.pen.dash : false,
      color: { color: this.tone([light, dark]), opacity: near && !of ? this.pen.faint_line : of ? this.pen.chosen_line : opacity, inherit: false },
      arrows: "", physics: false,
    };
  }

  // All of the frame; in a window that is too small for its names only what is drawn, without the sea around it.
  fit(animate) {
    const wide = this.box.clientWidth, high = this.box.clientHeight, most = this.unit();
    let [left, top, right, bottom] = this.data.kader;
    let scale = Math.min(wide / (right - left), high / (bottom - top), 2);
    this.least = scale;
    if (scale < most) {
      let inner = this.extent(1), closer = most;
      const room = () => Math.min(wide / (inner[2] - inner[0]), high / (inner[3] - inner[1]), closer);
      closer = room();
      inner = this.extent(closer / most);  // headings keep their size, so they take more of a smaller picture; a name that no longer fits is left out
      closer = room();
      if (closer > scale) { [left, top, right, bottom] = inner; scale = closer; }
    }
    this.move((left + right) / 2, (top + bottom) / 2, scale, animate);
  }

  // Left, top, right and bottom of the dots with their names, and of the headings in a picture that is enlarged this much.
  extent(zoom) {
    const rooms = this.data.vis.nodes.map(node => {
      const [lines, width, height, size, bold, side] = this.data.namen[node.id] || [[], 0, 0, 0, false, "right"];
      const name = lines.length ? this.nameBox(node.id, lines, node, node.size, width, height, size, bold, side) : { left: node.x, top: node.y, right: node.x, bottom: node.y };
      return [Math.min(node.x - node.size, name.left), Math.min(node.y - node.size, name.top), Math.max(node.x + node.size, name.right), Math.max(node.y + node.size, name.bottom)];
    });
    for (const [text, x, y] of this.data.koppen) {
      const half = this.measure(text, this.pen.heading, true) / 2 / zoom;
      rooms.push([x - half, y - this.pen.heading, x + half, y + 8]);
    }
    const air = 8;
    return [0, 1, 2, 3].map(n => n < 2 ? Math.min(...rooms.map(r => r[n])) - air : Math.max(...rooms.map(r => r[n])) + air);
  }

  move(x, y, scale, animate) {
    const still = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.network.moveTo({ position: { x, y }, scale, animation: still ? false : { duration: 450, easingFunction: "easeInOutQuad" } });
  }

  flyTo(id, times = 1.6) {
    const node = this.places.get(id) || this.proposal.dingen[id];
    if (node) this.move(node.x, node.y, Math.max(this.network.getScale(), this.unit() * times), true);
  }

  zoom(factor) {
    const at = this.network.getViewPosition();
    this.move(at.x, at.y, Math.min(8, Math.max(this.least * 0.8, this.network.getScale() * factor)));
  }

  drawLand(ctx) {
    const style = this.data.stijl;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = this.tone(style.papier);
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    ctx.save();
    ctx.fillStyle = this.tone(style.grond);
    ctx.strokeStyle = this.tone(style.grens);
    ctx.lineWidth = this.pen.land / Math.max(1, this.network.getScale());
    ctx.lineJoin = "round";
    for (const path of this.land) { ctx.fill(path); ctx.stroke(path); }
    ctx.restore();
  }

  // Names that show at this zoom, with their boxes in pixels of the screen.
  names() {
    const scale = this.network.getScale(), unit = this.unit(), zoom = scale / unit, near = this.near();
    const found = [];
    for (const [id, [lines, width, height, size, bold, side, from]] of Object.entries(this.data.namen)) {
      const wanted = id === this.pointed || id === this.chosen;
      if (!this.drawn(id) || (zoom < from - 1e-6 && !wanted) || (near && !near.has(id))) continue;
      const node = this.places.get(id), at = this.network.canvasToDOM({ x: node.x, y: node.y });
      found.push(this.nameBox(id, lines, at, node.size * scale, width * unit, height * unit, size * unit, bold, side, wanted));
    }
    for (const id of [this.pointed, this.chosen])
      if (id && this.drawn(id) && !(id in this.data.namen) && this.data.dingen[id]) {
        const node = this.places.get(id), at = this.network.canvasToDOM({ x: node.x, y: node.y });
        found.push(this.nameBox(id, [this.data.dingen[id].naam], at, node.size * scale, 0, 28 * unit, 24 * unit, 0, "right", true));
      }
    for (const [id, thing] of Object.entries(this.proposal.dingen)) {
      const at = this.network.canvasToDOM(thing);
      found.push(this.nameBox(id, [thing.naam + " (voorstel)"], at, 13 * scale, 0, 28 * unit, 24 * unit, 0, "right", true));
    }
    return found.filter(name => name.wanted || (this.whole(name) && !this.shut(name, found)));
  }

  // A name that would be cut off by the edge is left out; its dot is there.
  whole(name) {
    return name.left >= 0 && name.top >= 0 && name.right <= this.box.clientWidth && name.bottom <= this.box.clientHeight;
  }

  // A name that was called up pushes aside those it would lie on.
  shut(name, names) {
    return names.some(other => other.wanted && other.id !== name.id
      && name.left < other.right && other.left < name.right && name.top < other.bottom && other.top < name.bottom);
  }

  nameBox(id, lines, at, radius, width, height, size, bold, side, wanted, unit = this.unit()) {
    const gap = this.pen.gap * unit;
    if (!width) width = Math.max(...lines.map(line => this.measure(line, size, bold)));
    let left = at.x - width / 2, top = at.y - height / 2;
    if (side === "right") left = at.x + radius + gap;
    if (side === "left") left = at.x - radius - gap - width;
    if (side === "below") top = at.y + radius + gap / 2;
    if (side === "above") top = at.y - radius - gap / 2 - height;
    return { id, lines, size: this.fitting(lines, size, bold, width), bold, side, wanted, left, top, right: left + width, bottom: top + height };
  }

  // The size at which lines are no wider than the room they have: a machine may have wider letters than were reckoned with.
  fitting(lines, size, bold, width) {
    const key = (bold ? "b" : "") + lines.join("\n"), known = this.widths || (this.widths = new Map());
    if (!known.has(key)) known.set(key, Math.max(...lines.map(line => this.measure(line, 100, bold))) / 100);
    const most = 1.02 * width / known.get(key);  // there is a little air about a name
    return size <= most ? size : width / known.get(key);
  }

  measure(text, size, bold) {
    const ctx = this.ruler || (this.ruler = document.createElement("canvas").getContext("2d"));
    ctx.font = (bold ? "bold " : "") + size + "px " + this.data.stijl.letter;
    return ctx.measureText(text).width;
  }

  // The heads of arrows, where every pen draws them: their points are on the rim of what they point at.
  drawHeads(ctx) {
    for (const edge of this.edges.get()) {
      const head = (this.data.lijnen[edge.id] || {}).pijl;
      if (!head) continue;
      ctx.save();
      ctx.globalAlpha = edge.color.opacity;
      ctx.fillStyle = edge.color.color;
      ctx.beginPath();
      head.forEach(([x, y], corner) => (corner ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
      ctx.fill();
      ctx.restore();
    }
  }

  drawNames(ctx) {
    this.drawHeads(ctx);
    const style = this.data.stijl, unit = this.unit(), scale = this.network.getScale();
    const ratio = ctx.canvas.width / this.box.clientWidth;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.lineJoin = "round";
    ctx.textBaseline = "alphabetic";
    for (const [text, x, y] of this.data.koppen) {
      const at = this.network.canvasToDOM({ x, y });
      this.write(ctx, text, at.x, at.y, this.pen.heading * unit, true, "center", this.tone(style.zacht));
    }
    for (const [id, group] of Object.entries(this.data.groepen)) {
      if (!this.drawn(id)) continue;
      const node = this.places.get(id), at = this.network.canvasToDOM({ x: node.x, y: node.y });
      const size = Math.min(this.pen.number * Math.max(unit, scale), node.size * scale * this.pen.number_share);
      this.write(ctx, String(this.members(id)), at.x, at.y + size * this.pen.number_foot, size, true, "center", this.tone(style.soorten[group.soort]), true);
    }
    for (const name of this.names()) {
      const align = name.side === "right" ? "left" : name.side === "left" ? "right" : "center";
      const x = align === "left" ? name.left : align === "right" ? name.right : (name.left + name.right) / 2;
      name.lines.forEach((line, row) =>
        this.write(ctx, line, x, name.top + row * name.size * style.regel + this.pen.ascent * name.size, name.size, name.bold, align, this.tone(style.inkt)));
    }
    ctx.restore();
  }

  write(ctx, text, x, y, size, bold, align, colour, bare) {
    ctx.font = (bold ? "bold " : "") + size + "px " + this.data.stijl.letter;
    ctx.textAlign = align;
    if (!bare) {
      ctx.strokeStyle = this.tone(this.data.stijl.papier);
      ctx.lineWidth = size * this.pen.halo;
      ctx.strokeText(text, x, y);
    }
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  // What lies where on the screen: for tests and for the keyboard.
  geometry() {
    const scale = this.network.getScale();
    const nodes = this.nodes.getIds().map(id => {
      const node = this.nodes.get(id), at = this.network.canvasToDOM({ x: node.x, y: node.y });
      return { id, x: at.x, y: at.y, r: node.size * scale };
    });
    return { nodes, names: this.names().map(({ id, left, top, right, bottom, size }) => ({ id, left, top, right, bottom, size })) };
  }

  destroy() { this.network.destroy(); }
};
