// What is shown: kinds (legend), provinces, themes, phases and the year; in the address behind the #.
"use strict";
window.Netwerk = window.Netwerk || {};

Netwerk.Filters = class {
  constructor(root, drawing, changed) {
    this.root = root;
    this.drawing = drawing;
    this.changed = changed;
    this.kinds = new Set();
    for (const button of root.querySelectorAll("[data-soort]"))
      button.addEventListener("click", () => { this.toggle(button); this.apply(); });
    for (const field of root.querySelectorAll("[data-filter]")) field.addEventListener("change", () => this.apply());
    this.year = root.querySelector("[data-jaar]");
    this.year.addEventListener("input", () => this.apply());
    root.querySelector("[data-speel-jaar]").addEventListener("click", event => this.playYears(event.currentTarget));
    root.querySelector("[data-wis]").addEventListener("click", () => this.set({}));
  }

  toggle(button) {
    const kind = button.dataset.soort, off = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!off));
    if (off) this.kinds.add(kind); else this.kinds.delete(kind);
  }

  checked(name) {
    return [...this.root.querySelectorAll(`[data-filter="${name}"]:checked`)].map(field => field.value);
  }

  state() {
    const state = {}, until = Number(this.year.value);
    if (this.kinds.size) state.zonder = [...this.kinds].sort();
    for (const name of ["provincie", "fase"]) if (this.checked(name).length) state[name] = this.checked(name);
    const theme = this.root.querySelector("select[data-filter]").value;
    if (theme) state.thema = [Number(theme)];
    if (until < Number(this.year.max)) state.jaar = until;
    return state;
  }

  set(state) {
    this.kinds = new Set(state.zonder || []);
    for (const button of this.root.querySelectorAll("[data-soort]"))
      button.setAttribute("aria-pressed", String(!this.kinds.has(button.dataset.soort)));
    for (const name of ["provincie", "fase"])
      for (const field of this.root.querySelectorAll(`[data-filter="${name}"]`)) field.checked = (state[name] || []).includes(field.value);
    this.root.querySelector("select[data-filter]").value = (state.thema ?? [""])[0];
    this.year.value = state.jaar || this.year.max;
    this.apply();
  }

  // A thing without a year or a phase is not hidden: unknown is not no.
  hides(thing, state) {
    if (this.kinds.has(thing.soort)) return true;
    if (thing.soort === "provincie" || thing.middelpunt) return false;
    if (state.provincie && !(thing.provincies || []).some(slug => state.provincie.includes(slug))) return true;
    if (state.fase && thing.fase && !state.fase.includes(thing.fase)) return true;
    if (state.thema && thing.soort !== "thema" && !(thing.themas || []).some(theme => state.thema.includes(theme))) return true;
    return Boolean(state.jaar && thing.van && thing.van > state.jaar);
  }

  apply() {
    const state = this.state(), data = this.drawing.data, hidden = new Set();
    for (const [id, thing] of Object.entries(data.dingen)) if (this.hides(thing, state)) hidden.add(id);
    this.drawing.hidden = hidden;
    this.drawing.passes = ([, kind, phase, start, themes, provinces]) =>
      !this.hides({ soort: kind, fase: phase, van: start, themas: themes, provincies: provinces }, state);
    const until = state.jaar || this.year.max;
    this.root.querySelector("[data-jaar-nu]").textContent = state.jaar ? "tot en met " + state.jaar : "alle jaren";
    this.year.setAttribute("aria-valuetext", state.jaar ? "tot en met " + until : "alle jaren");
    this.drawing.refresh();
    for (const row of this.root.querySelectorAll("tr[data-ding]")) row.hidden = hidden.has(row.dataset.ding);
    const shown = Object.keys(data.dingen).length - hidden.size;
    this.root.querySelector("[data-telling]").textContent = hidden.size ? `${shown} van ${shown + hidden.size} getoond` : `${shown} getoond`;
    this.changed();
  }

  playYears(button) {
    if (this.timer) { this.stopYears(button); return; }
    button.textContent = "Stop";
    if (this.year.value === this.year.max) this.year.value = this.year.min;
    this.timer = setInterval(() => {
      if (this.year.value === this.year.max) { this.stopYears(button); return; }
      this.year.value = Number(this.year.value) + 1;
      this.apply();
    }, 900);
  }

  stopYears(button) {
    clearInterval(this.timer);
    this.timer = 0;
    button.textContent = "Speel af";
  }
};
