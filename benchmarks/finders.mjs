// MiniSearch and FlexSearch over the bulletins in a file, asked the questions in it; see finders.py.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const [name, file, answer] = process.argv.slice(2);
const { bulletins, questions } = JSON.parse(readFileSync(file, "utf-8"));
const require = createRequire(`${process.cwd()}/`);

function miniSearch() {
  const MiniSearch = require("minisearch");
  const index = new MiniSearch({ fields: ["text"] });
  index.addAll(bulletins);
  return {
    find: (typed) => index.search(typed, { combineWith: "AND", prefix: true }).map((one) => one.id),
    saved: () => JSON.stringify(index),
  };
}

function flexSearch(options) {
  const { Charset, Document } = require("flexsearch");
  const index = new Document({ document: { id: "id", index: ["text"] }, ...options(Charset) });
  for (const one of bulletins) index.add(one);
  return {
    find: (typed) => index.search(typed, { limit: 1e6 }).flatMap((one) => one.result),
    saved: () => {
      const parts = [];
      index.export((key, data) => parts.push(data ?? ""));
      return parts.join("\n");
    },
  };
}

const FINDERS = {
  MiniSearch: miniSearch,
  "FlexSearch, Chinese": () => flexSearch((Charset) => ({ encoder: Charset.CJK, tokenize: "forward" })),
  "FlexSearch, with context": () => flexSearch((Charset) => ({ encoder: Charset.CJK, tokenize: "strict", context: true })),
};

const begin = performance.now();
const index = FINDERS[name]();
const seconds = (performance.now() - begin) / 1000;
const found = questions.map((typed) => index.find(typed));
writeFileSync(answer, JSON.stringify({ seconds, bytes: gzipSync(index.saved()).length, found }));
