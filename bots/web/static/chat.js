import { askStreamed, button, make, plainText, showAnswer, showFault, showSentences, wordsOf } from "./answers.js";
import { newName, showEarlier } from "./conversations.js";

const KEPT = "trolyao-conversation";
const MOST_KEPT = 40;
const log = document.getElementById("log");
const form = document.getElementById("ask");
const box = document.getElementById("question");
const send = form.querySelector(".main");
const anew = document.getElementById("anew");
const status = document.getElementById("status");
const { name, turns } = recalled();
let conversation = name;

// The conversation stays in this tab: opening a citation and coming back loses nothing.
function recalled() {
  try {
    const { name, turns } = JSON.parse(sessionStorage.getItem(KEPT)) || {};
    return { name: name || newName(), turns: turns || [] };
  } catch {
    return { name: newName(), turns: [] };
  }
}

function keep() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ name: conversation, turns: turns.slice(-MOST_KEPT) }));
  } catch {
    sessionStorage.removeItem(KEPT);
  }
}

const before = (turn) => turns.slice(0, turn).map(({ question }) => question).slice(-6);

function addTurn(question) {
  const section = make("section", "turn");
  const card = make("article", "answer");
  const asked = make("h2", "asked", question);
  section.append(asked, card);
  log.append(section);
  anew.hidden = false;
  return { section, card };
}

function finish({ section, card }, answer, turn) {
  showAnswer(card, answer, { ask, download: () => download(answer, turn) });
  card.append(tools(section, answer));
}

function tools(section, answer) {
  const row = make("div", "tools");
  const copy = button("Sao chép", async () => {
    await navigator.clipboard.writeText(plainText(answer));
    copy.textContent = status.textContent = "Đã sao chép";
  });
  const print = button("In", () => {
    for (const other of log.children) other.classList.toggle("chosen", other === section);
    document.body.classList.add("one-only");
    window.print();
    document.body.classList.remove("one-only");
  });
  const thumbs = [
    ["up", "Đúng"],
    ["down", "Chưa đúng"],
  ].map(([verdict, words]) => {
    const thumb = button(words, () => opine(row, answer, verdict, thumbs, thumb));
    thumb.setAttribute("aria-pressed", "false");
    return thumb;
  });
  row.append(copy, print, ...thumbs);
  return row;
}

function opine(row, answer, verdict, thumbs, pressed) {
  for (const thumb of thumbs) thumb.setAttribute("aria-pressed", String(thumb === pressed));
  row.parentNode.querySelector(".opinion")?.remove();
  const opinion = make("form", "opinion");
  const label = make("label", "", "Góp ý thêm (không bắt buộc)");
  const comment = make("textarea");
  comment.maxLength = 2000;
  comment.rows = 2;
  label.append(comment);
  const submit = make("button", "", "Gửi");
  opinion.append(label, submit);
  opinion.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    const said = await sendOpinion(answer, verdict, comment.value);
    opinion.replaceChildren(make("p", "soft", said));
    status.textContent = said;
  });
  row.after(opinion);
  comment.focus();
}

async function sendOpinion(answer, verdict, comment) {
  try {
    const response = await fetch("/api/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question: answer.question, status: answer.status, verdict, comment }),
    });
    const received = await response.json();
    if (!response.ok) return received.detail;
    return received.status === "kept" ? "Đã nhận ý kiến. Cảm ơn!" : "Máy chủ được đặt để không lưu ý kiến.";
  } catch (error) {
    return wordsOf(error);
  }
}

async function download(answer, turn) {
  const response = await fetch("/api/ask.xlsx", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question: answer.question, history: before(turn) }),
  });
  if (!response.ok) {
    status.textContent = "Không tải được tệp Excel.";
    return;
  }
  const link = make("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = "tra-loi.xlsx";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function ask(question) {
  if (send.disabled || !question.trim()) return;
  send.disabled = true;
  const shown = addTurn(question);
  const waiting = make("p", "said soft", "Đang tra cứu…");
  shown.card.append(waiting);
  shown.section.scrollIntoView({ block: "start" });
  const tell = (words) => {
    waiting.textContent = status.textContent = words;
  };
  try {
    const hear = (sentences) => showSentences(shown.card, sentences, waiting);
    const asking = { question, history: before(turns.length), conversation };
    const answer = await askStreamed("/api/ask/stream", asking, { tell, hear });
    finish(shown, answer, turns.length);
    turns.push({ question, answer });
    keep();
    status.textContent = `Đã trả lời. ${answer.answer.split("\n", 1)[0]}`;
  } catch (error) {
    showFault(shown.card, wordsOf(error));
    status.textContent = wordsOf(error);
  }
  send.disabled = false;
  shown.section.scrollIntoView({ block: "start" });
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

function show(name, shown) {
  conversation = name;
  turns.splice(0, turns.length, ...shown);
  keep();
  log.replaceChildren();
  anew.hidden = true;
  turns.forEach(({ question, answer }, turn) => finish(addTurn(question), answer, turn));
  log.lastElementChild?.scrollIntoView({ block: "start" });
  box.focus({ preventScroll: true });
}

function reopen(name, kept) {
  show(name, kept.map(({ answer }) => ({ question: answer.question, answer })));
}

anew.addEventListener("click", () => {
  show(newName(), []);
  showEarlier(reopen).catch(() => {});
});

async function suggest() {
  const response = await fetch("/api/suggestions");
  if (!response.ok) return;
  const { items } = await response.json();
  document.getElementById("suggestions").append(...items.map((question) => button(question, () => ask(question))));
  document.getElementById("suggested").hidden = !items.length;
}

show(conversation, [...turns]);
suggest().catch(() => {});
showEarlier(reopen).catch(() => {});
