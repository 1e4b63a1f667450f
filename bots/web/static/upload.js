import { said, send, session, text } from "/static/session.js";

const form = document.getElementById("upload");
const fault = document.getElementById("said");
const jobs = document.getElementById("jobs");
const WORK = { in: "Nạp", out: "Gỡ", again: "Đọc lại" };
const STATE = { waiting: "đang chờ", reading: "đang đọc", done: "xong", failed: "không được" };
const known = new Set();

function card(title) {
  const item = document.createElement("li");
  const state = text("p", "");
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", title);
  item.append(text("strong", title), state, bar);
  jobs.prepend(item);
  return { item, state, bar };
}

function stepOf({ state, progress, at }) {
  if (state !== "reading" || !progress) return "";
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(at)) / 1000));
  return `${progress.total > 1 ? ` ${progress.done}/${progress.total} tệp` : ""} (${seconds} giây)`;
}

function showJob(shown, job) {
  const over = job.state === "done" || job.state === "failed";
  shown.state.textContent = [STATE[job.state] + stepOf(job), job.message].filter(Boolean).join(": ");
  shown.state.className = job.state === "failed" ? "fault" : "";
  if (!over) return;
  shown.bar.remove();
  if (!job.report_text) return;
  const details = document.createElement("details");
  details.open = job.work !== "out";
  details.append(text("summary", "Báo cáo đọc"), text("pre", job.report_text));
  shown.item.append(details);
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function follow(shown, job) {
  showJob(shown, job);
  while (job.state === "waiting" || job.state === "reading") {
    await pause(600);
    job = await send("GET", `/api/uploads/jobs/${job.id}`);
    showJob(shown, job);
  }
  await showDocuments();
}

function put(file, replace, shown, csrf) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/uploads/${encodeURIComponent(file.name)}${replace ? "?replace=true" : ""}`);
    if (csrf) request.setRequestHeader("X-CSRF-Token", csrf);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      shown.bar.value = event.loaded / event.total;
      shown.state.textContent = `đang gửi ${Math.round((100 * event.loaded) / event.total)}%`;
    };
    request.onload = () => {
      const received = request.response || {};
      if (request.status === 202) done(received);
      else failed(new Error(received.detail || "Máy chủ không nhận tệp này."));
    };
    request.onerror = () => failed(new TypeError());
    request.send(file);
  });
}

async function upload(file) {
  const replace = known.has(file.name.normalize("NFC"));
  if (replace && !confirm(`Đã có “${file.name}”. Thay bằng bản mới?`)) return;
  const shown = card(`Nạp ${file.name}`);
  try {
    if (file.size > Number(form.dataset.maxMb) * 1e6) throw new Error(`Tệp lớn hơn ${form.dataset.maxMb} MB.`);
    const { csrf } = await session();
    const job = await put(file, replace, shown, csrf);
    shown.bar.removeAttribute("value");
    await follow(shown, job);
  } catch (error) {
    showJob(shown, { state: "failed", message: said(error) });
  }
}

async function start(method, path, title) {
  fault.textContent = "";
  try {
    const job = await send(method, path);
    await follow(card(title), job);
  } catch (error) {
    fault.textContent = said(error);
  }
}

function button(label, name, work) {
  const made = text("button", label);
  made.type = "button";
  made.setAttribute("aria-label", `${label} ${name}`);
  made.addEventListener("click", work);
  return made;
}

function documentRow(item) {
  const row = document.createElement("tr");
  const link = text("a", item.number || item.title || item.source);
  const path = encodeURIComponent(item.source);
  link.href = `/documents/${path}`;
  const name = document.createElement("td");
  name.append(link);
  const work = document.createElement("td");
  work.append(button("Đọc lại", item.source, () => start("POST", `/api/uploads/${path}/again`, `Đọc lại ${item.source}`)));
  if (item.uploaded) {
    work.append(button("Gỡ", item.source, () => {
      if (confirm(`Gỡ “${item.source}” khỏi trợ lý?`)) start("DELETE", `/api/uploads/${path}`, `Gỡ ${item.source}`);
    }));
  }
  row.append(name, text("td", item.source), text("td", String(item.warnings)), work);
  return row;
}

async function showDocuments() {
  const { items } = await send("GET", "/api/uploads");
  known.clear();
  items.forEach((item) => known.add(item.source));
  fill("documents", "none", items.map(documentRow));
}

function rowOf(cells) {
  const row = document.createElement("tr");
  row.append(...cells.map((words) => text("td", words)));
  return row;
}

const moment = (at) => new Date(at).toLocaleString("vi-VN");

async function showUnanswered() {
  const items = await send("GET", "/api/unanswered");
  const rows = items.map(({ question, times, last }) => rowOf([question, String(times), moment(last)]));
  fill("unanswered", "all-answered", rows);
}

async function showOpinions() {
  const { items } = await send("GET", "/api/feedback");
  const words = { up: "đúng", down: "chưa đúng" };
  const rows = items.map(({ question, verdict, comment, at }) => rowOf([question, words[verdict], comment, moment(at)]));
  fill("opinions", "no-opinion", rows);
}

function fill(table, instead, rows) {
  document.querySelector(`#${table} tbody`).replaceChildren(...rows);
  document.getElementById(table).hidden = !rows.length;
  document.getElementById(instead).hidden = rows.length > 0;
}

async function take(files) {
  fault.textContent = "";
  for (const file of files) await upload(file);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.files.addEventListener("change", async () => {
  await take([...form.files.files]);
  form.files.value = "";
});
for (const [name, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("over", over);
    if (name === "drop") take([...event.dataTransfer.files]);
  });
}

showDocuments().catch((error) => { fault.textContent = said(error); });
showUnanswered().catch((error) => { fault.textContent = said(error); });
showOpinions().catch((error) => { fault.textContent = said(error); });
