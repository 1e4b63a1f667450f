"use strict";
// Everything received is shown with textContent, never as HTML.
const log = document.getElementById("log");
const form = document.getElementById("ask");
const box = document.getElementById("question");
const send = form.querySelector("button");
const earlier = [];
let answers = 0;

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function textWithMarks(text, turn, marks) {
  const paragraph = make("p");
  for (const piece of text.split(/(\[\d+\])/)) {
    const mark = /^\[(\d+)\]$/.exec(piece);
    if (mark && marks.has(Number(mark[1]))) {
      const link = make("a", "mark", piece);
      link.href = `#c${turn}-${mark[1]}`;
      paragraph.append(link);
    } else paragraph.append(piece);
  }
  return paragraph;
}

// A table row's cells are parted by tabs: show a bar between them, left out when copied.
function quoteBlock(quote) {
  const block = make("blockquote");
  quote.split("\t").forEach((cell, index) => {
    if (index) block.append(make("span", "bar", " | "));
    block.append(cell);
  });
  return block;
}

function citationItem(citation, turn) {
  const item = make("li");
  item.id = `c${turn}-${citation.mark}`;
  const place = make("div", "place");
  const page = citation.page === null ? "" : `, trang ${citation.page}`;
  place.append(make("b", "", `[${citation.mark}]`), ` ${citation.number || citation.source}`);
  place.append(` – ${citation.locator}${page}`);
  if (citation.number) place.append(` (${citation.source})`);
  item.append(place, quoteBlock(citation.quote));
  return item;
}

function showAnswer(card, answer) {
  const turn = ++answers;
  card.replaceChildren(textWithMarks(answer.answer, turn, new Set(answer.citations.map((c) => c.mark))));
  if (answer.citations.length) {
    const list = make("ol");
    list.append(...answer.citations.map((citation) => citationItem(citation, turn)));
    card.append(make("h2", "", "Trích dẫn nguyên văn"), list);
  }
  if (answer.suggestions.length) {
    const choices = make("div", "suggestions");
    for (const suggestion of answer.suggestions) {
      const button = make("button", "", suggestion);
      button.type = "button";
      button.addEventListener("click", () => ask(suggestion));
      choices.append(button);
    }
    card.append(make("h2", "", "Có thể hỏi"), choices);
  }
}

function showFault(card, text) {
  card.classList.add("fault");
  card.replaceChildren(make("p", "", text));
}

async function ask(question) {
  if (send.disabled || !question.trim()) return;
  send.disabled = true;
  log.append(make("div", "asked", question));
  const card = make("article", "answer");
  card.append(make("p", "", "Đang tra cứu…"));
  log.append(card);
  try {
    const response = await fetch("/api/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question, history: earlier.slice(-6) }),
    });
    const data = await response.json();
    if (response.ok) {
      showAnswer(card, data);
      earlier.push(question);
    } else showFault(card, data.detail || "Máy chủ không trả lời được.");
  } catch {
    showFault(card, "Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.");
  }
  send.disabled = false;
  card.previousSibling.scrollIntoView({ block: "start" });
  box.focus({ preventScroll: true });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (!question || send.disabled) return;
  box.value = "";
  ask(question);
});

box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

async function showDocuments() {
  const response = await fetch("/api/documents?limit=200");
  if (!response.ok) return;
  const data = await response.json();
  const panel = document.getElementById("documents");
  const known = data.total ? `Đang có ${data.total} văn bản` : "Chưa có văn bản nào được nạp";
  panel.querySelector("summary").textContent = known;
  const lines = data.items.map((d) => make("li", "", [d.number, d.title || d.source].filter(Boolean).join(" – ")));
  panel.querySelector("ul").replaceChildren(...lines);
  panel.hidden = false;
}

showDocuments().catch(() => {});
box.focus();
