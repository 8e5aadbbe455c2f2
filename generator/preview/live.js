// In every page of the preview: shows it anew when it has changed, and what keeps it from changing.
"use strict";

(() => {
const { base, version: mine } = document.currentScript.dataset;
const STYLE = `
  :host { position: fixed; inset: auto 0 0; z-index: 2147483647; color-scheme: light dark; }
  section { max-height: 70vh; overflow: auto; padding: 1rem 1.5rem 1.5rem; font: 1rem/1.5 system-ui, sans-serif;
    color: light-dark(#1a1a1a, #f2f2f2); background: light-dark(#fff, #1c1c1e);
    border-top: 4px solid light-dark(#b3261e, #ff897d); box-shadow: 0 -4px 24px rgb(0 0 0 / .3); }
  header { display: flex; justify-content: space-between; align-items: start; gap: 1rem; }
  h2 { margin: 0; font-size: 1.125rem; }
  button { font: inherit; padding: .25rem .75rem; min-height: 2rem; cursor: pointer; }
  ol { margin: 0; padding: 0; list-style: none; }
  li { margin-top: 1rem; }
  p { margin: 0; overflow-wrap: anywhere; }
  .place { font-family: ui-monospace, monospace; font-size: .875rem; }
  .code { color: light-dark(#5f5f5f, #b8b8b8); }
  pre { margin: .25rem 0; padding: .5rem .75rem; overflow-x: auto; font: .875rem/1.4 ui-monospace, "Sarasa Mono SC", monospace;
    background: light-dark(#f3f3f3, #2c2c2e); }
`;

/** The files of the output that may answer for this page's address. */
function files() {
  const path = decodeURIComponent(location.pathname).slice(base.length);
  return path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}/index.html`];
}

let version = mine;
let isFirst = true;  // what changed before nobody was told

function hear(news) {
  const isAnother = news.version !== version;
  const isOurs = isFirst || !news.changed || files().some((file) => news.changed.includes(file));
  version = news.version;
  isFirst = false;
  if (isAnother && isOurs) location.reload(); else show(news);
}

let host = null;

/** Lays the problems over the page, or takes them away. */
function show({ problems, words, lang }) {
  if (host) host.remove();
  host = null;
  if (!problems.length) return;
  host = document.createElement("bulletin-problems");
  host.lang = lang;
  const root = host.attachShadow({ mode: "open" }), sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const close = element("button", { type: "button", onclick: () => host.remove() }, words.close);
  const head = element("header", {}, element("h2", {}, words.heading), close);
  const list = element("ol", {}, ...problems.map(item));
  const section = element("section", { tabIndex: -1 }, head, list);
  section.setAttribute("role", "alert");
  root.append(section);
  document.body.append(host);
}

function item({ place, code, message, excerpt, hint }) {
  return element("li", {},
    element("p", { className: "place" }, `${place} `, element("span", { className: "code" }, code)),
    element("p", {}, message),
    ...(excerpt ? [element("pre", {}, excerpt)] : []),
    ...(hint ? [element("p", {}, hint)] : []));
}

function element(name, traits, ...within) {
  const made = Object.assign(document.createElement(name), traits);
  made.append(...within);
  return made;
}

const source = new EventSource("/__bulletin__/events");
source.onerror = () => { isFirst = true; };
source.onmessage = ({ data }) => hear(JSON.parse(data));
})();
