// What pages do beyond being read: colours by choice, copying code, scrolling with the keyboard, searching.
"use strict";

// -- colours: as the system's, light or dark.  Read before anything is painted, so that nothing flashes.

const THEMES = { auto: "as the system", light: "light", dark: "dark" };

function stored(...value) {
  try {
    return value.length ? localStorage.setItem("theme", ...value) : localStorage.getItem("theme");
  } catch {
    return null; // the reader's browser keeps nothing
  }
}

function paint(theme) {
  document.documentElement.dataset.theme = theme in THEMES ? theme : "auto";
}

paint(stored());

function offerColours() {
  const button = document.getElementById("theme");
  const tell = () => {
    const text = `Colours: ${THEMES[document.documentElement.dataset.theme]}`;
    button.title = button.querySelector("span").textContent = text;
  };
  button.addEventListener("click", () => {
    // The first click changes what is seen: from the system's colours to the others.
    const others = matchMedia("(prefers-color-scheme: dark)").matches ? ["light", "dark"] : ["dark", "light"];
    const names = ["auto", ...others];
    const next = names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length];
    paint(next);
    stored(next);
    tell();
  });
  addEventListener("storage", () => {
    paint(stored()); // chosen in another tab
    tell();
  });
  tell();
  button.hidden = false;
}

// -- elements that scripts add, with attributes and what is in them: text stays text

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// -- code is copied whole

function offerCopying() {
  for (const pre of document.querySelectorAll(":is(.highlight-python, .highlight-sh) pre")) {
    const button = make("button", { class: "copy" }, "Copy");
    button.addEventListener("click", async () => {
      button.textContent = (await copy(pre)) ? "Copied" : "Not copied";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    pre.parentElement.append(button);
  }
}

async function copy(pre) {
  try {
    await navigator.clipboard.writeText(pre.textContent);
    return true;
  } catch {
    // Without https browsers offer only the old way, which copies what is selected.
    getSelection().selectAllChildren(pre);
    const copied = document.execCommand("copy");
    getSelection().removeAllRanges();
    return copied;
  }
}

// -- what is wider than its place can be reached and scrolled with the keyboard, and has a name

const WIDE = { ".highlight pre": "Code", ".scroll": "Table", ".graph-scroll": "Picture" };

function offerScrolling() {
  const observer = new ResizeObserver((entries) => {
    const places = entries.map(({ target }) => target);
    const wide = places.map((place) => place.scrollWidth > place.clientWidth); // all read, then written
    places.forEach((place, index) => {
      const name = Object.entries(WIDE).find(([selector]) => place.matches(selector))[1];
      const given = { tabindex: "0", role: "group", "aria-label": `${name}, scrolls sideways` };
      for (const [attribute, value] of Object.entries(given)) {
        if (wide[index]) place.setAttribute(attribute, value);
        else place.removeAttribute(attribute);
      }
    });
  });
  document.querySelectorAll(Object.keys(WIDE).join()).forEach((place) => observer.observe(place));
}

// -- an address may lead into a tab that isn't chosen, or into what is folded

function showTarget() {
  const target = document.querySelector(":target");
  for (let place = target; place; place = place.parentElement) {
    if (place.matches("details")) place.open = true;
    const label = place.matches(".sd-tab-content") && place.previousElementSibling;
    if (label) document.getElementById(label.htmlFor).checked = true;
  }
  target?.scrollIntoView();
}

addEventListener("load", showTarget); // when the tabs that the reader chose before are shown
addEventListener("hashchange", showTarget);

// -- scripts that are loaded when they are needed.  Data are scripts, too: a page that was opened as a file may not fetch

function loadScript(name) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: document.documentElement.dataset.content_root + name });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${name} can't be loaded.`)));
    document.head.append(script);
  });
}

// -- the search is loaded when somebody goes to its field, by `/` too

function offerSearch() {
  const field = document.querySelector("[role=search] input");
  const load = async () => {
    try {
      await loadScript("_static/search.js");
    } catch (error) {
      field.addEventListener("focus", load, { once: true }); // to try it again
      const count = document.getElementById("count");
      if (count) count.textContent = error.message;
    }
  };
  if (document.getElementById("results") || document.activeElement === field) load();
  else field.addEventListener("focus", load, { once: true });
  addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || modified || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    field.select();
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const moved = document.getElementById("moved");
  if (moved) location.replace(moved.href + location.hash);
  offerColours();
  offerCopying();
  offerScrolling();
  offerSearch();
  // The chapter that is read stands in the middle of the contents.
  const contents = document.getElementById("contents");
  const show = () => {
    const here = contents.querySelector("[aria-current]");
    if (here) contents.scrollTop = here.offsetTop - contents.clientHeight / 2;
  };
  show();
  contents.addEventListener("toggle", show);
  // A section was chosen on a phone: what lies over the page goes.
  document.getElementById("toc")?.addEventListener("click", (event) => {
    if (event.target.closest("a") && event.currentTarget.matches(":popover-open")) {
      event.currentTarget.hidePopover();
    }
  });
});
