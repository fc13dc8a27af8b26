// The search: finds sections of the book while the reader types, and fills the page of all results.
// site.js loads it when the reader enters the search field.  It loads MiniSearch and the data that lab/site/search.py wrote.
"use strict";

(() => {
  const ROOT = document.documentElement.dataset.content_root;
  const PAGES = 8; // pages listed below the field, at most
  const PLACES = 3; // places per page on the page of all results, at most
  const LENGTH = 180; // characters of a passage
  const LONGEST = 1500; // characters of a pasted text that are kept: the end of a long log is what matters

  // -- words.  A symbol is found by its whole name (tf.layers.conv2d), by its beginnings and ends, and by its parts

  const WORD = /[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu;
  const PART = /[_-]+|(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u; // where snake_case and CamelCase are split
  const NUMBER = /^(?:\d{2,}|[\d.]{5,}|[\d.]+e\d+)$/; // numbers of examples, which aren't searched; releases, as 1.15, are
  const RELEASE = /^\d+(?:\.\d+)+$/;
  const TENSORFLOW = /^(?:tensorflow|tf)\.(?:_api\.v\d\.)?(?:compat\.v1\.)?(?=\w)/; // beginnings of symbols, all treated as tf
  const COMMON = new Set(
    `a an and any are as at be been but by can did do does for from had has have how i if in into is it its
    just me my no not of on or our s so t than that the their them then there these they this to use used using
    was we were what when where which who why will with would you your`.split(/\s+/),
  );

  // Synonyms: the book's words.  A Map, since any word may be looked up, "constructor" too.
  const SAME = new Map(Object.entries({ migrat: "port", migration: "port", upgrad: "port", convert: "carry", carri: "carry" }));

  // Makes British and American spelling, singular and plural, -ed and -ing the same word.
  function stem(word) {
    if (word.length < 4 || /[^\p{L}]/u.test(word)) return word;
    const stemmed = word
      .replace(/is(e|er|ed|ing|ation)(s?)$/, "iz$1$2")
      .replace(/(?<=..[^su])s$/, "")
      .replace(/(?<=...)(?:ing|ed)$/, "")
      .replace(/(?<=...)e$/, "");
    return SAME.get(stemmed) ?? stemmed;
  }

  // The forms under which a word is found, and the weight of each.
  function forms(word) {
    const found = new Map();
    const add = (form, weight) => {
      if (form && !NUMBER.test(form)) found.set(form, Math.max(weight, found.get(form) ?? 0));
    };
    if (COMMON.has(word.toLowerCase()) || NUMBER.test(word)) return found;
    const names = word.replace(TENSORFLOW, "tf.").split(".");
    const symbol = (first, last) => names.slice(first, last).join(".").toLowerCase();
    if (names.length > 1) add(symbol(0), RELEASE.test(word) ? 1 : 4);
    for (let cut = 1; cut < names.length; cut++) {
      if (cut > 1) add(symbol(0, cut), 0.7);
      if (cut < names.length - 1) add(symbol(cut), 1);
    }
    names.forEach((name, index) => {
      if (names.length > 1 && name === "tf") return;
      const weight = index === names.length - 1 ? 1 : 0.4;
      const parts = name.split(PART).filter(Boolean);
      if (parts.length > 1) add(parts.join("").toLowerCase(), 2 * weight);
      for (const part of parts) add(stem(part.toLowerCase()), parts.length > 1 ? weight / 2 : weight);
    });
    return found;
  }

  const words = (text) => [...text.matchAll(WORD)].map((match) => ({ at: match.index, text: match[0], forms: forms(match[0]) }));

  // -- data: scripts, since a page that is opened from disk may not fetch

  let pages; // rows of address, title, weight and sections, as lab/site/search.py writes them
  let index;
  let loading; // a promise, as soon as loading has begun
  const places = []; // everything that can be found: sections, and the errors in them

  window.takeSections = (data) => (pages = data);

  // Loads the data once; after a failure the next call tries again.
  function ready() {
    loading ??= prepare().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  async function prepare() {
    await Promise.all([loadScript("_static/minisearch.js"), loadScript("search-data.js")]);
    const joined = (parts, number) => parts.map((part) => part[number]).join(" ");
    for (const [address, title, weight, sections] of pages) {
      const page = { address, title, weight };
      for (const [anchor, title, parts] of sections) {
        const texts = parts.map(([anchor, prose, code]) => ({ anchor, texts: [prose, code] }));
        places.push({ page, anchor, title, parts: texts, prose: joined(parts, 1), code: joined(parts, 2) });
        for (const [anchor, , , errors] of parts) {
          for (const [message, reason] of errors) {
            const texts = [{ anchor, texts: [message] }];
            places.push({ page, anchor, title, parts: texts, error: `${message} ${reason}`, message: plain(message), reason });
          }
        }
      }
    }
    places.forEach((place, id) => {
      place.id = id;
      place.named = words(place.title).map(({ forms }) => [...forms.keys()][0]).filter(Boolean);
    });
    index = new MiniSearch({
      fields: ["page", "title", "prose", "code", "error"],
      extractField: (place, field) => (field === "page" ? place.page.title : (place[field] ?? "")),
      tokenize: (text) => words(text).flatMap(({ forms }) => [...forms.keys()]),
      processTerm: (term) => term,
    });
    index.addAll(places);
  }

  // -- finding

  // Parts of a pasted message that differ from case to case: where it was raised, memory addresses, times, paths.
  const NOISE = [
    /Traceback \(most recent call last\):/g,
    /File "[^"]*", line \d+(?:, in \S+)?/g,
    /\b0x[\da-f…]+/gi,
    /\b\d{4}-\d\d-\d\d[ T][\d:.,]+/g,
    /(?<![\w.])(?:~|\.{1,2}|[A-Za-z]:)?(?:[\\/][\w.~-]+)+/g,
  ];
  const MISSING = /module ['"`]?([\w.]+)['"`]? has no attribute ['"`]?(\w+)/g; // rewritten to the whole symbol

  // All words of a text, without the noise.
  function plain(text) {
    const cleaned = NOISE.reduce((text, noise) => text.replace(noise, " "), text);
    return (cleaned.toLowerCase().match(WORD) ?? []);
  }

  // The length of the longest piece that two lists have in common, as a share of the shorter list.
  function common(one, other) {
    let longest = 0;
    let before = [];
    for (const word of one) {
      const here = [];
      other.forEach((its, place) => {
        if (its === word) longest = Math.max(longest, (here[place] = (before[place - 1] ?? 0) + 1));
      });
      before = here;
    }
    return longest / Math.min(one.length, other.length);
  }

  // The places that match a query, grouped by page, the best first.
  function find(query) {
    const cleaned = NOISE.reduce((text, noise) => text.replace(noise, " "), query);
    const asked = words(cleaned.replace(MISSING, "$1.$2 attribute $2")).filter(({ forms }) => forms.size);
    const weights = new Map();
    for (const { forms } of asked) {
      for (const [form, weight] of forms) weights.set(form, Math.max(weight, weights.get(form) ?? 0));
    }
    if (!weights.size) return [];
    const short = asked.length < 9; // typed rather than pasted: it may end in mid-word, and contain typing errors
    const [[typed]] = [...asked.at(-1).forms].sort(([, a], [, b]) => b - a); // the last word's heaviest form
    const said = plain(query);
    const likeness = places.map(({ message }) => (message && said.length > 3 ? 1 + 4 * common(said, message) ** 3 : 1));
    const isAsked = ({ named }) => named.length === asked.length && named.every((form) => weights.has(form)); // the query is its title
    const results = index.search(query, {
      tokenize: () => [...weights.keys()],
      boostTerm: (form) => weights.get(form),
      boost: { page: 4, title: 3, error: 1.5, prose: 1, code: 0.7 },
      boostDocument: (id) => places[id].page.weight * likeness[id] * (isAsked(places[id]) ? 2 : 1),
      prefix: (form) => short && form === typed,
      fuzzy: (form) => (short && /^\D{5,}$/.test(form) ? 0.2 : false),
      maxFuzzy: 2,
      weights: { prefix: 0.1, fuzzy: 0.1 },
      bm25: { k: 1.2, b: 0.7, d: 0 },
    });
    const groups = new Map();
    for (const { id, score, terms } of results) {
      const { page } = places[id];
      if (!groups.has(page)) groups.set(page, { page, score: 0, places: [] });
      const group = groups.get(page);
      group.score += score / 1.5 ** group.places.length; // further matches on a page count, too, but less and less
      group.places.push({ ...places[id], known: new Map(terms.map((form) => [form, weights.get(form) ?? 0.5])) });
    }
    return [...groups.values()].sort((a, b) => b.score - a.score);
  }

  // Whether a query is a symbol that isn't in the book, so that results contain only parts of it.
  function isUnknown(query) {
    if (!/^[\w.]+$/.test(query) || query.split(".").flatMap((name) => name.split(PART)).length < 2) return false;
    const symbol = query.replace(TENSORFLOW, "").toLowerCase();
    const texts = ({ title, prose, code, error }) => [title, prose, code, error];
    return !places.some((place) => texts(place).some((text) => text?.toLowerCase().includes(symbol)));
  }

  // The passage of a place with the most matches close together: its anchor, the whole text, where in the text
  // it begins, and all matching words of the text.
  function passage({ anchor, parts, known }) {
    let best = { count: 0, anchor, text: parts[0]?.texts[0] ?? "", start: 0, hits: [] };
    for (const { anchor, texts } of parts) {
      for (const text of texts) {
        const worth = text === texts[0] ? 1.5 : 1; // prose is preferred to code
        const inside = new Map(); // how often each form is in the passage that ends at the current word
        const hits = [];
        const near = []; // the matching words in that passage
        for (const { at, text: word, forms } of words(text)) {
          const hit = { at, text: word, forms: [...forms.keys()].filter((form) => known.has(form)) };
          if (!hit.forms.length) continue;
          hit.weight = Math.max(...hit.forms.map((form) => known.get(form)));
          hits.push(hit);
          near.push(hit);
          for (const form of hit.forms) inside.set(form, (inside.get(form) ?? 0) + 1);
          while (hit.at + hit.text.length - near[0].at > LENGTH - 40) {
            for (const form of near.shift().forms) inside.set(form, inside.get(form) - 1);
            if (!near.length) break; // the word itself is longer than a passage
          }
          let count = 0;
          for (const [form, times] of inside) if (times > 0) count += worth * known.get(form);
          if (count > best.count) best = { count, anchor, text, start: near[0]?.at ?? hit.at, hits };
        }
      }
    }
    return best;
  }

  // -- results, made by make() of site.js.  Texts from pages are always inserted as text, never as HTML

  const address = ({ page }, anchor) => ROOT + page.address + (anchor ? `#${anchor}` : "");

  // A passage, from some words before its first match, and the reason if it is an error.
  function quote({ text, start, hits }, reason) {
    const begin = start < 40 ? 0 : text.indexOf(" ", start - 40) + 1;
    const space = text.lastIndexOf(" ", begin + LENGTH);
    const end = begin + LENGTH >= text.length ? text.length : space > begin ? space : begin + LENGTH;
    const said = make("span", { class: "passage" }, begin ? "… " : "");
    let at = begin;
    const shown = hits.filter((hit) => hit.weight >= 0.5 && hit.at >= begin && hit.at + hit.text.length <= end);
    for (const hit of shown) {
      said.append(text.slice(at, hit.at), make("mark", {}, hit.text));
      at = hit.at + hit.text.length;
    }
    said.append(text.slice(at, end), end < text.length ? " …" : "");
    return reason ? [said, make("span", { class: "reason" }, reason)] : [said];
  }

  const counted = (groups) => (groups.length === 1 ? "1 page" : `${groups.length} pages`);
  const partly = (said, groups) => `${said} is not in the book; parts of it are on ${counted(groups)}`;

  // -- suggestions below the field while the reader types: a combobox with a list

  const form = document.querySelector("[role=search]");
  const field = form.querySelector("input");
  const list = make("div", { role: "listbox", id: "found", "aria-label": "Pages", tabindex: "-1" });
  const told = make("p", { role: "status" });
  const box = make("div", { class: "found", hidden: "" }, list, told);

  function option(group, number) {
    const [place] = group.places;
    const { anchor, ...text } = passage(place);
    const title = make("span", { class: "title" }, group.page.title);
    if (place.title) title.append(make("span", { class: "section" }, ` › ${place.title}`));
    return make(
      "a", { role: "option", id: `found-${number}`, href: address(place, anchor), tabindex: "-1", "aria-selected": "false" },
      title, ...quote(text, place.reason),
    );
  }

  async function suggest() {
    const query = field.value.trim();
    if (!query) return close();
    let groups = [];
    told.textContent = "Searching …";
    try {
      await ready();
      if (query !== field.value.trim()) return; // the reader has typed on meanwhile
      groups = find(query);
      told.textContent = groups.length
        ? `${isUnknown(query) ? partly(query, groups) : counted(groups)}. Enter shows all.`
        : words(query).some(({ forms }) => forms.size) ? "Nothing was found." : "Type more: these words are on every page.";
    } catch (error) {
      told.textContent = error.message;
    }
    list.replaceChildren(...groups.slice(0, PAGES).map(option));
    list.hidden = !groups.length;
    choose(null);
    box.hidden = false;
    list.scrollTop = 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    box.hidden = true;
    choose(null);
    field.setAttribute("aria-expanded", "false");
  }

  const chosen = () => list.querySelector("[aria-selected=true]");

  function choose(one) {
    chosen()?.setAttribute("aria-selected", "false");
    one?.setAttribute("aria-selected", "true");
    one?.scrollIntoView({ block: "nearest" });
    if (one) field.setAttribute("aria-activedescendant", one.id);
    else field.removeAttribute("aria-activedescendant");
  }

  const KEYS = {
    ArrowDown: () => (box.hidden ? suggest() : choose(chosen() ? chosen().nextElementSibling : list.firstElementChild)),
    ArrowUp: () => (box.hidden ? suggest() : choose(chosen() ? chosen().previousElementSibling : list.lastElementChild)),
    Enter: () => chosen().click(),
    Escape: close,
  };

  field.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.isComposing) return;
    if (event.key === "Enter" && !chosen()) return; // the browser submits the form, which leads to all results
    if (event.key === "Escape" && box.hidden) return; // the browser clears the field
    event.preventDefault();
    KEYS[event.key]();
  });
  field.addEventListener("input", suggest);
  field.addEventListener("click", () => box.hidden && suggest());
  field.addEventListener("blur", close);
  // The field has one line, and browsers paste lines without a space between them: put one there.
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text").replace(/\s+/g, " ").trim();
    document.execCommand("insertText", false, text.slice(-LONGEST)); // unlike setRangeText, readers can undo it
  });
  box.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", close);

  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) {
    field.setAttribute(name, value);
  }
  form.after(box);

  // -- the page of all results

  const results = document.getElementById("results");

  function section(place) {
    const { anchor, ...text } = passage(place);
    const title = place.title ? [make("a", { href: address(place, anchor) }, place.title)] : [];
    return make("p", {}, ...title, ...quote(text, place.reason));
  }

  async function showAll() {
    const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
    const status = document.getElementById("count");
    field.value = query;
    if (!query) {
      status.textContent = "Type a symbol, an error message or a question into the field above.";
      return field.focus();
    }
    const said = query.length > 80 ? `${query.slice(0, 80)} …` : query;
    document.title = `${said} — ${document.title}`;
    try {
      await ready();
      const groups = find(query);
      const some = isUnknown(query) ? partly(`“${said}”`, groups) : `${counted(groups)} for “${said}”`;
      status.textContent = groups.length ? some : `Nothing was found for “${said}”.`;
      for (const { page, places } of groups) {
        const title = make("h2", {}, make("a", { href: address({ page }) }, page.title));
        results.append(title, ...places.slice(0, PLACES).map(section));
      }
    } catch (error) {
      status.textContent = error.message;
    }
  }

  if (results) showAll();
  else if (document.activeElement === field) suggest();

  window.search = { find, ready }; // for tests
})();
