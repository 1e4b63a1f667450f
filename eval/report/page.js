"use strict";
(() => {
  const cases = JSON.parse(document.getElementById("cases").textContent);
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  const count = document.getElementById("count");
  const grades = { right: "đúng", partly: "một phần", wrong: "sai", refused: "không trả lời" };
  const expectations = {
    status: "trạng thái", documents: "văn bản", facts: "phải nêu", not_facts: "không được nêu",
    quote: "phải trích câu có", total: "tổng số",
  };
  const PAGE = 50;
  let found = [];

  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replaceAll("đ", "d");
  const haystacks = cases.map((c) => fold([c.id, c.question, c.answer].join(" ")));

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const fill = (name, options) => {
    const select = form.elements[name];
    for (const [value, label] of options) {
      const option = element("option", "", label);
      option.value = value;
      select.append(option);
    }
  };

  const valuesOf = (key) => {
    const counts = new Map();
    for (const c of cases) counts.set(c[key], (counts.get(c[key]) || 0) + 1);
    return [["", "tất cả"], ...[...counts].sort().map(([v, n]) => [v, `${v} (${n})`])];
  };

  const block = (title, text) => {
    const made = element("div");
    made.append(element("h4", "", title), document.createTextNode(text));
    return made;
  };

  const expectedText = (expected) =>
    Object.entries(expected)
      .map(([key, value]) => `${expectations[key] || key}: ${Array.isArray(value) ? value.join("; ") : value}`)
      .join("\n");

  const article = (c) => {
    const made = element("article", c.grade);
    const meta = [c.id, grades[c.grade], c.intent, c.style, c.document, `${c.status}, ${c.read_as}`, `${c.ms} ms`];
    made.append(element("div", "meta", meta.join(" · ")));
    for (const earlier of c.history) made.append(element("div", "meta", `trước đó: ${earlier}`));
    made.append(element("h3", "", c.question));
    const why = [...(c.reasons || []), ...c.misread.map((m) => `hiểu: ${m}`), ...(c.lost ? ["tìm: sót đoạn cần"] : [])];
    if (c.judge) made.append(element("div", "meta", `mô hình chấm: ${grades[c.judge.grade] || "không chấm được"}. ${c.judge.reason}`));
    if (why.length && c.grade !== "right") made.append(element("p", "why", why.join("; ")));
    const pair = element("div", c.expected ? "pair" : "");
    if (c.expected) pair.append(block("mong đợi", expectedText(c.expected)));
    pair.append(block("trả lời", c.answer));
    made.append(pair);
    for (const q of c.citations || []) {
      made.append(element("blockquote", "", `[${q.mark}] ${q.number || q.source} – ${q.locator}\n“${q.quote}”`));
    }
    return made;
  };

  const showMore = () => {
    const start = shown.children.length;
    shown.append(...found.slice(start, start + PAGE).map((i) => article(cases[i])));
    more.hidden = shown.children.length >= found.length;
  };

  const filter = () => {
    const wanted = Object.fromEntries(["grade", "intent", "style", "document"].map((n) => [n, form.elements[n].value]));
    const words = fold(form.elements.words.value.trim());
    found = [];
    cases.forEach((c, i) => {
      const graded = !wanted.grade || (wanted.grade === "amiss" ? c.grade !== "right" : c.grade === wanted.grade);
      const same = ["intent", "style", "document"].every((n) => !wanted[n] || c[n] === wanted[n]);
      if (graded && same && (!words || haystacks[i].includes(words))) found.push(i);
    });
    shown.replaceChildren();
    count.textContent = `${found.length} câu`;
    showMore();
  };

  if (!cases.length) return;
  fill("grade", [["amiss", "chưa đúng"], ["", "tất cả"], ...Object.entries(grades)]);
  for (const name of ["intent", "style", "document"]) fill(name, valuesOf(name));
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", showMore);
  filter();
})();
