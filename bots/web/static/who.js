// Adds to the menu what the person signed in may open.
import { session, text } from "/static/session.js";

const menu = document.querySelector(".site nav");
const who = await session();

function add(path, label) {
  const link = text("a", label);
  link.href = path;
  if (location.pathname === path) link.setAttribute("aria-current", "page");
  menu.append(link);
}

if (menu && (who.role === "editor" || who.role === "admin")) add("/upload", "Nạp văn bản");
if (menu && who.role === "admin") add("/audit", "Nhật ký");
if (menu && who.mode === "accounts" && who.name) add("/account", who.name);
