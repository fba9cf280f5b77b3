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
    on("druk", () => this.print());
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

  // The state on the screen as SVG, at the zoom at which the picture opens.
  svg(light) {
    const now = this.drawing, data = now.data, dark = light ? 0 : Number(now.dark), style = data.stijl;
    const [left, top, right, bottom] = data.kader, tone = pair => pair[dark];
    const e = text => String(text).replace(/[&<>"]/g, one => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
    const out = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${right - left} ${bottom - top}" width="${right - left}" height="${bottom - top}" font-family="${e(style.letter)}">`,
      `<title>${e(data.titel)}: ${e(data.samenvatting)}</title>`, `<rect x="${left}" y="${top}" width="100%" height="100%" fill="${tone(style.papier)}"/>`];
    for (const path of data.land) out.push(`<path d="${path}" fill="${tone(style.grond)}" stroke="${tone(style.grens)}" stroke-width="1.5"/>`);
    for (const edge of now.edges.get()) out.push(this.line(edge, tone(style.lijnen[now.styleOf(now.lines().find(one => one.id === edge.id) || { id: edge.id, kind: "KANS", relaties: [] })])));
    for (const node of now.nodes.get()) out.push(this.mark(node, style, dark));
    const write = (text, x, y, size, bold, anchor, colour) => out.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}"${bold ? ' font-weight="bold"' : ""} text-anchor="${anchor}" fill="${colour}" stroke="${tone(style.papier)}" stroke-width="4" paint-order="stroke">${e(text)}</text>`);
    for (const [text, x, y] of data.koppen) write(text, x, y, 26, true, "middle", tone(style.zacht));
    for (const [id, group] of Object.entries(data.groepen)) if (now.drawn(id)) {
      const node = now.places.get(id), size = Math.min(24, node.size * 1.1);
      write(now.members(id), node.x, node.y + size * 0.36, size, true, "middle", tone(style.soorten[group.soort]));
    }
    const near = now.near();
    for (const [id, [lines, width, height, size, bold, side, from]] of Object.entries(data.namen)) {
      if (!now.drawn(id) || from > 1 || (near && !near.has(id))) continue;
      const node = now.places.get(id), gap = 5;
      let x = node.x, y = node.y - height / 2, anchor = "middle";
      if (side === "right") { x += node.size + gap; anchor = "start"; }
      if (side === "left") { x -= node.size + gap; anchor = "end"; }
      if (side === "below") y = node.y + node.size + gap / 2;
      if (side === "above") y = node.y - node.size - gap / 2 - height;
      lines.forEach((line, row) => write(line, x, y + row * size * style.regel + 0.92 * size, size, bold, anchor, tone(style.inkt)));
    }
    return out.join("\n") + "\n</svg>\n";
  }

  line(edge, colour) {
    const a = this.drawing.nodes.get(edge.from), b = this.drawing.nodes.get(edge.to), smooth = edge.smooth;
    let path = `M${a.x} ${a.y}L${b.x} ${b.y}`;
    if (smooth && smooth.enabled) {
      const bend = smooth.type === "curvedCW" ? smooth.roundness : -smooth.roundness;
      const dx = b.x - a.x, dy = a.y - b.y, reach = (0.5 * Math.abs(bend) + 0.5) * Math.hypot(dx, dy);
      const angle = Math.atan2(dy, dx) + (0.5 * bend + 0.5) * Math.PI;
      path = `M${a.x} ${a.y}Q${a.x + reach * Math.sin(angle)} ${a.y + reach * Math.cos(angle)} ${b.x} ${b.y}`;
    }
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${edge.width}" stroke-opacity="${edge.color.opacity}"${edge.dashes ? ' stroke-dasharray="14 10"' : ""}/>`;
  }

  mark(node, style, dark) {
    const [kind, form] = node.group.split("-"), colour = style.soorten[kind][dark], paper = style.papier[dark], full = form === "vol";
    const paint = `fill="${full ? colour : paper}" stroke="${full ? paper : colour}" stroke-width="${full ? 1.5 : 3}" opacity="${node.opacity ?? 1}"`;
    const { x, y, size: r } = node, points = list => `<polygon points="${list.map(p => p.map(n => n.toFixed(1)).join(",")).join(" ")}" ${paint}/>`;
    if (node.shape === "square") return points([[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]]);
    if (node.shape === "diamond") return points([[x, y - r], [x + r, y], [x, y + r], [x - r, y]]);
    if (node.shape === "hexagon") return points([0, 1, 2, 3, 4, 5].map(k => [x + r * Math.cos(k * Math.PI / 3), y + r * Math.sin(k * Math.PI / 3)]));
    if (node.shape.startsWith("triangle")) {
      const down = node.shape === "triangleDown" ? -1 : 1, side = 1.15 * r, mid = y + down * 0.275 * side, inner = Math.sqrt(3) / 3 * side, high = Math.sqrt(3) * side;
      return points([[x, mid - down * (high - inner)], [x + side, mid + down * inner], [x - side, mid + down * inner]]);
    }
    return `<circle cx="${x}" cy="${y}" r="${r}" ${paint}/>`;
  }

  print() {
    const sheet = this.root.querySelector("[data-papier]");
    sheet.innerHTML = this.svg(true);
    window.print();
  }
};
