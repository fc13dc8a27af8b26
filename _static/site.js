// What every page needs: choice of colours, copying code, scrolling with the keyboard, opening links' targets, search.
"use strict";

// -- colours: as the system's, light or dark.  Set before anything is painted, so that the page doesn't flash

const THEMES = { auto: "as the system", light: "light", dark: "dark" };

function stored(...value) {
  try {
    return value.length ? localStorage.setItem("theme", ...value) : localStorage.getItem("theme");
  } catch {
    return null; // the browser refuses to store data
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
    // The first click must have a visible effect: it leads from the system's colours to the opposite ones.
    const others = matchMedia("(prefers-color-scheme: dark)").matches ? ["light", "dark"] : ["dark", "light"];
    const names = ["auto", ...others];
    const next = names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length];
    paint(next);
    stored(next);
    tell();
  });
  addEventListener("storage", () => {
    paint(stored()); // another tab has changed it
    tell();
  });
  tell();
  button.hidden = false;
}

// -- new elements with attributes and children; strings become text, never HTML

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// -- a button that copies a block of code

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
    // Without HTTPS browsers have only the old command, which copies the selection.
    getSelection().selectAllChildren(pre);
    const copied = document.execCommand("copy");
    getSelection().removeAllRanges();
    return copied;
  }
}

// -- elements that are too wide and so scroll: make them reachable with the keyboard, and name them for screen readers

const WIDE = { ".highlight pre": "Code", ".scroll": "Table", ".graph-scroll": "Picture" };

function offerScrolling() {
  const observer = new ResizeObserver((entries) => {
    const places = entries.map(({ target }) => target);
    const wide = places.map((place) => place.scrollWidth > place.clientWidth); // read all before writing: one layout
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

// -- a link may lead into a tab that isn't selected, or into a folded dropdown: open it

function showTarget() {
  const target = document.querySelector(":target");
  for (let place = target; place; place = place.parentElement) {
    if (place.matches("details")) place.open = true;
    const label = place.matches(".sd-tab-content") && place.previousElementSibling;
    if (label) document.getElementById(label.htmlFor).checked = true;
  }
  target?.scrollIntoView();
}

addEventListener("load", showTarget); // after design-tabs.js has restored the tabs that the reader chose before
addEventListener("hashchange", showTarget);

// -- scripts that are loaded on demand.  Data are scripts, too: a page that is opened from disk may not fetch

function loadScript(name) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: document.documentElement.dataset.content_root + name });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${name} can't be loaded.`)));
    document.head.append(script);
  });
}

// -- the search, loaded when the reader enters its field, also with the key `/`

function offerSearch() {
  const field = document.querySelector("[role=search] input");
  const load = async () => {
    try {
      await loadScript("_static/search.js");
    } catch (error) {
      field.addEventListener("focus", load, { once: true }); // try again next time
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
    field.focus();
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
  // Scroll the contents so that the current chapter is in the middle.
  const contents = document.getElementById("contents");
  const show = () => {
    const here = contents.querySelector("[aria-current]");
    if (here) contents.scrollTop = here.offsetTop - contents.clientHeight / 2;
  };
  show();
  contents.addEventListener("toggle", show);
  // On phones the list of sections covers the page: hide it when one is chosen.
  document.getElementById("toc")?.addEventListener("click", (event) => {
    if (event.target.closest("a") && event.currentTarget.matches(":popover-open")) {
      event.currentTarget.hidePopover();
    }
  });
});
