// Remembers the reading aids that a reader has chosen, in this browser alone. It is asked for
// without holding up the page, and from the second page on it is there before the page is drawn.
"use strict";

(() => {
const KEY = "bulletin-aids", NAMES = ["large", "larger", "contrast", "simple"];
const inputs = () => [...document.querySelectorAll(".aids input")];

function kept() {
  try {
    return (localStorage.getItem(KEY) || "").split(" ").filter((name) => NAMES.includes(name));
  } catch {
    return [];  // a browser that keeps nothing
  }
}

function keep(chosen) {
  try {
    if (chosen.length) localStorage.setItem(KEY, chosen.join(" "));
    else localStorage.removeItem(KEY);
  } catch { /* then they hold for this page */ }
}

function dress(chosen) {
  for (const name of NAMES) document.documentElement.classList.toggle(`aid-${name}`, chosen.includes(name));
}

/** What is remembered is worn, and the controls say so. */
function recall() {
  const chosen = kept();
  dress(chosen);
  for (const input of inputs()) {
    input.checked = input.value ? chosen.includes(input.value) : !/large/.test(chosen.join());
  }
}

function choose(event) {
  if (!event.target.closest(".aids")) return;
  const chosen = inputs().filter((input) => input.checked && input.value).map((input) => input.value);
  keep(chosen);
  dress(chosen);
}

dress(kept());
document.addEventListener("change", choose);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", recall);
else recall();
addEventListener("pageshow", recall);  // back from another page, on which they may have been changed
addEventListener("storage", recall);
})();
