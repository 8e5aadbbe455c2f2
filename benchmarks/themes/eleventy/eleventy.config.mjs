import { feedPlugin } from "@11ty/eleventy-plugin-rss";

const PER_PAGE = 20;

// The first paragraph without its markup, as the other generators show it.
const firstParagraph = (html) =>
  (/<p>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? "").replace(/<[^>]+>/g, "");

const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const tagsOf = (post) => post.data.tags.filter((tag) => tag !== "posts");

// Every page of every tag's list: Eleventy pages over one thing at a time, so they are cut here.
function tagPages(posts, slugify) {
  const byTag = new Map();
  for (const post of posts) {
    for (const tag of tagsOf(post)) {
      if (!byTag.has(tag)) byTag.set(tag, []);
      byTag.get(tag).push(post);
    }
  }
  return [...byTag].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([tag, tagged]) => {
    const root = `/tags/${slugify(tag)}/`;
    const count = Math.ceil(tagged.length / PER_PAGE);
    const address = (n) => (n === 0 ? root : `${root}page/${n + 1}/`);
    return Array.from({ length: count }, (_, n) => ({
      tag,
      address: address(n),
      posts: tagged.slice(n * PER_PAGE, (n + 1) * PER_PAGE),
      newer: n > 0 ? address(n - 1) : "",
      older: n + 1 < count ? address(n + 1) : "",
    }));
  });
}

export default function (config) {
  const newestFirst = (api) => api.getFilteredByTag("posts").reverse();
  config.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/atom.xml",
    collection: { name: "posts", limit: PER_PAGE },
    metadata: {
      language: "en",
      title: "Benchmark",
      subtitle: "",
      base: "https://bench.example/",
      author: { name: "Benchmark" },
    },
  });
  config.addCollection("newest", newestFirst);
  config.addCollection("tagPages", (api) => tagPages(newestFirst(api), config.getFilter("slugify")));
  config.addFilter("firstParagraph", firstParagraph);
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  config.addFilter("day", (date) => days.format(date));
  config.addPassthroughCopy("content/style.css");
  return {
    dir: { input: "content", includes: "../layouts", output: "_site" },
    markdownTemplateEngine: false,
  };
}
