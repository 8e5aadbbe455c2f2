// What a reader types, looked up in the indexes of the years. The indexes and their form are made
// by generator/search: how texts are folded, taken apart and stemmed is the same there and here.
"use strict";

(() => {
const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const TERM = new RegExp(`([${HAN}]+)|((?:(?![${HAN}])[\\p{L}\\p{N}])+(?:'(?:(?![${HAN}])[\\p{L}\\p{N}])+)*)|[^\\s]`, "gu");
const GAP = "", STEM = "~", FACET = "=", PAIR = "+";
const COMMON = new Set("a an and are as at be by for from in is it of on or that the to was were with".split(" "));
const FEW_PLACES = 0, ZONES = 2, FORMS = 3;  // what a month may say of a term: few places, many, its zones
const TITLE = 2;  // the best zone: titles; then names, 1, and texts, 0
const SHOWN = 10;
const NEAR = { apart: 1000, within: 100 };  // bytes that a request of its own costs, and a part of an answer

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
      const next = stream[at + 1];
      if (COMMON.has(term) && next && !isHan(next)) {
        const isEnd = at + 2 === stream.length;  // the last word may be going on
        parts.push({ at, term: `${PAIR}${term} ${next}`, isPrefix: isLast && isEnd });
        covered = at + 2;
        return;
      }
      if (at < covered) return;
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
  return { text, parts, isWord: stream.length === 1 && !isHan(stream[0]) };
}

// ---- Files: read in part ----

class Remote {
  constructor(url) { Object.assign(this, { url, wanted: [], runs: [] }); }

  /** Some of its bytes. What is wanted at the same time and lies near together is asked for at once. */
  read(begin, end) {
    if (begin >= end) return Promise.resolve(new Uint8Array(0));
    return new Promise((resolve, reject) => {
      if (!this.wanted.length) queueMicrotask(() => this.send());
      this.wanted.push({ begin, end, resolve, reject });
    });
  }

  send() {
    const wanted = this.wanted.sort((a, b) => a.begin - b.begin), sent = [];
    const within = (one) => this.runs.find((run) => run.begin <= one.begin && one.end <= run.end);
    this.wanted = [];
    for (const one of wanted) {
      const last = sent[sent.length - 1];
      if (within(one)) continue;
      if (last && one.begin - last.end < (takesSeveral ? NEAR.within : NEAR.apart)) last.end = Math.max(last.end, one.end);
      else sent.push({ begin: one.begin, end: one.end });
    }
    const whole = takesSeveral && sent.length ? this.ask(sent) : null;
    for (const run of sent) run.bytes = (whole || this.ask([run])).then((parts) => cut(parts, run));
    this.runs.push(...sent);
    for (const one of wanted) {
      const run = within(one);
      run.bytes.then((bytes) => one.resolve(bytes.subarray(one.begin - run.begin, one.end - run.begin)), one.reject);
    }
  }

  async ask(runs) {
    const ranges = runs.map(({ begin, end }) => `${begin}-${end - 1}`).join();
    const answer = await fetch(this.url, { headers: { Range: `bytes=${ranges}` } });
    if (!answer.ok) throw new Error(`${answer.status} ${this.url}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const version = ["etag", "last-modified"].map((name) => answer.headers.get(name)).join();
    if (this.version !== undefined && this.version !== version) throw new Error(`changed: ${this.url}`);
    this.version = version;
    if (answer.status === 206) {
      const isCut = (answer.headers.get("content-type") || "").startsWith("multipart/");
      return isCut ? partsIn(bytes) : [{ begin: runs[0].begin, bytes }];
    }
    this.runs.unshift({ begin: 0, end: Infinity, bytes: Promise.resolve(bytes) });  // a server that knows no ranges
    return [{ begin: 0, bytes }];
  }
}

/** The parts of a file that a server sends in one answer (RFC 9110, section 14.6). */
function partsIn(bytes) {
  const parts = [];
  for (let at = 0; ;) {
    const head = decoder.decode(bytes.subarray(at, at + 500)), end = head.indexOf("\r\n\r\n");
    const range = /content-range: *bytes (\d+)-(\d+)/i.exec(head.slice(0, Math.max(0, end)));
    if (!range) return parts;
    const [begin, last] = range.slice(1).map(Number);
    at += end + 4;
    parts.push({ begin, bytes: bytes.subarray(at, at += last - begin + 1) });
  }
}

/** A run of bytes out of the part that holds it. */
function cut(parts, run) {
  const part = parts.find(({ begin, bytes }) => begin <= run.begin && run.begin < begin + bytes.length);
  return part.bytes.subarray(run.begin - part.begin, run.end - part.begin);
}

/** Whether the server sends several parts of a file in one answer. It is tried out with a small file: some send the whole. */
let takesSeveral = false;
async function tryOut(years) {
  const small = years.find((one) => one.count < 100);
  if (small) takesSeveral = (await small.file.ask([{ begin: 0, end: 1 }, { begin: 100, end: 101 }])).length > 1;
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

  /** A term that is written with no more than sets it apart from the one before. */
  behind(last) {
    const shared = this.number(), rest = this.take(this.number());
    const term = new Uint8Array(shared + rest.length);
    term.set(last.subarray(0, shared)); term.set(rest, shared);
    return term;
  }

  /** A few numbers that grow, written as their distances. */
  few(end) {
    const numbers = [];
    let number = 0;
    while (this.at < end) numbers.push(number += this.number());
    return numbers;
  }

  /** Many of them, in Rice's code: of each distance in ones what is above its low bits, a nought, these. */
  many() {
    const count = this.number(), low = this.number(), numbers = [], bytes = this.bytes;
    let number = 0, bits = 0, left = 0;  // bits that were read, and how many of them are left
    while (numbers.length < count) {
      for (;;) {
        if (!left) { bits = bytes[this.at++]; left = 8; }
        if (!((bits >> --left) & 1)) break;
        number += 1 << low;
      }
      bits &= (1 << left) - 1;
      for (; left < low; left += 8) bits = (bits << 8) | bytes[this.at++];
      left -= low;
      number += bits >> left;
      bits &= (1 << left) - 1;
      numbers.push(number);
    }
    return numbers;
  }
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
    const begin = await this.file.read(0, 1024 + 16 * this.count);  // as long as heads are, or nearly
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
    this.blocks = [];
    let at = size, first = new Uint8Array(0);
    for (let n = head.number(); n; n--) {
      first = head.behind(first);
      const block = { first, at, size: head.number() };
      this.blocks.push(block);
      at += block.size;
    }
    this.end = at;
  }

  async termsOf(block) {
    if (!block.terms) {
      const reader = new Reader(await this.file.read(block.at, block.at + block.size)), terms = [];
      let last = new Uint8Array(0);
      while (!reader.isOver) {
        last = reader.behind(last);
        const size = reader.number();
        terms.push([last, reader.take(size >> 1), size & 1]);
      }
      block.terms = terms;
    }
    return block.terms;
  }

  /** What the months say of a term, or of all terms that begin with it. */
  async find(term, isPrefix) {
    const wanted = encoder.encode(term), found = [];
    const begins = (some) => compare(some.subarray(0, wanted.length), wanted) === 0;
    const from = Math.max(0, lastBefore(this.blocks, wanted));
    let to = from + 1;
    while (isPrefix && to < this.blocks.length && begins(this.blocks[to].first)) to++;
    for (const terms of await Promise.all(this.blocks.slice(from, to).map((block) => this.termsOf(block)))) {
      for (const [name, said, isApart] of terms) {
        if (isPrefix ? begins(name) : compare(name, wanted) === 0) found.push(...this.saidOf(said, isApart));
      }
    }
    return found;
  }

  /** What each month says of a term: its places, or the zones that they are in, and where the places are kept. */
  saidOf(bytes, isApart) {
    const reader = new Reader(bytes), found = [];
    let at = isApart ? this.end + reader.number() : 0;
    while (!reader.isOver) {
      const which = reader.number(), form = which % FORMS, end = reader.number() + reader.at;
      const said = { month: this.months.get((which - form) / FORMS) };
      if (form === ZONES) {
        const size = reader.number();
        Object.assign(said, { at, size, zones: reader.many() });
        at += size;
      } else {
        said.places = form === FEW_PLACES ? reader.few(end) : reader.many();
      }
      found.push(said);
    }
    return found;
  }

  /** All forms of a part of a group. */
  async forms(part) {
    const asked = [this.find(part.term, part.isPrefix)];
    if (part.stem && !(part.isPrefix && part.stem.startsWith(part.term))) {
      if (part.stem !== part.term) asked.push(this.find(part.stem, false));
      asked.push(this.find(part.stem + STEM, false));
    }
    return (await Promise.all(asked)).flat();
  }

  /** The zones in which a group stands, by month. */
  async meet({ parts }) {
    // By chance the ends of a long phrase seldom stand that far apart: where they don't, no more is asked.
    const isLong = parts.length > (takesSeveral ? 3 : 2);
    if (isLong && !(await this.together([parts[0], parts[parts.length - 1]])).size) return new Map();
    return this.together(parts);
  }

  /** The zones in which some parts stand where they stand in their group. */
  async together(parts) {
    const found = await Promise.all(parts.map(async (part) => byMonth(await this.forms(part))));
    const met = new Map();
    await Promise.all(Array.from(this.months.values(), async (month) => {
      const said = found.map((forms) => forms.get(month) || []);
      if (said.every((forms) => forms.length)) {
        const zones = parts.length > 1 ? await this.sideBySide(month, said, parts) : united(said[0].map(zonesOf));
        if (zones.length) met.set(month, zones);
      }
    }));
    return met;
  }

  async sideBySide(month, said, parts) {
    if (said.flat().some((one) => !one.places)) {
      if (!common(said.map((forms) => united(forms.map(zonesOf)))).length) return [];
      await this.readPlaces(said.flat());
    }
    const begins = common(said.map((forms, n) => united(forms.map((one) => one.places)).map((place) => place - parts[n].at)));
    return zonesOf({ month, places: begins.map((place) => place + parts[0].at) });
  }

  /** Reads the places that are kept apart. */
  async readPlaces(all) {
    await Promise.all(all.filter((said) => !said.places).map(async (said) => {
      said.places = new Reader(await this.file.read(said.at, said.at + said.size)).many();
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

function byMonth(found) {
  const months = new Map();
  for (const said of found) months.set(said.month, [...(months.get(said.month) || []), said]);
  return months;
}

/** Lists of growing numbers as one. */
const united = (lists) => (lists.length === 1 ? lists[0] : lists.flat().sort((a, b) => a - b));

/** What is in all of some lists of growing numbers. */
function common(lists) {
  return lists.reduce((all, some) => {
    let at = 0;
    return all.filter((one) => {
      while (some[at] < one) at++;
      return some[at] === one;
    });
  });
}

/** The zones of a month in which a term stands: those that are said, or those in which its places are. */
function zonesOf({ month, places, zones }) {
  if (zones) return zones;
  let zone = 0;
  return places.map((place) => {
    while (month.ends[zone] <= place) zone++;
    return zone;
  });
}

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

/** The best of some hits, in order. */
function bestOf(hits, count) {
  const best = [];
  for (const hit of hits) {
    if (best.length === count && inOrder(best[count - 1], hit) <= 0) continue;
    best.splice(countFirst(best, (one) => inOrder(one, hit) <= 0), 0, hit);
    best.length = Math.min(best.length, count);
  }
  return best;
}

// ---- Excerpts ----

const LONGEST = 300;  // signs of an excerpt, and a few more
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Where in a text what was searched stands: [begin, end] of each. */
function marksIn(text, groups) {
  const { text: flat, places } = fold(text), marks = [];
  const mark = (begin, end) => marks.push([places[begin], places[end - 1] + 1]);
  for (const group of groups) {
    const [only] = group.parts;
    if (group.isWord) {
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
  const nodes = [], part = (from, to) => text.slice(from, to).replace(/([。！？；])?([.!?;])?\n/g, (_, wide, narrow) => wide || (narrow ? `${narrow} ` : " · "));
  let at = begin;
  for (const [from, to] of marks) {
    if (from < at || to > end) continue;
    nodes.push(part(at, from), made("mark", {}, part(from, to)));
    at = to;
  }
  nodes.push(part(at, end));
  return nodes;
}

/** The marks of a text from the first one on, as far as an excerpt goes. No mark goes on from one line to the next. */
function firstMarksIn(text, groups) {
  const marks = [];
  let at = 0;
  for (const line of text.split("\n")) {
    if (marks.length && at > marks[0][0] + LONGEST) break;
    marks.push(...marksIn(line, groups).map(([begin, end]) => [at + begin, at + end]));
    at += line.length + 1;
  }
  return marks;
}

function excerpt(text, groups) {
  const marks = firstMarksIn(text, groups), first = marks.length ? marks[0][0] : 0;
  const wide = Array.from(text.slice(first, first + 60)).some(isHan) ? 1 : 2.5;
  let begin = Math.max(0, first - Math.round(30 * wide));
  let end = Math.min(text.length, begin + Math.round(110 * wide));
  const space = text.slice(begin, first).search(/[\s。，；,;.]/);
  if (begin && space >= 0) begin += space + 1;
  const last = text.slice(0, end).search(/[\s。，；,;.][^\s。，；,;.]*$/);
  if (end < text.length && last > first + 20) end = last;
  while (begin < end && /\s/.test(text[begin])) begin++;
  while (end > begin && /\s/.test(text[end - 1])) end--;
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

/** How numbers are written. To find that out, the first time, costs a browser 20 to 30 milliseconds. */
let written = null;
const numbers = () => (written = written || new Intl.NumberFormat(document.documentElement.lang));

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
    if (!groups.length) {  // nothing typed, no more than a quotation mark, or no word among the signs
      page.removeAttribute("aria-busy");
      show([], groups, /[^\s"“”„「『」』]/.test(typed) ? said.none : "", isMine, language);
      return;
    }
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
        show(hits.slice(), groups, said.working, () => isMine() && left, language);
      }
    }));
    if (!isMine()) return;
    const words = hits.length === 1 ? said.one : hits.length ? said.many.replace("{count}", numbers().format(hits.length)) : said.none;
    await show(hits, groups, words, isMine, language);
    page.removeAttribute("aria-busy");
  } catch (error) {
    lists.clear();  // perhaps the site has been published anew: the next search begins afresh
    if (isMine() && !isAgain) { search(true); return; }
    if (isMine()) { page.removeAttribute("aria-busy"); status.textContent = said.failed; }
    throw error;
  }
}

/** Shows the best hits, unless something else has to be shown by then. */
async function show(hits, groups, words, isWanted, language) {
  const items = await itemsOf(bestOf(hits, SHOWN), groups);
  if (!isWanted()) return;
  list.lang = language;
  list.replaceChildren(...items);
  status.textContent = words;
  more.hidden = hits.length <= SHOWN;
  more.onclick = async () => {
    const from = list.children.length;
    const further = await itemsOf(hits.sort(inOrder).slice(from, from + SHOWN), groups);
    if (!isWanted()) return;
    list.append(...further);
    further[0].querySelector("a").focus();
    more.hidden = list.children.length >= hits.length;
  };
}

const itemsOf = (hits, groups) => Promise.all(hits.map((hit) => {
  hit.item = hit.item || hit.year.record(hit.month, hit.page).then((record) => itemOf(record, groups));
  return hit.item;
}));

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
  form.addEventListener("focusin", () => {
    learn(own.simplified).catch(() => {});  // the search will say so
    numbers();
  }, { once: true });
  fill(form.elements.year, own.years.filter(([year]) => year).map(([year]) => [year, year]));
  fill(form.elements.column, own.columns);
  fill(form.elements.office, own.offices);
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  tryOut(own.indexes).catch(() => {});  // the search will say so
  if (chosen("q")) await search(); else for (const year of own.indexes) year.open().catch(() => {});
})();
})();
