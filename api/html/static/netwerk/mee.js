// What people take home: the picture as it is seen now, as PNG (twice the pixels), SVG, or on paper.
"use strict";
window.Netwerk = window.Netwerk || {};

Netwerk.Mee = class {
  attach(root, drawing) {
    this.root = root;
    this.drawing = drawing;
    const on = (name, action) => root.querySelector(`[data-mee="${name}"]`).addEventListener("click", action);
    on("png", () => this.png());
    on("svg", () => Netwerk.bewaar(this.svg(), "image/svg+xml", this.name() + ".svg"));
    on("druk", () => window.print());
    // However one prints, paper has the picture as it is now: the canvas itself does not come along.
    window.addEventListener("beforeprint", () => { this.root.querySelector("[data-papier]").innerHTML = this.svg(true); });
  }

  name() { return "netwerk-" + this.drawing.data.titel.toLowerCase().normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""); }

  // A second picture, twice as large and out of sight, in the state of the one on the screen.
  png() {
    const now = this.drawing, [left, top, right, bottom] = now.data.kader;
    const ratio = 2 / (window.devicePixelRatio || 1);
    const box = Netwerk.maak("div", { class: "buiten-beeld", "aria-hidden": "true" });
    box.style.width = (right - left) * ratio + "px";
    box.style.height = (bottom - top) * ratio + "px";
    this.root.append(box);
    const twice = new Netwerk.Tekening(box, now.data, { dark: now.dark, unit: () => ratio });
    for (const key of ["hidden", "open", "chosen", "passes", "proposal"]) twice[key] = now[key];
    twice.refresh();
    twice.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: ratio, animation: false });
    twice.network.redraw();
    box.querySelector("canvas").toBlob(blob => {
      Netwerk.bewaar(blob, "image/png", this.name() + ".png");
      twice.destroy();
      box.remove();
    });
  }

  // The state on the screen as SVG, at the zoom at which the picture opens: what api/network/svg.py draws of a picture as it opens.
  svg(light) {
    const now = this.drawing, data = now.data, dark = light ? 0 : Number(now.dark), style = data.stijl, pen = style.pen;
    const [left, top, right, bottom] = data.kader, wide = right - left, high = bottom - top + pen.foot, tone = pair => pair[dark], near = now.near();
    const e = text => String(text).replace(/[&<>"]/g, one => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
    const out = [`<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="${left} ${top} ${wide} ${high}" role="img" font-family="${e(style.letter)}">`,
      `<title>${e(data.titel)}: ${e(data.samenvatting)}</title>`, `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${tone(style.papier)}"/>`,
      `<g fill="${tone(style.grond)}" stroke="${tone(style.grens)}" stroke-width="${pen.land}" stroke-linejoin="round">`, ...data.land.map(path => `<path d="${path}"/>`), "</g>"];
    const write = (text, x, y, size, bold, anchor, colour, bare) => out.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}"${bold ? ' font-weight="bold"' : ""} text-anchor="${anchor}" fill="${colour}"`
      + (bare ? "" : ` stroke="${tone(style.papier)}" stroke-width="${size * pen.halo}" stroke-linejoin="round" paint-order="stroke"`) + `>${e(text)}</text>`);
    for (const line of now.lines()) out.push(this.line(now.edge(line, near), tone(style.lijnen[now.styleOf(line)])));
    for (const node of now.nodes.get()) {
      out.push(this.mark(node, style, dark));
      const group = data.groepen[node.id];
      if (!group) continue;
      const size = Math.min(pen.number, node.size * pen.number_share);
      write(now.members(node.id), node.x, node.y + size * pen.number_foot, size, true, "middle", tone(style.soorten[group.soort]), true);
    }
    for (const [text, x, y] of data.koppen) write(text, x, y, pen.heading, true, "middle", tone(style.zacht));
    for (const [id, [lines, width, height, size, bold, side, from]] of Object.entries(data.namen)) {
      if (!now.drawn(id) || from > 1 || (near && !near.has(id))) continue;
      const node = now.places.get(id), box = now.nameBox(id, lines, node, node.size, width, height, size, bold, side, true, 1);
      const [x, anchor] = side === "right" ? [box.left, "start"] : side === "left" ? [box.right, "end"] : [node.x, "middle"];
      lines.forEach((line, row) => write(line, x, box.top + row * size * style.regel + pen.ascent * size, size, bold, anchor, tone(style.inkt)));
    }
    write(style.vermelding, left + 8, bottom + pen.foot - 12, pen.credit, false, "start", tone(style.zacht));
    return out.join("\n") + "\n</svg>\n";
  }

  line(edge, colour) {
    const a = this.drawing.nodes.get(edge.from), b = this.drawing.nodes.get(edge.to), bend = (this.drawing.data.lijnen[edge.id] || {}).bocht;
    const path = `M${a.x} ${a.y}${bend ? `Q${bend[0].toFixed(1)} ${bend[1].toFixed(1)} ` : "L"}${b.x} ${b.y}`;
    const head = (this.drawing.data.lijnen[edge.id] || {}).pijl, corners = (head || []).map(([x, y]) => x.toFixed(1) + "," + y.toFixed(1)).join(" ");
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${edge.width}" stroke-opacity="${edge.color.opacity}"${edge.dashes ? ` stroke-dasharray="${edge.dashes.join(" ")}"` : ""}/>`
      + (head ? `<polygon points="${corners}" fill="${colour}" fill-opacity="${edge.color.opacity}"/>` : "");
  }

  mark(node, style, dark) {
    const [kind, form] = node.group.split("-"), colour = style.soorten[kind][dark], paper = style.papier[dark], full = form === "vol";
    const faint = (node.opacity ?? 1) < 1 ? ` opacity="${node.opacity}"` : "";
    const paint = `fill="${full ? colour : paper}" stroke="${full ? paper : colour}" stroke-width="${full ? style.pen.rim : style.pen.open_rim}"${faint}`;
    const { x, y, size: r } = node, corners = style.vormen[node.shape];
    if (!corners.length) return `<circle cx="${x}" cy="${y}" r="${r}" ${paint}/>`;
    return `<polygon points="${corners.map(([px, py]) => (x + r * px).toFixed(1) + "," + (y + r * py).toFixed(1)).join(" ")}" ${paint}/>`;
  }
};
