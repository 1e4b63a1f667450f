// Answers as nodes, for the chat page and the widget. What is received is shown as text, never as HTML.

export function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function button(text, press, className) {
  const node = make("button", className, text);
  node.type = "button";
  node.addEventListener("click", press);
  return node;
}

function link(text, href, base, className) {
  const node = make("a", className, text);
  node.href = new URL(href, base || location.href).href;
  if (base) {
    node.target = "_blank";
    node.rel = "noopener";
  }
  return node;
}

function textWithMarks(answer, base) {
  const byMark = new Map(answer.citations.map((citation) => [citation.mark, citation]));
  const paragraph = make("p", "said");
  for (const piece of answer.answer.split(/(\[\d+\])/)) {
    const mark = /^\[(\d+)\]$/.exec(piece);
    const citation = mark && byMark.get(Number(mark[1]));
    if (citation) {
      const node = link(piece, citation.href, base, "mark");
      node.setAttribute("aria-label", `Trích dẫn ${citation.mark}: ${citation.locator}`);
      paragraph.append(node);
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

function citationList(answer, base) {
  const list = make("ol", "citations");
  for (const citation of answer.citations) {
    const item = make("li");
    const place = make("div", "place");
    const page = citation.page === null ? "" : `, trang ${citation.page}`;
    place.append(make("b", "", `[${citation.mark}] `));
    place.append(link(`${citation.number || citation.source} – ${citation.locator}${page}`, citation.href, base));
    item.append(place, quoteBlock(citation.quote));
    list.append(item);
  }
  return list;
}

const COLUMNS = [
  ["Việc, chỉ tiêu", (r) => r.task || r.text],
  ["Chủ trì, phụ trách", (r) => (r.lead || r.owner || [r.agency]).join("; ") || r.lead_text],
  ["Phối hợp", (r) => (r.coordinate || []).join("; ") || r.coordinate_text],
  ["Thời hạn", (r) => r.deadline_text || r.by],
];

function recordTable(records, base) {
  const columns = COLUMNS.filter(([, value]) => records.some((record) => value(record)));
  const box = make("div", "scroll");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Bảng kết quả");
  const table = make("table");
  const head = table.createTHead().insertRow();
  for (const name of ["", ...columns.map(([title]) => title), "Chỗ in"]) {
    const cell = make("th", "", name || "TT");
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  records.forEach((record, index) => {
    const row = body.insertRow();
    row.insertCell().textContent = index + 1;
    for (const [, value] of columns) row.insertCell().textContent = value(record) || "";
    row.insertCell().append(link(`${record.number || record.source}, ${record.locator}`, record.href, base));
  });
  box.append(table);
  return box;
}

export function plainText(answer) {
  const quotes = answer.citations.map(
    (c) => `[${c.mark}] ${c.number || c.source} – ${c.locator}\n“${c.quote.replaceAll("\t", " | ")}”`,
  );
  return [answer.answer, ...quotes].join("\n\n");
}

// base: the address of the service where the page is another site's; ask: takes a question;
// download: takes the answer, fetches its records as Excel.
export function showAnswer(card, answer, { base, ask, download }) {
  card.replaceChildren(textWithMarks(answer, base));
  if (answer.records.length > 1) {
    const all = make("details", "all");
    all.append(make("summary", "", `Bảng ${answer.records.length} dòng`), recordTable(answer.records, base));
    card.append(all);
    if (download) card.append(button("Tải Excel", () => download(answer), "excel"));
  }
  if (answer.suggestions.length) {
    const asksBack = answer.status === "clarify";
    const choices = make("div", "suggestions");
    choices.setAttribute("role", "group");
    choices.setAttribute("aria-label", asksBack ? "Chọn một" : "Có thể hỏi");
    for (const suggestion of answer.suggestions) choices.append(button(suggestion, () => ask(suggestion)));
    card.append(make("h3", "", asksBack ? "Bạn hỏi về văn bản nào?" : "Có thể hỏi"), choices);
  }
  if (answer.citations.length) card.append(make("h3", "", "Trích dẫn nguyên văn"), citationList(answer, base));
}

export function showFault(card, text) {
  card.classList.add("fault");
  card.replaceChildren(make("p", "said", text));
}

// An answer of which only these sentences have come so far.
export function showSentences(card, sentences, waiting, base) {
  const byMark = new Map(sentences.flatMap(({ citations }) => citations).map((c) => [c.mark, c]));
  const answer = sentences.map(({ text }) => text).join("");
  showAnswer(card, { answer, citations: [...byMark.values()], records: [], suggestions: [] }, { base });
  waiting.textContent = "Đang viết tiếp…";
  card.append(waiting);
}

// Sends a question, tells how it goes, hears the sentences there are so far, gives the answer;
// throws an Error a person can read.
export async function askStreamed(address, asking, { tell, hear }, token) {
  const headers = { "Content-Type": "application/json", Accept: "text/event-stream" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(asking) });
  if (!response.ok) {
    const { detail } = await response.json().catch(() => ({}));
    throw Object.assign(new Error(detail || "Máy chủ không trả lời được."), { status: response.status });
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const sentences = [];
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error("Câu trả lời bị ngắt giữa chừng. Hãy hỏi lại.");
    waiting += value;
    const events = waiting.split("\n\n");
    waiting = events.pop();
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event)?.[1];
      const data = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] || "{}");
      if (name === "answer") return data;
      if (name === "problem") throw new Error(data.detail);
      if (name === "sentence") {
        sentences.push(data);
        hear(sentences);
      } else tell(data.text || "");
    }
  }
}

export function wordsOf(error) {
  return error instanceof TypeError
    ? "Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại."
    : error.message;
}
