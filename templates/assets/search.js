// What a reader types, looked up in the indexes of the years. The indexes and their form are made
// by generator/search: how texts are folded, taken apart and stemmed is the same there and here.
"use strict";

(() => {
const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const TERM = new RegExp(`([${HAN}]+)|((?:(?![${HAN}])[\\p{L}\\p{N}])+(?:'(?:(?![${HAN}])[\\p{L}\\p{N}])+)*)|[^\\s]`, "gu");
const GAP = "", STEM = "~", FACET = "=";
const TITLE = 2;  // the best zone: titles; then names, 1, and texts, 0
const SHOWN = 10;

// ---- Words: folding, terms, stems ----

const simplified = new Map();
const folded = new Map();

function foldSign(sign) {
  if (!folded.has(sign)) {
    const bare = sign === "\u2019" ? "'" : sign.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
    folded.set(sign, Array.from(bare, (one) => simplified.get(one) || one).join(""));
  }
  return folded.get(sign);
}

const HAN_FIRST = new RegExp(`^[${HAN}]`, "u");
const isHan = (sign) => HAN_FIRST.test(sign);

/** A text as it is compared, and for each unit of it where in the text it comes from. */
function fold(text) {
  const signs = [], from = [];
  let at = 0;
  for (const sign of text) {
    for (const one of foldSign(sign)) { signs.push(one); from.push(at); }
    at += sign.length;
  }
  let out = "";
  const places = [];
  for (let i = 0; i < signs.length; i++) {
    if (/[ \t]/.test(signs[i])) {
      let end = i;
      while (end < signs.length && /[ \t]/.test(signs[end])) end++;
      const apart = (i && isHan(signs[i - 1])) || (end < signs.length && isHan(signs[end]));
      if (apart) { i = end - 1; continue; }
    }
    for (let k = 0; k < signs[i].length; k++) places.push(from[i]);
    out += signs[i];
  }
  places.push(text.length);
  return { text: out, places };
}

/** The terms of a folded line, one for each place. */
function streamOf(text) {
  const stream = [];
  let wasHan = false, isParted = false;
  for (const [, han, word] of text.matchAll(TERM)) {
    if (han) {
      if (isParted && stream.length) stream.push(GAP);
      const signs = Array.from(han);
      signs.forEach((sign, i) => stream.push(sign + (signs[i + 1] || "")));
    } else if (word) {
      if (isParted && wasHan) stream.push(GAP);
      stream.push(word.endsWith("'s") ? word.slice(0, -2) : word);
    } else {
      isParted = true;
      continue;
    }
    wasHan = Boolean(han); isParted = false;
  }
  return stream;
}

const isVowel = (word, i) => "aeiou".includes(word[i]) || (word[i] === "y" && i > 0 && !"aeiou".includes(word[i - 1]));
const hasVowel = (word) => Array.from(word).some((_, i) => isVowel(word, i));

function measure(word) {
  let count = 0;
  for (let i = 1; i < word.length; i++) if (isVowel(word, i - 1) && !isVowel(word, i)) count++;
  return count;
}

function isShort(word) {
  const n = word.length, end = word.slice(-3);
  return n > 2 && !isVowel(end, 0) && isVowel(end, 1) && !isVowel(end, 2) && !"wxy".includes(end[2]);
}

/** Porter's steps for inflection; see generator/search/stems.py. */
function stem(word) {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  return withoutE(withI(withoutEd(withoutS(word))));
}

function withoutS(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.slice(0, -3) + (word.length === 4 ? "ie" : "i");
  if (/(us|ss)$/.test(word) || !word.endsWith("s")) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutEd(word) {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const left = word.replace(/(ed|ing)$/, "");
  return left !== word && hasVowel(left) ? mended(left) : word;
}

function mended(left) {
  const n = left.length;
  if (/(at|bl|iz)$/.test(left)) return left + "e";
  if (n > 2 && left[n - 1] === left[n - 2] && !"aeioulsz".includes(left[n - 1])) return left.slice(0, -1);
  return measure(left) === 1 && isShort(left) ? left + "e" : left;
}

const withI = (word) => (word.length > 2 && /[^aeiou]y$/.test(word) ? word.slice(0, -1) + "i" : word);

function withoutE(word) {
  if (word.endsWith("e")) {
    const left = word.slice(0, -1), m = measure(left);
    if (m > 1 || (m === 1 && !isShort(left))) return left;
  }
  return word.endsWith("ll") && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
}

// ---- Questions: what a reader typed, as groups that must all be met ----

function groupsOf(typed) {
  const chunks = Array.from(typed.matchAll(/["“”„「『]([^"“”„」』]+)["“”„」』]?|[^\s"“”„「『」』]+/gu));
  const isOpen = !/[\s"”」』]$/.test(typed);
  const groups = [];
  chunks.forEach(([whole, quoted], n) => {
    const text = fold(quoted || whole).text, stream = streamOf(text);
    const isLast = isOpen && n === chunks.length - 1 && !quoted;
    while (stream[stream.length - 1] === GAP) stream.pop();
    if (stream.length) groups.push(groupOf(text, stream, isLast, Boolean(quoted)));
  });
  return groups;
}

function groupOf(text, stream, isLast, isQuoted) {
  const parts = [];
  let covered = 0;
  stream.forEach((term, at) => {
    if (term === GAP) return;
    const signs = Array.from(term);
    if (!isHan(term)) {
      const isWhole = stream.length === 1 && !isQuoted;
      parts.push({ at, term, stem: isWhole ? stem(term) : "", isPrefix: isLast && at === stream.length - 1 && term.length > 1 });
      return;
    }
    if (signs.length === 2) {  // a pair: of a long run every other one is enough
      const next = stream[at + 1];
      const isEnd = !next || !isHan(next) || Array.from(next).length === 1;
      if (at < covered && !isEnd) return;
      parts.push({ at, term });
      covered = at + 2;
    } else if (at === 0 || stream[at - 1] === GAP || !isHan(stream[at - 1])) {
      parts.push({ at, term, isPrefix: true });  // one character alone: whatever follows
    }
  });
  return { text, parts };
}

// ---- Files: read in part ----

class Remote {
  constructor(url) { this.url = url; this.parts = new Map(); }

  async read(begin, end) {
    if (this.whole) return this.whole.subarray(begin, end);
    const key = `${begin}-${end - 1}`;
    if (!this.parts.has(key)) this.parts.set(key, this.ask(begin, end, key));
    return this.parts.get(key);
  }

  async ask(begin, end, key) {
    if (begin >= end) return new Uint8Array(0);
    const answer = await fetch(this.url, { headers: { Range: `bytes=${key}` } });
    if (!answer.ok) { this.parts.delete(key); throw new Error(`${answer.status} ${this.url}`); }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const version = ["etag", "last-modified"].map((name) => answer.headers.get(name)).join();
    if (this.version !== undefined && this.version !== version) throw new Error(`changed: ${this.url}`);
    this.version = version;
    if (answer.status === 206) return bytes;
    this.whole = bytes;  // a server that knows no ranges
    return bytes.subarray(begin, end);
  }
}

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }

  get isOver() { return this.at >= this.bytes.length; }

  number() {
    let value = 0, factor = 1, byte;
    do {
      byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return value;
  }

  take(size) { this.at += size; return this.bytes.subarray(this.at - size, this.at); }
}

const decoder = new TextDecoder(), encoder = new TextEncoder();

function compare(a, b) {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

/** How many of some things in order meet what only the first of them do. */
function countFirst(all, isMet) {
  let low = 0, high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isMet(all[middle])) low = middle + 1; else high = middle;
  }
  return low;
}

/** The last of some entries that doesn't begin behind a term; -1 where all do. */
const lastBefore = (entries, term) => countFirst(entries, (entry) => compare(entry.first, term) <= 0) - 1;

/** One year's index. */
class Year {
  constructor(folder, year, name, count) {
    Object.assign(this, { folder, year, count });
    this.file = new Remote(folder + name);
    this.records = new Map();
  }

  open() { this.opened = this.opened || this.readHead(); return this.opened; }

  async readHead() {
    const begin = await this.file.read(0, 1024 + 12 * this.count);  // as long as heads are, or nearly
    const size = 4 + new DataView(begin.buffer, begin.byteOffset).getUint32(0, true);
    let bytes = begin;
    if (size > begin.length) {
      const rest = await this.file.read(begin.length, size);
      bytes = new Uint8Array(size);
      bytes.set(begin); bytes.set(rest, begin.length);
    }
    const head = new Reader(bytes.subarray(4, size));
    this.months = new Map();
    for (let n = head.number(); n; n--) {
      const month = { number: head.number(), name: decoder.decode(head.take(head.number())) };
      month.count = head.number();
      month.ends = [];
      let end = 0;
      for (let i = 0; i < 3 * month.count; i++) month.ends.push(end += head.number());
      month.records = [0];
      for (let i = 0; i < month.count; i++) month.records.push(month.records[i] + head.number());
      this.months.set(month.number, month);
    }
    this.shelves = [];
    let at = size;
    for (let n = head.number(); n; n--) {
      const first = head.take(head.number()), label = head.number(), all = head.number();
      this.shelves.push({ first, at, label, blocks: label ? null : [{ first, at, size: all }] });
      at += all;
    }
    this.end = at;
  }

  async blocksOf(shelf) {
    if (!shelf.blocks) {
      const label = new Reader(await this.file.read(shelf.at, shelf.at + shelf.label)), blocks = [];
      let at = shelf.at + shelf.label;
      while (!label.isOver) {
        const first = label.take(label.number()), size = label.number();
        blocks.push({ first, at, size });
        at += size;
      }
      shelf.blocks = blocks;
    }
    return shelf.blocks;
  }

  async termsOf(block) {
    if (!block.terms) {
      const reader = new Reader(await this.file.read(block.at, block.at + block.size)), terms = [];
      let last = new Uint8Array(0);
      while (!reader.isOver) {
        const shared = reader.number(), rest = reader.take(reader.number()), size = reader.number();
        const term = new Uint8Array(shared + rest.length);
        term.set(last.subarray(0, shared)); term.set(rest, shared);
        terms.push([term, reader.take(size >> 1), size & 1]);
        last = term;
      }
      block.terms = terms;
    }
    return block.terms;
  }

  /** What the months say of a term, or of all terms that begin with it. */
  async find(term, isPrefix) {
    const wanted = encoder.encode(term), found = [];
    const begins = (some) => compare(some.subarray(0, wanted.length), wanted) === 0;
    let onShelf = Math.max(0, lastBefore(this.shelves, wanted));
    let isFirst = true;
    for (; onShelf < this.shelves.length; onShelf++) {
      if (!isFirst && !begins(this.shelves[onShelf].first)) break;
      const blocks = await this.blocksOf(this.shelves[onShelf]);
      let n = isFirst ? Math.max(0, lastBefore(blocks, wanted)) : 0;
      for (; n < blocks.length; n++) {
        if (!isFirst && !begins(blocks[n].first)) break;
        isFirst = false;
        for (const [name, places, isMany] of await this.termsOf(blocks[n])) {
          if (isPrefix ? begins(name) : compare(name, wanted) === 0) found.push(...this.saidOf(places, isMany));
        }
        if (!isPrefix) return found;
      }
    }
    return found;
  }

  /** What each month says of a term: its places, or the zones that they are in, and where the places are kept. */
  saidOf(bytes, isMany) {
    const reader = new Reader(bytes), found = [], term = {};
    let at = isMany ? this.end + reader.number() : 0;
    while (!reader.isOver) {
      const which = reader.number(), end = reader.number() + reader.at;
      const said = { month: this.months.get(which >> 1) };
      if (which & 1) {
        const size = reader.number();
        Object.assign(said, { term, at, size, zones: distances(reader, end) });
        at += size;
      } else {
        said.places = distances(reader, end);
        said.zones = said.places.map((place) => zoneOf(said.month, place));
      }
      found.push(said);
    }
    return found;
  }

  /** All forms of a part of a group. */
  async forms(part) {
    const asked = [this.find(part.term, part.isPrefix)];
    if (part.stem) {
      if (part.stem !== part.term && !(part.isPrefix && part.stem.startsWith(part.term))) asked.push(this.find(part.stem, false));
      asked.push(this.find(STEM + part.stem, false));
    }
    return (await Promise.all(asked)).flat();
  }

  /** The zones in which a group stands, by month. */
  async meet(group) {
    const parts = await Promise.all(group.parts.map(async (part) => byMonth(await this.forms(part))));
    const saidIn = (month) => parts.map((part) => part.get(month) || []);
    const met = new Map();
    for (const month of this.months.values()) {
      const zones = common(saidIn(month).map((all) => all.flatMap((one) => one.zones)));
      if (zones.size) met.set(month, zones);
    }
    if (parts.length === 1) return met;
    await this.readPlaces(Array.from(met.keys(), saidIn).flat(2));
    for (const month of met.keys()) {  // in one zone; side by side as well?
      const begins = common(saidIn(month).map((all, n) => all.flatMap((one) => one.places.map((place) => place - group.parts[n].at))));
      met.set(month, new Set(Array.from(begins, (place) => zoneOf(month, place + group.parts[0].at))));
    }
    return met;
  }

  /** Reads the places that are kept apart, those of one term at once. */
  async readPlaces(all) {
    const terms = new Map();
    for (const said of all) if (!said.places) terms.set(said.term, [...(terms.get(said.term) || []), said]);
    await Promise.all(Array.from(terms.values(), async (some) => {
      const begin = Math.min(...some.map((one) => one.at)), end = Math.max(...some.map((one) => one.at + one.size));
      const bytes = await this.file.read(begin, end);
      for (const one of some) one.places = distances(new Reader(bytes.subarray(one.at - begin)), one.size);
    }));
  }

  /** What meets all groups and filters, the best first. */
  async search(groups, facets) {
    await this.open();
    const [met, filters] = await Promise.all([
      Promise.all(groups.map((group) => this.meet(group))),
      Promise.all(facets.map(async (facet) => byMonth(await this.find(FACET + facet, false)))),
    ]);
    const hits = [];
    for (const month of this.months.values()) {
      const ranks = met.map((zones) => ranksOf(month, zones.get(month) || []));
      const allowed = filters.map((said) => new Set((said.get(month) || []).flatMap((one) => one.places)));
      for (const page of ranks[0].keys()) {
        if (!ranks.every((rank) => rank.has(page)) || !allowed.every((pages) => pages.has(page))) continue;
        hits.push({ year: this, month, page, rank: Math.min(...ranks.map((rank) => rank.get(page))) });
      }
    }
    return hits;
  }

  /** What is shown of a page. */
  async record(month, page) {
    if (!this.records.has(month)) this.records.set(month, new Remote(this.folder + month.name));
    const [begin, end] = month.records.slice(page, page + 2);
    return JSON.parse(decoder.decode(await this.records.get(month).read(begin, end)));
  }
}

/** Numbers that are written as their distances. */
function distances(reader, end) {
  const numbers = [];
  let number = 0;
  while (reader.at < end) numbers.push(number += reader.number());
  return numbers;
}

function byMonth(found) {
  const months = new Map();
  for (const said of found) months.set(said.month, [...(months.get(said.month) || []), said]);
  return months;
}

/** What is in all of some lists. */
function common(lists) {
  return lists.map((list) => new Set(list)).reduce((all, some) => new Set(Array.from(all).filter((one) => some.has(one))));
}

/** The zone that a place of a month is in. */
const zoneOf = (month, place) => countFirst(month.ends, (end) => end <= place);

/** For each page of a month the best of its zones. */
function ranksOf(month, zones) {
  const found = new Map();
  for (const zone of zones) {
    const page = zone % month.count, rank = TITLE - Math.floor(zone / month.count);
    if (!(found.get(page) >= rank)) found.set(page, rank);
  }
  return found;
}

/** The best first: by where the words stand, then the newest. What is in no year, an office or a
    person, goes before all that are if it bears the words as its title, and else behind them. */
function inOrder(a, b) {
  const year = (hit) => hit.year.year || (hit.rank === TITLE ? 9999 : 0);
  return b.rank - a.rank || year(b) - year(a) || b.month.number - a.month.number || b.page - a.page;
}

// ---- Excerpts ----

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Where in a text what was searched stands: [begin, end] of each. */
function marksIn(text, groups) {
  const { text: flat, places } = fold(text), marks = [];
  const mark = (begin, end) => marks.push([places[begin], places[end - 1] + 1]);
  for (const group of groups) {
    const [only] = group.parts;
    if (group.parts.length === 1 && !isHan(only.term)) {
      for (const found of flat.matchAll(TERM)) {
        const word = (found[2] || "").replace(/'s$/, "");
        const isMet = word && (word === only.term || (only.stem && stem(word) === only.stem) || (only.isPrefix && word.startsWith(only.term)));
        if (isMet) mark(found.index, found.index + word.length);
      }
    } else {
      const words = Array.from(group.text.matchAll(TERM), ([one, han, word]) => (han || word ? escaped(one) : "")).filter(Boolean);
      const pattern = new RegExp(words.join("(?:'s)?[^\\p{L}\\p{N}]*"), "gu");
      for (const found of flat.matchAll(pattern)) mark(found.index, found.index + found[0].length);
    }
  }
  return marks.sort((a, b) => a[0] - b[0]);
}

/** A text with its marks, from one place to another, as nodes: its lines, in one. */
function marked(text, marks, begin, end) {
  const nodes = [], part = (from, to) => text.slice(from, to).replaceAll("\n", " · ");
  let at = begin;
  for (const [from, to] of marks) {
    if (from < at || to > end) continue;
    nodes.push(part(at, from), made("mark", {}, part(from, to)));
    at = to;
  }
  nodes.push(part(at, end));
  return nodes;
}

function excerpt(text, groups) {
  const marks = marksIn(text, groups), first = marks.length ? marks[0][0] : 0;
  const wide = Array.from(text.slice(first, first + 60)).some(isHan) ? 1 : 2.5;
  let begin = Math.max(0, first - Math.round(30 * wide));
  let end = Math.min(text.length, begin + Math.round(110 * wide));
  const space = text.slice(begin, first).search(/[\s。，；,;.]/);
  if (begin && space >= 0) begin += space + 1;
  const last = text.slice(0, end).search(/[\s。，；,;.][^\s。，；,;.]*$/);
  if (end < text.length && last > first + 20) end = last;
  return [begin ? "… " : "", ...marked(text, marks, begin, end), end < text.length ? " …" : ""];
}

// ---- The page ----

const page = document.getElementById("b--search");
if (!page) return;
const form = page.querySelector("form"), status = page.querySelector("[role=status]");
const list = page.querySelector("ol"), more = page.querySelector(".more");
const said = page.dataset;
const lists = new Map();
let turn = 0, learnt = null;

/** The years of a language, newest first. */
function load(url) {
  if (!lists.has(url)) {
    const loaded = fetch(url, { cache: "no-cache" }).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${url}`);
      return answer.json();
    }).then((all) => {
      const folder = url.slice(0, url.lastIndexOf("/") + 1);
      all.indexes = all.years.map((year) => new Year(folder, ...year));
      return all;
    });
    loaded.catch(() => lists.delete(url));
    lists.set(url, loaded);
  }
  return lists.get(url);
}

/** The simplified form of characters, as soon as somebody is about to search. */
function learn(url) {
  if (!learnt) {
    learnt = fetch(url).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${url}`);
      const pairs = Array.from(await answer.text());
      for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs[i], pairs[i + 1]);
      folded.clear();
    });
    learnt.catch(() => { learnt = null; });
  }
  return learnt;
}

