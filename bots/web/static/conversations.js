// Earlier conversations, as the service keeps them: opened again, or forgotten.
import { button, make } from "./answers.js";
import { said, send } from "./session.js";

const MOST_SHOWN = 20;
const box = document.getElementById("earlier");
const told = box.querySelector("p");

export function newName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const addressOf = ({ id }) => `/api/conversations/${encodeURIComponent(id)}`;

function item(talk, open) {
  const row = make("li");
  const guarded = (work) => async () => {
    try {
      await work();
    } catch (error) {
      told.textContent = said(error);
    }
  };
  const take = button(talk.title, guarded(async () => open(talk.id, (await send("GET", addressOf(talk))).turns)));
  const forget = button("Xóa", guarded(async () => {
    await send("DELETE", addressOf(talk));
    await showEarlier(open);
  }));
  forget.setAttribute("aria-label", `Xóa cuộc “${talk.title}”`);
  const when = make("span", "soft", `${talk.turns} câu, ${new Date(talk.last).toLocaleString("vi-VN")}`);
  row.append(take, when, forget);
  return row;
}

// open: takes the name of a conversation and its turns.
export async function showEarlier(open) {
  const { items } = await send("GET", `/api/conversations?limit=${MOST_SHOWN}`);
  box.querySelector("ul").replaceChildren(...items.map((talk) => item(talk, open)));
  told.textContent = "";
  box.hidden = !items.length;
}
