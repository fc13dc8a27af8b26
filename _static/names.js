// The chapter on names: what it says of each name in code that the reader pastes.  Everything comes from the page's own
// lists (elements of class `names`); the code stays in the browser.
"use strict";

(() => {
  // Strings, with the prefix of one that is formatted, and comments of Python
  const TEXTS = /(\b[rR]?[fF][rR]?)?(?:("""|''')[\s\S]*?\2|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')|#.*/g;
  // `\v` stands for the end of a line that is continued.
  const NAME = String.raw`[A-Za-z_]\w*(?:\s*\.(?:\v+[ \t]*)?[A-Za-z_]\w*)*`;
  const IMPORT = /\b(?:from[^\S\n]+([\w.]+)[^\S\n]+)?import\b[^\S\n]*(?:\(([^)]*)\)|([^;\n]*))/g;
  const ALIAS = new RegExp(String.raw`(?<![\w.])(\w+)[ \t]*=[ \t]*(${NAME})(?=[ \t]*(?:;|$))(?!\s*[)\]}.])`, "gm");
  const USE = new RegExp(String.raw`(?<![\w.])(${NAME})(\s*=(?!=))?`, "g"); // perhaps the name of an argument
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
      const name = whole(code.textContent);
      if (!known.has(name)) known.set(name, { section, told }); // what changed comes before what is unchanged
    }
    return known;
  }

  // -- the names in Python code: the lines on which each is used.  `tf.layers` and what is imported from it are one name

  // The code of a notebook, or the text itself.
  function source(text) {
    try {
      const cells = JSON.parse(text).cells.filter((cell) => cell.cell_type === "code");
      return cells.map((cell) => [cell.source].flat().join("")).join("\n");
    } catch {
      return text;
    }
  }

  function names(code, known) {
    const short = new Map([["tf", "tf"], ["tensorflow", "tf"]]); // what the code calls a module, and its full name
    const used = new Map();
    const note = (name, place) => {
      if (!used.has(name)) used.set(name, []);
      used.get(name).push(place);
    };
    const bind = (module, imported, place) => {
      for (const [, name, as] of imported.matchAll(/([\w.]+|\*)(?:\s+as\s+(\w+))?/g)) {
        const full = whole(module + name);
        if (!/^tf\b/.test(full)) continue;
        if (name === "*") {
          for (const one of known.keys()) if (one.replace(/\w+$/, "*") === full) short.set(one.slice(full.length - 1), one);
          note(full.slice(0, -2), place);
        } else {
          note(full, place);
          if (as || module) short.set(as ?? name, full);
          else if (/^keras\b/.test(name)) short.set("keras", "tf.keras");
        }
      }
    };
    // Every text keeps its length: a place in it is the place in the code.
    const blank = (text) => text.replace(/[^\n]/g, text[0] === "#" ? " " : '"');
    let text = code.replace(TEXTS, (match, formatted) => (formatted ? match.replace(/(?:^|\})[^{]*/g, blank) : blank(match)));
    text = text.replace(/\\\n/g, "\v\v").replace(IMPORT, (match, module, inside, rest, place) => {
      bind(module ? `${module}.` : "", inside ?? rest, place);
      return blank(match);
    });
    const full = (name) => {
      const [first, ...others] = name.replace(/\s/g, "").split(".");
      return short.has(first) ? whole([short.get(first), ...others].join(".")) : null;
    };
    for (const [, name, value] of text.matchAll(ALIAS)) if (full(value)) short.set(name, full(value));
    for (const { 1: name, 2: set, index } of text.matchAll(USE)) {
      if (full(name) && (name.includes(".") || !set)) note(full(name), index);
    }
    const ends = [...code.matchAll(/\n/g)].map(({ index }) => index);
    return [...used].map(([name, places]) => ({ name, lines: lines(places, ends) }));
  }

  // The numbers of the lines that hold the places; the lines end at `ends`.
  function lines(places, ends) {
    const found = new Set();
    let before = 0;
    for (const place of places.sort((a, b) => a - b)) {
      while (ends[before] < place) before += 1;
      found.add(before + 1);
    }
    return [...found];
  }

  // -- the answer

  function entry(known, name) {
    for (let part = name; part; part = part.replace(/\.?\w+$/, "")) if (known.has(part)) return known.get(part);
    return null;
  }

  function answer(code, known) {
    const isModule = (name) => [...known.keys()].some((one) => one.startsWith(`${name}.`));
    const found = names(source(code), known).map((one) => ({ ...one, ...entry(known, one.name) }));
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
    const known = listed();
    const field = make("textarea", { rows: "8", spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
    const status = make("p", { role: "status" });
    const shown = make("div");
    const show = () => {
      const { kept, others } = answer(field.value, known);
      const count = kept.length + others.length;
      const counted = `${count} name${count === 1 ? "" : "s"} of TensorFlow: ${others.length} to look at, ${kept.length} unchanged.`;
      status.textContent = count ? counted : field.value.trim() && "No name of TensorFlow found in this code.";
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
