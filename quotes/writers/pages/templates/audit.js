"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const { persons, others, articles, voices, passages, evidence, titles, facets } = data;
  const NAMES = Object.keys(facets);
  const PART = data.unit === "chapter" ? NAMES.indexOf("part") : -1; // of books, each chapter is an article
  const LABELS = { part: "chapter" };
  const chapterOf = (article) => facets.part[articles[article][PART + 1] - 1] ?? "–";
  const KINDS = data.kinds.map((kind) => ({
    person: ["Persons", "person", "persons"], organization: ["Bodies", "body", "bodies"], group: ["Groups", "group", "groups"],
    document: ["Documents", "document", "documents"], unnamed: ["Unnamed", "unnamed voice", "unnamed voices"],
  })[kind]);
  const [PERSON, UNNAMED] = [data.kinds.indexOf("person"), data.kinds.indexOf("unnamed")];
  const GENDERS = ["women", "men", "nonbinary people", "not said"];
  const UNSAID = GENDERS.length - 1;
  const FILLS = ["women", "men", "nonbinary", "unsaid"];
  const KIND_FILLS = ["persons", "bodies", "groups", "documents", "unnamed", "unsaid"];
  const [STEP, FEW, MOST_VALUES, PHONE] = [50, 15, 12, 480];

  const $ = (selector) => document.querySelector(selector);
  const number = (value) => value.toLocaleString("en");
  const counted = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;
  const percent = (part, whole) => {
    const share = whole ? (100 * part) / whole : 0;
    return share > 0 && share < 1 ? "<1%" : share > 99 && share < 100 ? ">99%" : `${Math.round(share)}%`;
  };
  const append = (element, children) => {
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  const h = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
    return append(element, children);
  };
  const s = (name, attributes = {}, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return append(element, children);
  };

  // What distinguishes the parts of a bar besides their color.
  const hatch = (name, color, drawn) =>
    s("pattern", { id: `f-${name}`, width: 7, height: 7, patternUnits: "userSpaceOnUse" },
      s("rect", { width: 7, height: 7, style: `fill: var(--${color})` }), ...drawn);
  const line = (d) => s("path", { d, style: "fill: none; stroke: var(--paper); stroke-width: 1.3" });
  const dot = () => s("circle", { cx: 3.5, cy: 3.5, r: 1.4, style: "fill: var(--paper)" });
  const across = "M-1,1 L1,-1 M0,7 L7,0 M6,8 L8,6";
  document.body.append(s("svg", { width: 0, height: 0, "aria-hidden": "true", style: "position: absolute" }, s("defs", {},
    hatch("women", "women", []), hatch("men", "men", [line(across)]), hatch("nonbinary", "other", [dot()]), hatch("unsaid", "unsaid", []),
    hatch("persons", "strong-0", []), hatch("bodies", "strong-2", [line(across)]), hatch("groups", "strong-6", [dot()]),
    hatch("documents", "strong-5", [line("M0,3.5 L7,3.5")]), hatch("unnamed", "strong-7", [line("M3.5,0 L3.5,7")]))));
  const fill = (name) => ({ fill: `url(#f-${name})` });

  const kindOf = (person) => (person < persons.length ? persons[person][1] : others[person - persons.length][0]);
  const genderOf = (person) => (person < persons.length ? persons[person][2] : others[person - persons.length][1]);
  const monthOf = (article) => article[0].slice(0, 7);
  const months = [...new Set(articles.map(monthOf))].filter(Boolean).sort();
  const monthName = (month) => new Date(`${month}-15T12:00Z`).toLocaleDateString("en", { month: "long", year: "numeric" });

  const start = () => ({ month: "", query: "", kind: PERSON, sort: "words", down: true, shown: STEP, ...Object.fromEntries(NAMES.map((name) => [`by ${name}`, 0])) });
  let state = start();
  const open = new Set(); // the persons whose quotations are shown
  const all = new Set(); // those of whom all are
  let found; // what the filters leave

  const zero = () => GENDERS.map(() => 0);
  const passes = (article) =>
    (!state.month || monthOf(article) === state.month) &&
    NAMES.every((name, place) => !state[`by ${name}`] || article[place + 1] === state[`by ${name}`]);

  const aggregate = () => {
    const kept = articles.map(passes);
    const result = {
      people: new Map(), kinds: KINDS.map(() => 0), unattributed: 0, genders: zero(), named: [0, 0], words: 0, quotations: 0,
      months: new Map(), facets: NAMES.map(() => new Map()), articles: kept.filter(Boolean).length, kept,
    };
    const addTo = (map, key, gender, words) => {
      if (!map.has(key)) map.set(key, zero());
      map.get(key)[gender] += words;
    };
    for (let at = 0; at < voices.length; at += 4) {
      const [person, article, quotations, words] = voices.slice(at, at + 4);
      if (!kept[article]) continue;
      result.words += words;
      result.quotations += quotations;
      if (person < 0) { result.unattributed += words; continue; }
      const one = result.people.get(person) ?? { person, quotations: 0, words: 0, articles: 0, first: "", last: "", from: article, to: article };
      one.to = article;
      const date = articles[article][0];
      one.quotations += quotations;
      one.words += words;
      one.articles += 1;
      if (date && (!one.first || date < one.first)) one.first = date;
      if (date > one.last) one.last = date;
      result.people.set(person, one);
      const kind = kindOf(person);
      result.kinds[kind] += words;
      if (kind !== PERSON && kind !== UNNAMED) continue;
      const gender = genderOf(person);
      result.genders[gender] += words;
      result.named[kind === PERSON ? 0 : 1] += words;
      if (date) addTo(result.months, monthOf(articles[article]), gender, words);
      NAMES.forEach((_, place) => { if (articles[article][place + 1]) addTo(result.facets[place], articles[article][place + 1], gender, words); });
    }
    return result;
  };

  // Charts
  const legend = (parts, whole) => h("ul", { class: "legend" }, parts.filter((part) => part.value).map((part) =>
    h("li", {}, s("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, s("rect", { width: 14, height: 14, rx: 2, ...fill(part.fill) }), s("rect", { width: 14, height: 14, rx: 2, class: "edge" })),
      `${part.label} `, whole ? h("b", {}, percent(part.value, whole)) : null)));
  const shareBar = (title, parts, width) => {
    const whole = parts.reduce((sum, part) => sum + part.value, 0);
    if (!whole) return null;
    const described = parts.filter((part) => part.value).map((part) => `${part.label} ${percent(part.value, whole)}`).join(", ");
    const drawn = s("svg", { viewBox: `0 0 ${width} 28`, role: "img", "aria-label": `${title}: ${described}` });
    let left = 0;
    for (const part of parts) {
      const size = (width * part.value) / whole;
      if (part.value) drawn.append(s("rect", { x: left, width: Math.max(size - 1.5, 1), height: 28, ...fill(part.fill) }, s("title", {}, `${part.label}: ${counted(part.value, "word")}, ${percent(part.value, whole)}`)));
      left += size;
    }
    drawn.append(s("rect", { x: .5, y: .5, width: width - 1, height: 27, class: "edge" }));
    return h("div", { class: "share" }, h("h3", {}, title), drawn, legend(parts, whole));
  };
  const genderParts = (values) => values.map((value, gender) => ({ label: GENDERS[gender], value, fill: FILLS[gender] }));
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const niceTop = (value) => {
    const size = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
    return [1, 2, 2.5, 5, 10].map((step) => step * size).find((top) => top >= value);
  };
  const short = (value) => (value >= 1000 ? `${+(value / 1000).toFixed(1)}k` : `${value}`);

  const timeChart = (width) => {
    const shown = months.filter((month) => found.months.has(month));
    if (months.length < 2 || !shown.length) return null;
    const all = []; // months without a word are shown, too
    for (let [year, month] = months[0].split("-").map(Number); `${year}-${String(month).padStart(2, "0")}` <= months.at(-1) && all.length < 600; month === 12 ? (year++, (month = 1)) : month++) all.push(`${year}-${String(month).padStart(2, "0")}`);
    const [height, left, bottom] = [220, 40, 24];
    const top = niceTop(Math.max(...all.map((month) => sum(found.months.get(month) ?? [0]))));
    const y = (value) => (height - bottom) * (1 - value / top) + 8;
    const each = (width - left) / all.length;
    const described = `Words of people by month, ${monthName(all[0])} to ${monthName(all.at(-1))}`;
    const drawn = s("svg", { viewBox: `0 0 ${width} ${height + 8}`, role: "img", "aria-label": described });
    for (const value of [0, top / 2, top]) drawn.append(s("line", { x1: left, x2: width, y1: y(value), y2: y(value), class: "grid" }), s("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end", class: "axis" }, short(value)));
    const every = Math.ceil(58 / each);
    all.forEach((month, place) => {
      const values = found.months.get(month) ?? zero();
      const x = left + place * each + Math.min(each * .12, 4);
      const size = Math.max(each - 2 * Math.min(each * .12, 4), 1);
      let base = 0;
      values.forEach((value, gender) => {
        if (value) drawn.append(s("rect", { x, width: size, y: y(base + value), height: y(base) - y(base + value), ...fill(FILLS[gender]) }, s("title", {}, `${monthName(month)}, ${GENDERS[gender]}: ${counted(value, "word")}, ${percent(value, sum(values))}`)));
        base += value;
      });
      if (base) drawn.append(s("rect", { x, width: size, y: y(base), height: y(0) - y(base), class: "edge", "pointer-events": "none" }));
      if (place % every === 0) drawn.append(s("text", { x: left + (place + .5) * each, y: height + 4, "text-anchor": "middle", class: "axis" }, month));
    });
    return [drawn, legend(genderParts(found.genders))];
  };

  const breakdown = (name, place, width) => {
    const rows = [...found.facets[place]].map(([value, words]) => ({ label: facets[name][value - 1], words, total: sum(words) })).sort((one, other) => other.total - one.total);
    const listed = rows.slice(0, MOST_VALUES);
    const [height, label, end] = [30, Math.min(150, width * .3), 132];
    const room = width - label - end;
    const drawn = s("svg", { viewBox: `0 0 ${width} ${listed.length * height}`, role: "img", "aria-label": `Words of people by ${name}: ${listed.map((row) => `${row.label} ${number(row.total)}`).join(", ")}` });
    listed.forEach((row, index) => {
      const y = index * height;
      const most = Math.floor(label / 6.6);
      const text = row.label.length > most ? `${row.label.slice(0, most - 1)}…` : row.label;
      drawn.append(s("text", { x: label - 10, y: y + 18, "text-anchor": "end" }, text, s("title", {}, row.label)));
      let left = label;
      row.words.forEach((words, gender) => {
        const size = (room * words) / listed[0].total;
        if (words) drawn.append(s("rect", { x: left, y: y + 5, width: Math.max(size, 1), height: height - 12, ...fill(FILLS[gender]) }, s("title", {}, `${row.label}, ${GENDERS[gender]}: ${counted(words, "word")}, ${percent(words, row.total)}`)));
        left += size;
      });
      drawn.append(s("rect", { x: label, y: y + 5, width: Math.max(left - label, 1), height: height - 12, class: "edge", "pointer-events": "none" }));
      const known = row.total - row.words[UNSAID];
      drawn.append(s("text", { x: left + 8, y: y + 18 }, short(row.total), known ? s("tspan", { class: "axis" }, ` · ${percent(row.words[0], known)} women`) : null));
    });
    const rest = rows.length - listed.length;
    return h("div", {}, h("h2", {}, `By ${name}`), h("p", { class: "lead" }, `Words of people${rest > 0 ? `; ${counted(rest, "other")} not shown` : ""}. The share of women is of those whose gender the articles show.`),
      h("div", { class: "chart" }, drawn, legend(genderParts(found.genders))));
  };

  // A row for each chapter in the order of the book, a column for each of those who speak most.
  const chapters = (width) => {
    const listed = [...found.people.values()].filter((one) => one.person < persons.length).sort((one, other) => other.words - one.words)
      .slice(0, Math.max(1, Math.min(10, Math.floor((width - 260) / 86)))).map((one) => one.person);
    const rows = articles.map(() => new Map());
    for (let at = 0; at < voices.length; at += 4) {
      const column = listed.includes(voices[at]) ? voices[at] : "others";
      const row = rows[voices[at + 1]];
      row.set(column, (row.get(column) ?? 0) + voices[at + 3]);
    }
    const columns = [...listed, "others"];
    const most = Math.max(1, ...rows.flatMap((row) => listed.map((person) => row.get(person) ?? 0)));
    const cell = (words, scale) => h("td", { class: "n", style: words && scale ? `--heat: ${Math.ceil((100 * words) / scale)}%` : null }, words ? number(words) : "");
    const heading = (article) => {
      const button = h("button", { type: "button", class: "name" }, h("bdi", {}, chapterOf(article)));
      button.addEventListener("click", () => {
        state["by part"] = articles[article][PART + 1];
        $('[data-filter="by part"]').value = state["by part"];
        state.shown = STEP;
        render();
        $(".clear").focus();
      });
      return h("th", { scope: "row" }, articles[article][PART + 1] ? button : "–");
    };
    const body = rows.map((row, article) => found.kept[article] && h("tr", {}, heading(article), columns.map((column) => cell(row.get(column), column === "others" ? 0 : most)), cell(sum([...row.values()]), 0))).filter(Boolean);
    return h("div", { class: "chapters" }, h("h2", {}, "By chapter"), h("p", { class: "lead" }, "Words of those who speak most. A chapter’s name shows that chapter alone."),
      h("div", { class: "table" }, h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "chapter"), columns.map((column) => h("th", { scope: "col", class: "n" }, h("bdi", {}, persons[column]?.[0] ?? column))), h("th", { scope: "col", class: "n" }, "all"))), h("tbody", {}, body))));
  };

  // Who is quoted
  const COLUMNS = [["name", "name"], ["gender", "gender"], ["quotations", "quotations"], ["words", "words"], ["share", ""], ["articles", "articles"], ["first", "first"], ["last", "last"]];
  const NUMERIC = new Set(["quotations", "words", "share", "articles"]);
  const sortKey = { ...(PART < 0 ? {} : { first: (one) => one.from, last: (one) => one.to }), name: (one) => persons[one.person][0].toLowerCase(), gender: (one) => (persons[one.person][2] + 1) % GENDERS.length };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const haystack = persons.map(([name, , , role, aliases]) => fold([name, role, ...aliases].join(" ")));
  const matches = (one) => one.person < persons.length && fold(state.query).split(/\s+/).every((word) => haystack[one.person].includes(word));
  const dated = articles.some((article) => article[0]);

  const quoted = (person) => {
    const said = (passages[person] ?? []).filter(([article]) => found.kept[article]);
    let last = -1;
    return said.map(([article, text, kind]) => {
      const [title, address] = titles[article];
      const again = article === last;
      last = article;
      const told = !again && evidence[person]?.[article];
      return h("li", {}, h("blockquote", { dir: "auto" }, text),
        again && kind === "direct" ? null : h("p", { class: "source" }, again ? "" : address ? h("a", { href: address, rel: "noopener noreferrer" }, title) : title, !again && articles[article][0] ? ` · ${articles[article][0]}` : "", kind === "direct" ? "" : `${again ? "" : " · "}${kind}`),
        told ? h("p", { class: "evidence" }, told) : null);
    });
  };
  const moreOf = (person, many) => {
    const button = h("button", { type: "button", class: "more" }, `Show all ${number(many)}`);
    button.addEventListener("click", () => { all.add(person); people(); $(`#d${person} li:nth-child(${FEW + 1}) a, [aria-controls="d${person}"]`)?.focus(); });
    return h("p", { class: "rest" }, button);
  };
  const detail = (one, columns) => {
    const [, , gender, , aliases, because] = persons[one.person];
    const facts = [["Also called", aliases.join(", ")], ["Gender", GENDERS[gender] === "not said" ? "not said" : data.genders[gender]], ["Not named because", because]];
    const said = quoted(one.person);
    const rest = one.quotations - said.length;
    return h("tr", { class: "detail", id: `d${one.person}` }, h("td", { colspan: columns },
      h("dl", { class: "facts" }, facts.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, `${name}: `), h("dd", {}, value)))),
      h("ol", { class: "said" }, all.has(one.person) ? said : said.slice(0, FEW)),
      said.length > FEW && !all.has(one.person) ? moreOf(one.person, said.length) : null,
      rest > 0 ? h("p", { class: "note" }, `${counted(rest, "more quotation")} not shown here.`) : null));
  };
  const row = (one, most, columns) => {
    const [name, , gender, role] = persons[one.person];
    const isOpen = open.has(one.person);
    const button = h("button", { type: "button", class: "name", "aria-expanded": isOpen, "aria-controls": `d${one.person}` }, h("bdi", {}, name));
    button.addEventListener("click", () => {
      if (!open.delete(one.person)) open.add(one.person);
      people();
      document.querySelector(`[aria-controls="d${one.person}"]`)?.focus();
    });
    const cell = { gender: [GENDERS[gender] === "not said" ? "" : data.genders[gender], "soft"], quotations: [number(one.quotations), "n"], words: [number(one.words), "n"], share: [percent(one.words, found.words), "n"], articles: [number(one.articles), "n"], first: [PART < 0 ? one.first : chapterOf(one.from), "soft"], last: [PART < 0 ? one.last : chapterOf(one.to), "soft"] };
    return [h("tr", {}, h("td", { class: "who" }, button, role ? h("bdi", { class: "role" }, role) : null, h("span", { class: "bar", "aria-hidden": "true" }, h("i", { style: `width: ${(100 * one.words) / most}%` }))),
      columns.slice(1).map(([column]) => h("td", { class: cell[column][1], "data-label": column === "articles" ? `${data.unit}s` : column }, cell[column][0]))),
      isOpen ? detail(one, columns.length) : null];
  };
  const people = () => {
    const columns = COLUMNS.filter(([name]) => dated || PART >= 0 || (name !== "first" && name !== "last"));
    const key = sortKey[state.sort] ?? ((one) => one[state.sort]);
    const rows = [...found.people.values()].filter((one) => kindOf(one.person) === state.kind && matches(one));
    const direction = state.down ? -1 : 1;
    rows.sort((one, other) => (key(one) < key(other) ? -direction : key(one) > key(other) ? direction : other.words - one.words));
    $(".people thead").replaceChildren(h("tr", {}, columns.map(([name, sortable]) => {
      const sorted = state.sort === sortable && sortable;
      const heading = h("th", { scope: "col", class: NUMERIC.has(name) ? "n" : "", "aria-sort": sorted ? (state.down ? "descending" : "ascending") : null });
      if (!sortable) return append(heading, [h("span", {}, name)]);
      const button = h("button", { type: "button", "data-sort": sortable }, name === "articles" ? `${data.unit}s` : name);
      button.addEventListener("click", () => {
        Object.assign(state, state.sort === sortable ? { down: !state.down } : { sort: sortable, down: NUMERIC.has(name) || name === "last" });
        people();
        document.querySelector(`[data-sort="${sortable}"]`).focus();
      });
      return append(heading, [button]);
    })));
    const most = Math.max(...rows.map((one) => one.words), 1);
    $(".people tbody").replaceChildren(...rows.slice(0, state.shown).flatMap((one) => row(one, most, columns)).filter(Boolean));
    $(".people > .rest .more").hidden = rows.length <= state.shown;
    const rest = [...found.people.values()].filter((one) => one.person >= persons.length && kindOf(one.person) === state.kind);
    const hidden = rest.reduce((total, one) => total + others[one.person - persons.length][2], 0);
    $(".people > .rest .note").textContent = [
      rows.length ? `${counted(Math.min(state.shown, rows.length), KINDS[state.kind][1], KINDS[state.kind][2])} of ${number(rows.length)}` : `No ${KINDS[state.kind][2]} here`,
      hidden && !state.query ? `; about ${number(hidden)} more are quoted too little to be listed` : "", ".",
    ].join("");
    for (const button of document.querySelectorAll(".kinds button")) button.setAttribute("aria-pressed", Number(button.dataset.kind) === state.kind);
  };

  const list = (where, rows, small) => {
    const shown = rows.slice(0, FEW);
    $(`${where} ol`).replaceChildren(...shown.map((one) => h("li", {}, h("span", { class: "n" }, counted(one.words, "word")), h("bdi", {}, persons[one.person][0]), small(one) ? h("small", {}, small(one)) : null)),
      ...(rows.length > FEW ? [h("li", { class: "none" }, `and ${number(rows.length - FEW)} more`)] : []), ...(rows.length ? [] : [h("li", { class: "none" }, "nobody")]));
  };
  const lists = () => {
    const listed = [...found.people.values()].filter((one) => one.person < persons.length).sort((one, other) => other.words - one.words);
    list(".unnamed", listed.filter((one) => kindOf(one.person) === UNNAMED).sort((one, other) => Boolean(persons[other.person][5]) - Boolean(persons[one.person][5])), (one) => persons[one.person][5]);
    const period = state.month || months.at(-1);
    $(".new").hidden = months.length < 2;
    if (months.length < 2) return;
    $(".new .lead").textContent = `Persons and bodies whose first quotation in these articles is of ${monthName(period)}.`;
    list(".new", listed.filter((one) => kindOf(one.person) < 2 && persons[one.person][6].slice(0, 7) === period && one.last.slice(0, 7) >= period), (one) => persons[one.person][3]);
  };

  const charts = () => {
    const width = Math.max($("main").clientWidth, 280);
    const kinds = found.kinds.map((value, kind) => ({ label: KINDS[kind][0].toLowerCase(), value, fill: KIND_FILLS[kind] }));
    $(".bars").replaceChildren(...[
      shareBar("Words by kind of speaker", [...kinds, { label: "no speaker given", value: found.unattributed, fill: "unsaid" }], width),
      shareBar("Words of people by gender", genderParts(found.genders), width),
      shareBar("Words of people, named and unnamed", [{ label: "named", value: found.named[0], fill: "persons" }, { label: "unnamed", value: found.named[1], fill: "unnamed" }], width),
    ].filter(Boolean));
    const time = timeChart(width);
    $(".time").hidden = !time;
    $(".time .chart").replaceChildren(...(time ?? []));
    const shown = [...NAMES.keys()].filter((place) => found.facets[place].size > 1);
    const each = width > 900 && shown.length > 1 ? (width - 48) / 2 : width;
    $(".breakdowns").replaceChildren(...shown.map((place) => (place === PART ? chapters(width) : breakdown(NAMES[place], place, each))));
  };
  const tiles = () => {
    const of = KINDS.map((_, kind) => [...found.people.values()].reduce((total, one) => total + (kindOf(one.person) !== kind ? 0 : one.person < persons.length ? 1 : others[one.person - persons.length][2]), 0));
    const shown = [[found.articles, data.unit], [found.quotations, "quotation"], [found.words, "quoted word"], ...of.map((value, kind) => [value, KINDS[kind][1], KINDS[kind][2]]).filter(([value]) => value)];
    $(".tiles").replaceChildren(...shown.map(([value, one, many = `${one}s`]) => h("div", { class: "tile" }, h("b", {}, number(value)), h("span", {}, value === 1 ? one : many))));
    $(".kinds").replaceChildren(...KINDS.flatMap(([heading], kind) => {
      if (!of[kind] && kind !== state.kind) return [];
      const button = h("button", { type: "button", "data-kind": kind, "aria-pressed": "false" }, `${heading} ${number(of[kind])}`);
      button.addEventListener("click", () => { Object.assign(state, { kind, shown: STEP }); people(); });
      return [button];
    }));
  };
  const filtered = () => state.month || state.query || NAMES.some((name) => state[`by ${name}`]);
  const status = () => {
    $(".clear").hidden = !filtered();
    $(".found [role=status]").textContent = filtered() ? `${counted(found.articles, data.unit)}, ${counted(found.quotations, "quotation")}` : "";
  };

  const render = () => {
    found = aggregate();
    tiles(); charts(); people(); lists(); status();
  };

  const select = (name, label, options) => {
    const element = h("select", { "data-filter": name }, h("option", { value: "" }, "all"), options.map(([value, text]) => h("option", { value }, text)));
    element.addEventListener("change", () => { state[name] = name === "month" ? element.value : Number(element.value); state.shown = STEP; render(); });
    return h("label", {}, `${label} `, element);
  };
  const clear = () => {
    state = { ...start(), kind: state.kind };
    open.clear();
    for (const element of document.querySelectorAll("[data-filter]")) element.value = "";
    $("#find").value = "";
    render();
  };
  for (const name of NAMES) if (facets[name].length > 1) $(".selects").append(select(`by ${name}`, LABELS[name] ?? name, facets[name].map((value, at) => [at + 1, value]).sort(([, one], [, other]) => (name === "part" && PART >= 0 ? 0 : one.localeCompare(other)))));
  if (months.length > 1) $(".selects").append(select("month", "month", months.map((month) => [month, monthName(month)])));
  $(".filters").addEventListener("submit", (event) => event.preventDefault());
  $("#find").addEventListener("input", (event) => { state.query = event.target.value.trim(); state.shown = STEP; people(); status(); });
  $(".clear").addEventListener("click", () => { clear(); $("#find").focus(); });
  $(".people > .rest .more").addEventListener("click", () => { state.shown += STEP; people(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && (filtered() || open.size)) clear(); });
  $(".joins").hidden = !data.joins.length;
  $(".joins tbody").replaceChildren(...data.joins.map(([alias, person, reason, count, doc]) => h("tr", {}, h("td", {}, h("bdi", {}, alias)), h("td", { "data-label": "taken for" }, h("bdi", {}, person)), h("td", { "data-label": "because" }, reason), h("td", { class: "n", "data-label": "articles" }, number(count)), h("td", { class: "soft", "data-label": "such as" }, h("bdi", {}, doc)))));
  $("main").hidden = $(".filters").hidden = false;
  let resized = 0;
  addEventListener("beforeprint", charts);
  addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(charts, 100); });
  if (innerWidth < PHONE) state.shown = STEP / 2;
  render();
}
