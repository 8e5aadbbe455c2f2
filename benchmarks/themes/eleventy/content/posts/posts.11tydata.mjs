export default {
  layout: "post.njk",
  tags: ["posts"],
  permalink: (data) => `${data.page.filePathStem.replace("/posts/", "/")}/index.html`,
};
