// Adds to the menu what the person signed in may open.
import { session, text } from "/static/session.js";

const menu = document.querySelector(".site nav");
const who = await session();
if (menu && who.mode === "accounts" && who.name) {
  const link = text("a", who.name);
  link.href = "/account";
  if (location.pathname === "/account") link.setAttribute("aria-current", "page");
  menu.append(link);
}