function fill(select, choices) {
  select.append(...choices.map(([value, title]) => made("option", { value }, title)));
  select.closest("label").hidden = choices.length < 2;
}

const chosen = (name) => (form.elements[name] ? form.elements[name].value : "");

/** The address of this search, to be shared. */
function address() {
  const asked = new URLSearchParams();
  for (const name of ["q", "year", "column", "office", "lang"]) {
    const value = chosen(name).trim();
    if (value && !(name === "lang" && value === document.documentElement.lang)) asked.set(name, value);
  }
  const text = asked.toString();
  return location.pathname + (text ? `?${text}` : "");
}

async function search(isAgain = false) {
  const mine = ++turn, typed = chosen("q"), isMine = () => mine === turn;
  history.replaceState(null, "", address());
  const language = chosen("lang") || document.documentElement.lang;
  try {
    const own = await load(said.list);
    const here = own.languages.find(([lang]) => lang === language);
    const [all] = await Promise.all([here ? load(here[1]) : own, learn(own.simplified)]);
    const groups = groupsOf(typed);
    if (!isMine()) return;
    if (!groups.length) { show([], groups, "", isMine, language); return; }
    page.setAttribute("aria-busy", "true");
    const facets = ["column", "office"].filter(chosen).map((name) => `${name}:${chosen(name)}`);
    const asked = all.indexes.filter((one) => !chosen("year") || `${one.year}` === chosen("year")).sort((a, b) => (b.year || 9999) - (a.year || 9999));
    const hits = [];
    let left = asked.length, isShown = false;
    await Promise.all(asked.map(async (year) => {
      hits.push(...await year.search(groups, facets));
      left--;
      if (isMine() && !isShown && hits.length >= SHOWN && left > asked.length / 2) {
        isShown = true;  // something to read while older years are asked
        show(hits.slice().sort(inOrder), groups, said.working, () => isMine() && left, language);
      }
    }));
    if (!isMine()) return;
    const words = hits.length === 1 ? said.one : hits.length ? said.many.replace("{count}", hits.length.toLocaleString(document.documentElement.lang)) : said.none;
    await show(hits.sort(inOrder), groups, words, isMine, language);
    page.removeAttribute("aria-busy");
  } catch (error) {
    lists.clear();  // perhaps the site has been published anew: the next search begins afresh
    if (isMine() && !isAgain) { search(true); return; }
    if (isMine()) { page.removeAttribute("aria-busy"); status.textContent = said.failed; }
    throw error;
  }
}

