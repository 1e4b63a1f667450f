// Sends what an editor decides of a proposal and waits until the document has been read again.
import { said, send } from "/static/session.js";

const line = document.getElementById("said");
const buttons = [...document.querySelectorAll("button[data-verdict]")];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function tell(words, fault = false) {
  line.textContent = words;
  line.className = fault ? "fault" : "";
}

async function finished(job) {
  while (job && (job.state === "waiting" || job.state === "reading")) {
    await pause(600);
    job = await send("GET", `/api/uploads/jobs/${job.id}`);
  }
  if (job && job.state === "failed") throw new Error(job.message || "Không đọc lại được văn bản.");
}

async function decide({ id, verdict }) {
  buttons.forEach((button) => { button.disabled = true; });
  try {
    const { message, job } = await send("POST", `/api/proposals/${encodeURIComponent(id)}/${verdict}`);
    tell(job ? `${message} Đang đọc lại văn bản…` : message);
    await finished(job);
    sessionStorage.setItem("proposal-said", message);
    location.reload();
  } catch (error) {
    tell(said(error), true);
    buttons.forEach((button) => { button.disabled = false; });
  }
}

buttons.forEach((button) => button.addEventListener("click", () => decide(button.dataset)));
tell(sessionStorage.getItem("proposal-said") || "");
sessionStorage.removeItem("proposal-said");
