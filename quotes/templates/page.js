"use strict";
{
  const STROKE = 3; // pixels between a line of words and the line to its source
  const ROUND = 7;
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
  const sameLine = (one, other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > one.height / 2;

  // The line from a quotation to the words that name who spoke: below the words when both are in one line, else
  // through the margin.
  const route = (text, quotation, mention) => {
    const box = text.getBoundingClientRect();
    const place = (x, y) => `${(x - box.left).toFixed(1)} ${(y - box.top).toFixed(1)}`;
    const target = mention[0];
    const near = quotation.find((rect) => sameLine(rect, target));
    if (near) {
      const before = target.right <= near.left + 1;
      const [x1, x2] = [before ? near.left + 4 : near.right - 4, (target.left + target.right) / 2];
      const [y1, y2] = [near.bottom, target.bottom + STROKE];
      const low = Math.max(y1, y2) + 9;
      return { path: `M ${place(x1, y1)} C ${place(x1, low)} ${place(x2, low)} ${place(x2, y2)}`, end: [x2 - box.left, y2 - box.top] };
    }
    const above = target.top < quotation[0].top;
    const from = above ? quotation[0] : quotation[quotation.length - 1];
    const [x1, y1, x2, y2] = [from.left + 2, from.bottom, target.left, target.bottom + STROKE];
    const margin = box.left + ROUND + 1;
    const turn = above ? -ROUND : ROUND;
    const path = `M ${place(x1, y1)} L ${place(margin + ROUND, y1)} Q ${place(margin, y1)} ${place(margin, y1 + turn)}`
      + ` L ${place(margin, y2 - turn)} Q ${place(margin, y2)} ${place(margin + ROUND, y2)} L ${place(x2, y2)}`;
    return { path, end: [x2 - box.left, y2 - box.top] };
  };

  const start = (article) => {
    const text = article.querySelector(".text");
    const detail = article.querySelector(".detail");
    if (!detail) return;
    const status = article.querySelector("[role=status]");
    const all = article.querySelector(".all");
    const more = article.querySelector(".more");
    const buttons = [...article.querySelectorAll(".speaker")];
    const quotations = [...text.querySelectorAll(".q")];
    const underlined = [...text.querySelectorAll(".mention, .cue")];
    const wire = text.appendChild(svg("svg", { class: "wire", "aria-hidden": "true" }));
    let shown = null;
    let leaving = 0;

    const of = (id) => underlined.filter((element) => element.dataset.of.split(" ").includes(id));
    const rects = (elements) => elements.flatMap((element) => [...element.getClientRects()]).filter((rect) => rect.width);

    const draw = () => {
      wire.replaceChildren();
      if (shown === null) return;
      const parts = quotations.filter((element) => element.dataset.q === shown);
      const mention = rects(of(shown).filter((element) => element.matches(".mention")));
      if (!mention.length) return;
      const { path, end } = route(text, rects(parts), mention);
      wire.setAttribute("class", `wire ${[...parts[0].classList].filter((name) => /^(c\d+|none)$/.test(name)).join(" ")}`);
      wire.append(svg("path", { d: path }), svg("circle", { cx: end[0], cy: end[1], r: 4.5 }));
    };

    const show = (id) => {
      clearTimeout(leaving);
      if (id === shown) return;
      shown = id;
      for (const element of quotations) element.classList.toggle("on", element.dataset.q === id);
      for (const element of underlined) element.classList.remove("lit");
      detail.hidden = id === null;
      detail.replaceChildren();
      if (id !== null) {
        for (const element of of(id)) element.classList.add("lit");
        const note = article.querySelector(`#n${article.id.slice(1)}-${id}`);
        detail.className = note.className.replace("note", "detail");
        detail.append(...[...note.children].map((child) => child.cloneNode(true)));
      }
      draw();
    };
    const focused = () => (text.contains(document.activeElement) ? document.activeElement.dataset.q ?? null : null);
    const leave = () => {
      clearTimeout(leaving);
      leaving = setTimeout(() => show(focused()), LEAVE);
    };

    const only = (label) => {
      article.classList.toggle("only", label !== null);
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.voice === label));
      for (const element of quotations) {
        const off = label !== null && element.dataset.voice !== label;
        element.classList.toggle("off", off);
        if (element.matches(".first")) element.tabIndex = off ? -1 : 0;
      }
      for (const element of underlined) {
        const theirs = element.dataset.of.split(" ");
        element.classList.toggle("dim", !quotations.some((one) => !one.matches(".off") && theirs.includes(one.dataset.q)));
      }
      all.hidden = label === null;
      const said = quotations.filter((element) => element.matches(".first") && element.dataset.voice);
      const theirs = said.filter((element) => !element.matches(".off"));
      status.textContent = label === null ? "" : `${theirs.length} of ${said.length} shown`;
      if (label !== null && !theirs.some(inView)) theirs[0]?.scrollIntoView({ block: "center" });
      draw();
    };
    const chosen = () => buttons.find((button) => button.getAttribute("aria-pressed") === "true")?.dataset.voice ?? null;
    const toggle = (label) => only(chosen() === label ? null : label);

    text.addEventListener("pointerover", (event) => {
      const quotation = event.target.closest(".q");
      if (quotation && event.pointerType !== "touch") show(quotation.dataset.q);
    });
    text.addEventListener("pointerout", leave);
    detail.addEventListener("pointerenter", () => clearTimeout(leaving));
    detail.addEventListener("pointerleave", leave);
    text.addEventListener("focusin", (event) => show(event.target.dataset.q ?? null));
    text.addEventListener("focusout", leave);
    text.addEventListener("click", (event) => {
      const quotation = event.target.closest(".q");
      if (quotation) quotations.find((element) => element.matches(".first") && element.dataset.q === quotation.dataset.q).focus({ preventScroll: true });
    });
    text.addEventListener("keydown", (event) => {
      if (event.target.matches(".q") && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        if (event.target.dataset.voice) toggle(event.target.dataset.voice);
      }
    });
    for (const button of buttons) button.addEventListener("click", () => toggle(button.dataset.voice));
    all.addEventListener("click", () => {
      buttons.find((button) => button.dataset.voice === chosen())?.focus();
      only(null);
    });
    more.addEventListener("click", () => {
      article.classList.remove("folded");
      article.querySelector(".late button").focus();
      more.hidden = true;
    });
    if (article.querySelector(".late")) {
      article.classList.add("folded");
      more.hidden = false;
      more.textContent = `All ${buttons.length} speakers`;
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      show(null);
      if (chosen() !== null) only(null);
    });
    new ResizeObserver(draw).observe(text);
  };

  document.documentElement.classList.add("js");
  document.querySelectorAll("article").forEach(start);
}