/** Shows the first hits, unless something else has to be shown by then. */
async function show(hits, groups, words, isWanted, language) {
  const items = await itemsOf(hits.slice(0, SHOWN), groups);
  if (!isWanted()) return;
  list.lang = language;
  list.replaceChildren(...items);
  status.textContent = words;
  more.hidden = hits.length <= SHOWN;
  more.onclick = async () => {
    const from = list.children.length;
    const further = await itemsOf(hits.slice(from, from + SHOWN), groups);
    if (!isWanted()) return;
    list.append(...further);
    further[0].querySelector("a").focus();
    more.hidden = list.children.length >= hits.length;
  };
}

const itemsOf = (hits, groups) => Promise.all(hits.map(async (hit) => itemOf(await hit.year.record(hit.month, hit.page), groups)));

/** An element with what is in it. */
function made(tag, traits, ...within) {
  const element = Object.assign(document.createElement(tag), traits);
  element.append(...within);
  return element;
}

function itemOf(record, groups) {
  const title = marked(record.title, marksIn(record.title, groups), 0, record.title.length);
  const places = [record.column, record.office].filter(Boolean).map((name) => made("li", {}, name));
  const day = record.day ? [made("time", { dateTime: record.date }, record.day)] : [];
  return made("li", { className: "card" },
    made("p", { className: "date" }, ...day),
    made("div", {},
      made("h2", {}, made("a", { href: record.url }, ...title)),
      ...(record.text ? [made("p", { className: "excerpt" }, ...excerpt(record.text, groups))] : []),
      ...(places.length ? [made("ul", { className: "places" }, ...places)] : [])));
}

let waiting = 0;
form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => search(), 150); });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); search(); });

(async () => {
  form.hidden = false;
  page.querySelector(".without").hidden = true;
  const own = await load(said.list).catch((error) => { status.textContent = said.failed; throw error; });
  form.addEventListener("focusin", () => learn(own.simplified).catch(() => {}), { once: true });  // the search will say so
  fill(form.elements.year, own.years.filter(([year]) => year).map(([year]) => [year, year]));
  fill(form.elements.column, own.columns);
  fill(form.elements.office, own.offices);
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  if (chosen("q")) await search(); else for (const year of own.indexes) year.open().catch(() => {});  // the search will say so
})();
})();
