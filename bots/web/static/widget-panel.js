import * as visit from "./visit.js";
import { askStreamed, button, make, showAnswer, showFault, showSentences, wordsOf } from "./answers.js";

const TITLE = "Trợ lý tra cứu văn bản";
const KEPT = 6;

async function stylesheet(base) {
  const texts = await Promise.all(
    ["answers.css", "widget.css"].map(async (name) => (await fetch(new URL(`static/${name}`, base))).text()),
  );
  const sheet = new CSSStyleSheet();
  // Sizes in rem would follow the page around the widget.
  sheet.replaceSync(texts.join("\n").replace(/([\d.]+)rem\b/g, (_, size) => `${size * 16}px`));
  return sheet;
}

// Black or white, whichever reads better on a colour given as #rrggbb.
function contrasting(color) {
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
}

class TrolyaoWidget extends HTMLElement {
  asked = [];

  fill({ base, title, color, position, scope }, sheet) {
    this.base = base;
    this.scope = scope || undefined;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    if (position === "left") this.classList.add("left");
    if (/^#[0-9a-f]{6}$/i.test(color || "")) {
      this.style.setProperty("--chosen", color);
      this.style.setProperty("--on-chosen", contrasting(color));
    }
    this.toggle = button(title || TITLE, () => this.show(this.panel.hidden), "toggle");
    this.toggle.setAttribute("aria-expanded", "false");
    this.panel = this.makePanel(title || TITLE);
    const all = make("div", "all-of-it");
    all.append(this.panel, this.toggle);
    root.append(all);
  }

  makePanel(title) {
    const panel = make("section", "panel");
    panel.hidden = true;
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", title);
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.show(false);
    });
    const close = button("Đóng", () => this.show(false), "close");
    const head = make("header");
    head.append(make("b", "", title), close);
    this.log = make("div", "log");
    this.log.tabIndex = 0;
    this.log.setAttribute("role", "log");
    this.log.setAttribute("aria-label", "Hỏi và đáp");
    if (this.scope) this.log.append(make("p", "scope", `Phạm vi: ${this.scope}`));
    panel.append(head, this.log, this.makeForm());
    return panel;
  }

  makeForm() {
    const form = make("form");
    this.box = make("textarea");
    this.box.rows = 2;
    this.box.maxLength = 2000;
    this.box.setAttribute("aria-label", "Câu hỏi");
    this.box.placeholder = "Ví dụ: Ai chủ trì …? Khi nào xong?";
    this.send = make("button", "main", "Hỏi");
    form.append(this.box, this.send);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.box.value.trim());
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    return form;
  }

  show(open) {
    this.panel.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    if (open) this.box.focus();
    else this.toggle.focus();
  }

  offerSignIn(card, question) {
    visit.forget();
    card.replaceChildren(make("p", "said", "Trợ lý này dành cho người có tài khoản."));
    const again = () => {
      card.remove();
      this.log.querySelector(".asked:last-child")?.remove();
      this.ask(question);
    };
    const press = () => {
      if (!visit.signIn(this.base, again)) showFault(card, "Trình duyệt đã chặn cửa sổ đăng nhập. Hãy cho phép rồi hỏi lại.");
    };
    card.append(button("Đăng nhập để hỏi", press, "sign-in"));
  }

  async ask(question) {
    if (!question || this.send.disabled) return;
    this.send.disabled = true;
    this.box.value = "";
    const card = make("article", "answer");
    const waiting = make("p", "said", "Đang tra cứu…");
    card.append(waiting);
    const asked = make("p", "asked", question);
    this.log.append(asked, card);
    const asking = { question, history: this.asked.slice(-KEPT), scope: this.scope };
    try {
      const address = new URL("api/ask/stream", this.base);
      const tell = (words) => (waiting.textContent = words);
      const hear = (sentences) => showSentences(card, sentences, waiting, this.base);
      const answer = await askStreamed(address, asking, { tell, hear }, visit.token());
      showAnswer(card, answer, { base: this.base, ask: (words) => this.ask(words) });
      this.asked.push(question);
    } catch (error) {
      showFault(card, wordsOf(error));
      if (error.status === 401) this.offerSignIn(card, question);
    }
    this.send.disabled = false;
    this.log.scrollTop = asked.offsetTop - this.log.offsetTop;
    this.box.focus();
  }
}

export async function open(settings) {
  const sheet = await stylesheet(settings.base);
  if (!customElements.get("trolyao-widget")) customElements.define("trolyao-widget", TrolyaoWidget);
  const widget = document.createElement("trolyao-widget");
  widget.fill(settings, sheet);
  document.body.append(widget);
}
