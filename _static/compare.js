// The viewer: compares two runs of a task that the reader, or the page's address, has chosen. See lab/site/viewer.py.
"use strict";

(() => {
  const ROOT = document.documentElement.dataset.content_root;
  const FOLDED = 2; // equal lines in a row that are folded, at least
  const tasks = new Map(); // data (runs, listings and pairs) of the tasks that were chosen so far, by name
  let book; // titles of tasks and runtimes, and the signs of lines
  let task; // data of the chosen task
  let wanted; // the latest choice, since the data of an earlier one may arrive after it

  // -- data: scripts that call these functions, since a page that is opened from disk may not fetch

  window.takeBook = (data) => (book = data);
  window.takeTask = (data) => tasks.set(data.task, data);

  // -- elements, made by make() of site.js.  Texts from runs are always inserted as text, never as HTML

  function choose(name, groups, chosen) {
    const options = groups.map(([title, entries]) => {
      const inside = entries.map(([value, text]) => make("option", { value }, text));
      return title ? [make("optgroup", { label: title }, ...inside)] : inside;
    });
    form.elements[name].replaceChildren(...options.flat());
    form.elements[name].value = chosen;
    if (form.elements[name].selectedIndex < 0) form.elements[name].selectedIndex = 0;
  }

  function field(text, control) {
    return make("label", {}, text, control);
  }

  function side(name, title) {
    return make(
      "fieldset", {}, make("legend", {}, title),
      field("Variant", make("select", { name: `${name}-variant` })),
      field("Runtime", make("select", { name: `${name}-runtime` })),
    );
  }

  const form = make(
    "form", { class: "choice" },
    field("Task", make("select", { name: "task" })),
    side("left", "Left"), side("right", "Right"),
    field("Name or scope", make("input", { name: "scope", type: "search", autocomplete: "off", spellcheck: "false", placeholder: "as in Conv/weights" })),
    field("Type of operation", make("select", { name: "type" })),
    make("button", { type: "button" }, "Swap left and right"),
  );
  const told = make("p", { role: "status" });
  const shown = make("div");

  // -- the choice, which is kept in the page's address

  const SIDES = ["left", "right"];

  function address(name) {
    return `${form.elements[`${name}-variant`].value}/${form.elements[`${name}-runtime`].value}`;
  }

  function found(name) {
    return task.runs.find(([variant, runtime]) => `${variant}/${runtime}` === name);
  }

  const lists = ([, , , told]) => Number.isInteger(told);

  // What is compared if the address names no runs: the first run that lists something, and the first that lists something else.
  function usual() {
    const full = ({ variables, operations }) => variables.length + operations.length > 0;
    const working = task.runs.filter((run) => lists(run) && full(task.listings[run[3]]));
    const [left, right] = [working[0], working.find((run) => run[3] !== working[0][3]) ?? working.at(-1)];
    return { left: left.slice(0, 2).join("/"), right: right.slice(0, 2).join("/") };
  }

  async function open(choice) {
    const names = book.tasks.flatMap(([, tasks]) => tasks.map(([name]) => name));
    const unknown = [];
    let name = choice.get("task");
    if (!names.includes(name)) {
      if (name) unknown.push(name);
      name = names[0];
    }
    wanted = choice;
    if (!tasks.has(name)) await loadScript(`runs/${name}.js`);
    if (wanted !== choice) return;
    task = tasks.get(name);
    choose("task", book.tasks, name);
    for (const one of SIDES) {
      let run = choice.get(one);
      if (!found(run)) {
        if (run) unknown.push(`${name}/${run}`);
        run = usual()[one];
      }
      const [variant, runtime] = run.split("/");
      choose(`${one}-variant`, [["", task.variants]], variant);
      offerRuntimes(one, runtime);
    }
    form.elements.scope.value = choice.get("scope") ?? "";
    offerTypes(choice.get("type") ?? "");
    show(unknown.length ? `There is no ${unknown.join(" and no ")} here. Shown instead: ` : "");
  }

  function offerRuntimes(name, chosen) {
    const variant = form.elements[`${name}-variant`].value;
    const texts = book.runtimes
      .filter(([runtime]) => found(`${variant}/${runtime}`))
      .map(([runtime, title]) => {
        const fails = lists(found(`${variant}/${runtime}`)) ? "" : "✗ ";
        return [runtime, `${fails}${runtime}: ${title}`];
      });
    choose(`${name}-runtime`, [["", texts]], chosen);
  }

  function offerTypes(chosen) {
    const types = new Set();
    for (const run of SIDES.map((name) => found(address(name))).filter(lists)) {
      for (const [[, type]] of task.listings[run[3]].operations) types.add(type);
    }
    if (chosen) types.add(chosen);
    const options = [...types].sort().map((type) => [type, type]);
    choose("type", [["", [["", "all"], ...options]]], chosen);
  }

  function remember() {
    const choice = new URLSearchParams({ task: task.task, left: address("left"), right: address("right") });
    for (const name of ["scope", "type"]) {
      if (form.elements[name].value) choice.set(name, form.elements[name].value);
    }
    const text = choice.toString().replaceAll("%2F", "/");
    history.replaceState(null, "", `?${text}`);
  }

  // -- the comparison

  function show(before = "") {
    remember();
    const [left, right] = SIDES.map((name) => found(address(name)));
    const failed = [left, right].filter((run) => !lists(run));
    if (failed.length) {
      told.textContent = `${before}There is nothing to compare: ${failed.map(title).join(" and ")} failed.`;
      shown.replaceChildren(...failed.flatMap(failure));
      return;
    }
    const [here, there] = [task.listings[left[3]], task.listings[right[3]]];
    const parts = ["variables", "operations"].map((kind) => {
      const lines = paired(task.pairs[left[3]][right[3]][kind], here[kind], there[kind]);
      return [kind, lines.filter(matches[kind])];
    });
    told.textContent = before + parts.map(([kind, lines]) => `${titled(kind)}: ${count(lines)}.`).join(" ");
    const places = make("ul", {}, ...[["Left", left], ["Right", right]].map(([side, run]) => where(side, run)));
    shown.replaceChildren(places, ...parts.flatMap(([kind, lines]) => table(kind, lines, left, right)));
  }

  const titled = (kind) => kind[0].toUpperCase() + kind.slice(1);
  const title = ([variant, runtime]) => `${variant}/${runtime}`;

  function failure(run) {
    const [error, reason] = run[3];
    const text = make("div", { class: "run-error highlight" }, make("pre", {}, error));
    return [make("ul", {}, where("Failed", run)), text, make("p", {}, reason)];
  }

  // A run's name, with links to the place where the book shows it and to the picture of its graph.
  function where(side, run) {
    const links = [];
    if (run[2]) links.push(", ", make("a", { href: ROOT + run[2] }, "in the book"));
    const { picture } = task.listings[run[3]] ?? {};
    if (picture) links.push(", ", make("a", { href: `${ROOT}runs/${picture}.svg` }, "as a picture"));
    return make("li", {}, `${side}: `, make("code", {}, title(run)), ...links);
  }

  // Decodes lines: `≈3,7,2` means ≈ for lines 3 and 7, and again for lines 4 and 8.
  function paired(code, here, there) {
    const lines = [];
    for (const [, sign, a, b, times] of code.matchAll(/(\D)(\d*),(\d*),(\d+)/gu)) {
      for (let n = 0; n < Number(times); n++) {
        lines.push({ sign, left: a && here[Number(a) + n], right: b && there[Number(b) + n] });
      }
    }
    return lines;
  }

  const both = (test) => ({ left, right }) => [left, right].some((entry) => entry && test(entry[0]));
  const named = both(([name]) => name.toLowerCase().includes(form.elements.scope.value.trim().toLowerCase()));
  const typed = both(([, type]) => [type, ""].includes(form.elements.type.value));
  const matches = { variables: named, operations: (line) => named(line) && typed(line) };

  const word = (sign) => book.signs.find((text) => text[0] === sign);

  function count(lines) {
    const told = book.signs
      .map((text) => [lines.filter(({ sign }) => sign === text[0]).length, text.slice(2)])
      .filter(([number]) => number);
    return told.map((entry) => entry.join(" ")).join(", ") || "none";
  }

  function table(kind, lines, left, right) {
    const heading = make("h2", {}, titled(kind));
    if (!lines.length) return [heading, make("p", {}, `No ${kind} to show.`)];
    const body = make("tbody");
    for (let n = 0; n < lines.length; n++) {
      let end = n;
      while (lines[end]?.sign === "=") end += 1;
      if (end - n >= FOLDED) {
        body.append(...fold(lines.slice(n, end)));
        n = end - 1;
      } else {
        body.append(row(lines[n]));
      }
    }
    const titles = [left, right].map((run) => make("th", { scope: "col" }, make("code", {}, title(run))));
    const head = make("thead", {}, make("tr", {}, make("td"), ...titles));
    return [heading, make("table", { class: "diff" }, head, body)];
  }

  function fold(lines) {
    const rows = lines.map(row);
    const button = make("button", { type: "button", "aria-expanded": "false" }, `${lines.length} equal lines`);
    const show = (open) => {
      button.setAttribute("aria-expanded", open);
      rows.forEach((one) => (one.hidden = !open));
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
    show(false);
    return [make("tr", { class: "fold" }, make("td", { colspan: 3 }, button)), ...rows];
  }

  function row(line) {
    return make("tr", { class: line.sign === "=" ? "equal" : "" }, make("td", {}, word(line.sign)), cell(line, line.left, line.right), cell(line, line.right, line.left));
  }

  // One side of a line: its facts, with what the other side doesn't have in bold.
  function cell({ sign }, mine, other) {
    const facts = (mine ? mine[0] : []).map((fact, n) => marked(fact, other ? other[0][n] : fact));
    const alike = mine && other && String(mine[0].slice(1)) === String(other[0].slice(1));
    if (sign === "≠" && alike) facts.push([make("strong", {}, `from ${mine[1]}`)]); // the inputs differ
    const texts = facts.filter((fact) => fact.length).flatMap((fact) => [" · ", ...fact]);
    return make("td", {}, ...texts.slice(1));
  }

  function marked(fact, other) {
    const there = new Set(other.split("/"));
    const parts = fact.split("/").map((part) => (there.has(part) ? part : make("strong", {}, part)));
    return fact ? parts.flatMap((part) => ["/", part]).slice(1) : [];
  }

  // -- the reader's actions

  function changed({ target }) {
    const [name, part] = target.name.split("-");
    if (name === "task") return open(new URLSearchParams({ task: target.value })).catch(tell);
    if (part === "variant") offerRuntimes(name, form.elements[`${name}-runtime`].value);
    if (part) offerTypes(form.elements.type.value);
    return show();
  }

  function swap() {
    const choice = new URLSearchParams(location.search);
    const [left, right] = SIDES.map((name) => choice.get(name));
    choice.set("left", right);
    choice.set("right", left);
    open(choice).catch(tell);
  }

  function tell(error) {
    told.textContent = error.message;
    shown.replaceChildren();
  }

  async function start() {
    const viewer = document.querySelector(".viewer");
    const usual = viewer.querySelector("a[href*='?task=']").href; // the comparison that is shown without JavaScript
    await loadScript("runs.js");
    const choice = new URL(location.search ? location.href : usual).searchParams;
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("button").addEventListener("click", swap);
    await open(choice);
    viewer.replaceChildren(form, told, shown);
  }

  document.addEventListener("DOMContentLoaded", () => start().catch((error) => console.error(error)));
})();
