// The chapter on names: what it says of each name in code that the reader pastes.  Everything comes from the page's own
// lists (elements of class `names`); the code stays in the browser.
"use strict";

(() => {
  const TEXTS = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*/g; // strings and comments of Python
  const NAME = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`;
  const FROM = /^([ \t]*)from[ \t]+((?:tensorflow|keras)(?!\w)[\w.]*)[ \t]+import[ \t]*(?:\(([^)]*)\)|([^;\n]*))/gm;
  const IMPORT = /^([ \t]*)import[ \t]+([^;\n]*)/gm;
  const ALIAS = new RegExp(String.raw`^[ \t]*(\w+)[ \t]*=[ \t]*(${NAME})[ \t]*$`, "gm");
  const USE = new RegExp(String.raw`(?<![\w.])${NAME}(?!\w|\s*=[^=])`, "g");
  const MANY = 8; // numbers of lines that are listed for each name

  // `tensorflow.compat.v1.log` and `tf.log` are one name; and the package `keras` of that time is read as `tf.keras`.
  function whole(name) {
    return name.replace(/^keras\b/, "tf.keras").replace(/^tensorflow\b/, "tf").replace(/^tf\.compat\.v[12]\b/, "tf");
  }

  // -- what the page says: for each name the section, and in a table the cell beside it

  function listed() {
    const known = new Map();
    for (const code of document.querySelectorAll(".names :is(tbody th, li) code")) {
      const section = code.closest("section");
      const told = code.closest("tr")?.querySelector("td:last-child");
      known.set(whole(code.textContent), { section, told });
    }
    return known;
  }

  // -- the names in Python code: the lines on which each is used.  `tf.layers` and what is imported from it are one name

  function names(code) {
    const blank = (text) => text.replace(/[^\n]/g, " ");
    const short = new Map([["tf", "tf"], ["tensorflow", "tf"]]); // what the code calls a module, and its full name
    const used = new Map();
    const line = (place) => code.slice(0, place).split("\n").length;
    const note = (name, place) => {
      if (!used.has(name)) used.set(name, new Set());
      used.get(name).add(line(place));
    };
    const bind = (module, imported, place) => {
      for (const [, name, as] of imported.matchAll(/([\w.]+)(?:\s+as\s+(\w+))?/g)) {
        const full = whole(module + name);
        if (!/^tf\b/.test(full)) continue;
        note(full, place);
        if (as || module) short.set(as ?? name, full);
        else if (/^keras\b/.test(name)) short.set("keras", "tf.keras");
      }
    };
    let text = code.replace(TEXTS, blank);
    text = text.replace(FROM, (match, space, module, inside, rest, place) => {
      bind(module + ".", inside ?? rest, place + space.length);
      return blank(match);
    });
    text = text.replace(IMPORT, (match, space, modules, place) => {
      bind("", modules, place + space.length);
      return blank(match);
    });
    const full = (name) => {
      const [first, ...others] = name.split(".");
      return short.has(first) ? whole([short.get(first), ...others].join(".")) : null;
    };
    for (const [, name, value] of text.matchAll(ALIAS)) if (full(value)) short.set(name, full(value));
    for (const { 0: name, index } of text.matchAll(USE)) if (full(name)) note(full(name), index);
    return used;
  }

  // -- the answer

  function entry(known, name) {
    for (let part = name; part; part = part.replace(/\.?\w+$/, "")) if (known.has(part)) return known.get(part);
    return null;
  }

  function answer(code) {
    const known = listed();
    const isModule = (name) => [...known.keys()].some((one) => one.startsWith(`${name}.`));
    const found = [...names(code)].map(([name, lines]) => ({ name, lines: [...lines].sort((a, b) => a - b), ...entry(known, name) }));
    const told = found.filter(({ name, section }) => section || !(isModule(name) || name.endsWith("__")));
    const places = [...document.querySelectorAll("main section")];
    const order = ({ section }) => (section ? places.indexOf(section) : Infinity);
    const same = document.getElementById("unchanged");
    const [kept, others] = [true, false].map((is) => told.filter(({ section }) => (section === same) === is));
    others.sort((a, b) => (order(a) === order(b) ? a.lines[0] - b.lines[0] : order(a) - order(b)));
    return { kept, others };
  }

  function spelt(name) {
    return make("code", {}, ...name.split(/(?<=[._])/).flatMap((part) => [make("wbr"), part]).slice(1));
  }

  function row({ name, lines, section, told }) {
    const today = make("td");
    if (!section) today.append("not on this page: newer or older, internal, or misspelt");
    else {
      const heading = section.querySelector("h2, h3").firstChild.textContent;
      today.append(make("a", { href: `#${section.id}` }, heading));
      if (told) today.append(": ", ...told.cloneNode(true).firstElementChild.childNodes);
    }
    const numbers = lines.slice(0, MANY).join(", ") + (lines.length > MANY ? ", …" : "");
    return make("tr", {}, make("th", { scope: "row" }, spelt(name)), make("td", {}, numbers), today);
  }

  function start() {
    const place = document.querySelector(".your-code");
    const field = make("textarea", { rows: "8", spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
    const status = make("p", { role: "status" });
    const shown = make("div");
    const show = () => {
      const { kept, others } = answer(field.value);
      const count = kept.length + others.length;
      const names = `${count} name${count === 1 ? "" : "s"} of TensorFlow: ${others.length} to look at, ${kept.length} unchanged.`;
      status.textContent = count ? names : field.value.trim() && "No name of TensorFlow found in this code.";
      const head = ["name", "lines", "today"].map((text) => make("th", { scope: "col" }, text));
      const table = make("table", { class: "values" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...others.map(row)));
      const same = kept.flatMap(({ name }) => [", ", spelt(name)]).slice(1);
      shown.replaceChildren(
        ...(others.length ? [make("div", { class: "scroll" }, table)] : []),
        ...(same.length ? [make("p", {}, make("a", { href: "#unchanged" }, "Unchanged"), ": ", ...same, ".")] : []),
      );
    };
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, 200); // not at every key
    });
    place.replaceChildren(make("label", {}, "Code written for TensorFlow 1", field), status, shown);
  }

  document.addEventListener("DOMContentLoaded", start);
})();
