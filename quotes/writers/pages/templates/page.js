"use strict";
{
  const GAP = 4; // pixels from a line of words to the line to its source
  const ROUND = 6; // radius of its corners
  const LEAVE = 250; // milliseconds for the pointer to go from a quotation to what is shown of it

  const svg = (name, attributes = {}) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const rects = (elements) => elements.flatMap((element) => [...element.getClientRects()]).filter((box) => box.width);
  const sameLine = (one, other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > one.height / 2;

  const apart = (one, other) => {
    const across = Math.max(one.left - other.right, other.left - one.right, 0);
    return sameLine(one, other) ? across : Math.abs(one.top - other.top) * 1000 + across;
  };
  // Of the lines of words that two elements fill, the two that are nearest to each other.
  const nearest = (some, others) => {
    const pairs = some.flatMap((one) => others.map((other) => [one, other]));
    return pairs.reduce((best, pair) => (apart(...pair) < apart(...best) ? pair : best));
  };

  // The line from a quotation to the words that name who spoke, between the lines of words: below them when both
  // are in one line; across when one is in the line under the other; else through the margin.
  const route = (text, quotation, mention) => {
    const box = text.getBoundingClientRect();
    const [left, top] = [box.left, box.top];
    const path = (...parts) => parts.map((part) => (typeof part === "number" ? part.toFixed(1) : part)).join(" ");
    const [from, target] = nearest(quotation, mention);
    if (sameLine(from, target)) {
      const before = target.right <= from.left + 1;
      const [x1, y1] = [(before ? from.left + ROUND : from.right - ROUND) - left, from.bottom - top];
      const [x2, y2] = [(target.left + target.right) / 2 - left, target.bottom + GAP / 2 - top];
      const low = Math.max(y1, y2) + 2 * GAP;
      return { path: path("M", x1, y1, "C", x1, low, x2, low, x2, y2), end: [x2, y2] };
    }
    const above = target.top < from.top;
    const down = above ? -1 : 1;
    const [y1, y2] = [(above ? from.top : from.bottom) - top, (above ? target.bottom : target.top) - top];
    if (Math.abs(y2 - y1) < 4 * GAP) {
      const [low, high] = [Math.max(from.left, target.left), Math.min(from.right, target.right)];
      const within = (rect) => Math.min(Math.max((low + high) / 2, rect.left + ROUND), rect.right - ROUND) - left;
      const [x1, x2, middle] = [within(from), within(target), (y1 + y2) / 2];
      return { path: path("M", x1, y1, "C", x1, middle, x2, middle, x2, y2), end: [x2, y2] };
    }
    const [x1, x2] = [from.left + ROUND - left, target.left + ROUND - left];
    const [out, back] = [y1 + down * GAP, y2 - down * GAP];
    const leave = path("M", x1, y1, "Q", x1, out, x1 - ROUND, out, "L", 2 * ROUND, out);
    const margin = path("Q", ROUND, out, ROUND, out + down * ROUND, "L", ROUND, back - down * ROUND);
    const arrive = path("Q", ROUND, back, 2 * ROUND, back, "L", x2 - ROUND, back, "Q", x2, back, x2, y2);
    return { path: `${leave} ${margin} ${arrive}`, end: [x2, y2] };
  };

  // One article: what is shown of its quotations, and whose are shown.
  class Article {
    constructor(element) {
      const all = (selector) => [...element.querySelectorAll(selector)];
      this.element = element;
      this.text = element.querySelector(".text");
      this.detail = element.querySelector(".detail");
      this.buttons = all(".speaker");
      this.pieces = all(".text .q");
      this.quotations = all(".text .q.first");
      this.underlined = all(".text .mention, .text .cue");
      this.wire = this.text.appendChild(svg("svg", { class: "wire", "aria-hidden": "true" }));
      this.shown = null;
      this.leaving = 0;
    }

    // The mentions and the cues of a quotation.
    named(id) {
      return this.underlined.filter((element) => element.dataset.of.split(" ").includes(id));
    }

    draw() {
      this.wire.replaceChildren();
      const quotation = rects(this.pieces.filter((piece) => piece.matches(".on")));
      const mention = rects(this.underlined.filter((element) => element.matches(".mention.lit")));
      if (!quotation.length || !mention.length) return;
      const { path, end } = route(this.text, quotation, mention);
      this.wire.setAttribute("class", this.detail.className.replace("detail", "wire"));
      this.wire.append(svg("path", { d: path }), svg("circle", { cx: end[0], cy: end[1], r: 4.5 }));
    }

    // Show what is known of a quotation; of none, when there is no id.
    show(id) {
      clearTimeout(this.leaving);
      if (id === this.shown) return;
      this.shown = id;
      for (const piece of this.pieces) piece.classList.toggle("on", piece.dataset.q === id);
      for (const element of this.underlined) element.classList.remove("lit");
      this.detail.hidden = id === null;
      this.detail.replaceChildren();
      if (id !== null) {
        for (const element of this.named(id)) element.classList.add("lit");
        const note = this.element.querySelector(`#n${this.element.id.slice(1)}-${id}`);
        this.detail.className = note.className.replace("note", "detail");
        this.detail.append(...[...note.children].map((child) => child.cloneNode(true)));
      }
      this.draw();
    }

    // Show, after a while, what has the focus instead of what the pointer was on.
    leave() {
      clearTimeout(this.leaving);
      const focused = () => (this.text.contains(document.activeElement) ? document.activeElement.dataset.q : null);
      this.leaving = setTimeout(() => this.show(focused() ?? null), LEAVE);
    }

    get chosen() {
      return this.buttons.find((button) => button.getAttribute("aria-pressed") === "true") ?? null;
    }

    // Show only one speaker's quotations; everybody's, when there is no letter.
    mark(voice) {
      const off = (element) => voice !== null && element.dataset.voice !== voice;
      this.element.classList.toggle("only", voice !== null);
      for (const button of this.buttons) button.setAttribute("aria-pressed", button.dataset.voice === voice);
      for (const piece of this.pieces) piece.classList.toggle("off", off(piece));
      for (const quotation of this.quotations) quotation.tabIndex = off(quotation) ? -1 : 0;
      const theirs = this.quotations.filter((quotation) => !off(quotation));
      const kept = new Set(theirs.flatMap((quotation) => this.named(quotation.dataset.q)));
      for (const element of this.underlined) element.classList.toggle("dim", !kept.has(element));
      const said = this.quotations.filter((quotation) => quotation.dataset.voice);
      this.element.querySelector(".all").hidden = voice === null;
      const name = this.chosen?.querySelector(".name").textContent;
      this.element.querySelector("[role=status]").textContent =
        voice === null ? "" : `${name}: ${theirs.length} of ${said.length} quotations`;
      this.draw();
      return theirs;
    }

    // The same, and go where the speaker is quoted if that is out of sight.
    only(voice) {
      const theirs = this.mark(voice);
      if (voice !== null && !theirs.some(inView)) theirs[0]?.scrollIntoView({ block: "center" });
    }

    toggle(voice) {
      if (voice) this.only(this.chosen?.dataset.voice === voice ? null : voice);
    }

    // On a narrow page, show the first speakers and the rest when asked.
    fold() {
      const more = this.element.querySelector(".more");
      const late = this.element.querySelector(".late button");
      if (!late) return;
      this.element.classList.add("folded");
      more.hidden = false;
      more.textContent = `All ${this.buttons.length} speakers`;
      more.addEventListener("click", () => {
        this.element.classList.remove("folded");
        more.hidden = true;
        late.focus();
      });
    }

    listen() {
      const over = (event) => event.target.closest(".q");
      this.text.addEventListener("pointerover", (event) => {
        if (over(event) && event.pointerType !== "touch") this.show(over(event).dataset.q);
      });
      this.text.addEventListener("pointerout", () => this.leave());
      this.detail.addEventListener("pointerenter", () => clearTimeout(this.leaving));
      this.detail.addEventListener("pointerleave", () => this.leave());
      this.text.addEventListener("focusin", (event) => this.show(event.target.dataset.q ?? null));
      this.text.addEventListener("focusout", () => this.leave());
      this.text.addEventListener("click", (event) => {
        const id = over(event)?.dataset.q;
        this.quotations.find((quotation) => quotation.dataset.q === id)?.focus({ preventScroll: true });
      });
      this.text.addEventListener("keydown", (event) => {
        if (!event.target.matches(".q") || !["Enter", " "].includes(event.key)) return;
        event.preventDefault();
        this.toggle(event.target.dataset.voice);
      });
      for (const button of this.buttons) button.addEventListener("click", () => this.toggle(button.dataset.voice));
      this.element.querySelector(".all").addEventListener("click", () => {
        this.chosen?.focus();
        this.only(null);
      });
      document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        this.show(null);
        if (this.chosen) this.only(null);
      });
      new ResizeObserver(() => this.draw()).observe(this.text);
    }
  }

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // All articles of a page: those with the words that the reader searches for, or with one speaker, are shown.
  class Library {
    constructor(articles) {
      this.articles = articles; // by number; of an article that quotes nobody, null
      this.elements = new Map([...articles.keys()].map((number) => [number, document.getElementById(`a${number}`)]));
      this.lines = [...document.querySelectorAll("nav [data-article]")];
      this.speakers = [...document.querySelectorAll(".everyone .speaker")].map((button) => ({
        button,
        places: new Map(button.dataset.in.split(" ").map((place) => place.split("-"))),
      }));
      this.field = document.getElementById("find");
      this.clear = document.querySelector(".clear");
      this.chosen = null;
      this.texts = null;
    }

    // The numbers of the articles that have all words searched for: in the title, the text or a speaker's name.
    get matching() {
      const words = folded(this.field.value).split(/\s+/).filter(Boolean);
      this.texts ??= new Map([...this.elements].map(([number, element]) => {
        const parts = element.querySelectorAll(".title, .origin, .text, .name");
        return [number, folded([...parts].map((part) => part.textContent).join("\n"))];
      }));
      return [...this.texts].filter(([, text]) => words.every((word) => text.includes(word))).map(([number]) => number);
    }

    update() {
      const matching = this.field.value.trim() ? this.matching : [...this.elements.keys()];
      const found = new Set(matching.filter((number) => !this.chosen || this.chosen.places.has(number)));
      for (const [number, element] of this.elements) element.hidden = !found.has(number);
      for (const line of this.lines) line.hidden = !found.has(line.dataset.article);
      for (const one of this.speakers) {
        one.button.setAttribute("aria-pressed", one === this.chosen);
        one.button.parentElement.hidden = one !== this.chosen && !matching.some((number) => one.places.has(number));
      }
      const all = !this.chosen && !this.field.value.trim();
      const who = this.chosen ? `${this.chosen.button.querySelector(".name").textContent}: ` : "";
      document.querySelector(".found [role=status]").textContent =
        all ? "" : `${who}${found.size} of ${this.elements.size} ${document.querySelector("main").dataset.unit}s`;
      this.clear.hidden = all;
    }

    // Show only one speaker's quotations, in all articles that have some; everybody's, when there is no speaker.
    choose(speaker) {
      for (const [number] of this.chosen?.places ?? []) this.articles.get(number)?.mark(null);
      this.chosen = speaker;
      document.documentElement.classList.toggle("everywhere", speaker !== null);
      for (const [number, voice] of speaker?.places ?? []) this.articles.get(number)?.mark(voice);
      this.update();
    }

    showAll() {
      this.field.value = "";
      this.choose(null);
    }

    listen() {
      this.field.addEventListener("input", () => this.update());
      for (const one of this.speakers) {
        one.button.addEventListener("click", () => this.choose(one === this.chosen ? null : one));
      }
      this.clear.addEventListener("click", () => {
        this.showAll();
        this.field.focus();
      });
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && (this.chosen || this.field.value)) this.showAll();
      });
    }
  }

  document.documentElement.classList.add("js");
  const articles = new Map();
  for (const element of document.querySelectorAll("article")) {
    const quotes = element.querySelector(".detail") !== null; // else nobody is quoted
    const article = quotes ? new Article(element) : null;
    articles.set(element.id.slice(1), article);
    article?.fold();
    article?.listen();
  }
  if (document.getElementById("find")) new Library(articles).listen();
}
