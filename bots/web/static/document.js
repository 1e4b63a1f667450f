"use strict";
// Search inside a document, without accents or with; what a citation points at comes into view.
const text = document.getElementById("text");
const box = document.getElementById("find");
const told = document.getElementById("found");
const blocks = [...text.querySelectorAll("[id^=b]")].map((node) => ({ node, plain: fold(node.textContent) }));
let found = [];
let current = -1;

function fold(words) {
  return words.normalize("NFC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
}

function hasAccent(words) {
  return fold(words) !== words.normalize("NFC").toLowerCase();
}

// Every accented letter folds to one letter, so places in the folded text are places in the node's own.
function ranges(node, words) {
  const exact = hasAccent(words);
  const wanted = exact ? words.toLowerCase() : fold(words);
  const made = [];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const piece = walker.currentNode;
    const plain = exact ? piece.data.toLowerCase() : fold(piece.data);
    if (plain.length !== piece.data.length) continue;
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(piece, at);
      range.setEnd(piece, at + wanted.length);
      made.push(range);
    }
  }
  return made;
}

function search() {
  const words = box.value.normalize("NFC").trim().replace(/\s+/g, " ");
  for (const { node } of blocks) node.classList.remove("hit");
  if (window.CSS && CSS.highlights) CSS.highlights.delete("found");
  found = [];
  current = -1;
  if (words.length < 2) {
    told.textContent = "";
    return;
  }
  const wanted = fold(words);
  const places = [];
  for (const { node, plain } of blocks) {
    if (!plain.includes(wanted)) continue;
    if (hasAccent(words) && !node.textContent.toLowerCase().includes(words.toLowerCase())) continue;
    found.push(node);
    places.push(...ranges(node, words));
  }
  if (window.CSS && CSS.highlights && places.length) CSS.highlights.set("found", new Highlight(...places));
  told.textContent = found.length ? `${found.length} đoạn, dòng` : "Không thấy";
}

function go(step) {
  if (!found.length) return;
  if (current >= 0) found[current].classList.remove("hit");
  current = (current + step + found.length) % found.length;
  found[current].classList.add("hit");
  found[current].scrollIntoView({ block: "center", inline: "nearest" });
  told.textContent = `${current + 1}/${found.length}`;
}

box.addEventListener("input", search);
box.form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(1);
});
document.getElementById("next").addEventListener("click", () => go(1));
document.getElementById("previous").addEventListener("click", () => go(-1));

if (matchMedia("(max-width: 62rem)").matches) document.querySelector(".contents").open = false;
for (const note of document.querySelectorAll("tr.marked .records")) note.open = true;
const target = text.querySelector("mark") || text.querySelector("tr.marked");
if (target) target.scrollIntoView({ block: "center", inline: "nearest" });
