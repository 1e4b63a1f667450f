import { renew, said, send, session, text } from "/static/session.js";

const names = Object.fromEntries([...document.getElementById("role").options].map((o) => [o.value, o.text]));
const rows = document.querySelector("#keys tbody");
const calendarRows = document.querySelector("#calendar-list tbody");
const view = new URLSearchParams(location.search).get("calendar") || "";

function revocable(cells, what, warning, remove) {
  const row = document.createElement("tr");
  const revoke = text("button", "Thu hồi");
  revoke.type = "button";
  revoke.setAttribute("aria-label", `Thu hồi ${what}`);
  revoke.addEventListener("click", async () => {
    if (confirm(`Thu hồi ${what}? ${warning}`)) await remove();
  });
  const last = document.createElement("td");
  last.append(revoke);
  row.append(...cells.map((words) => text("td", words)), last);
  return row;
}

function fill(body, made) {
  body.replaceChildren(...made);
  body.closest("table").hidden = !made.length;
}

const dayOf = (made) => new Date(made).toLocaleDateString("vi-VN");

function keyRow(key) {
  const cells = [key.label, names[key.role] || key.role, dayOf(key.made)];
  return revocable(cells, `khóa “${key.label}”`, "Phần mềm đang dùng khóa này sẽ không gọi được nữa.", async () => {
    await send("DELETE", `/api/account/keys/${encodeURIComponent(key.id)}`);
    await showKeys();
  });
}

async function showKeys() {
  const keys = await send("GET", "/api/account/keys");
  fill(rows, keys.map(keyRow));
}

function calendarRow(calendar) {
  const cells = [calendar.label, dayOf(calendar.made)];
  return revocable(cells, `lịch “${calendar.label}”`, "Máy đang theo dõi lịch này sẽ không cập nhật nữa.", async () => {
    await send("DELETE", `/api/account/calendars/${encodeURIComponent(calendar.id)}`);
    await showCalendars();
  });
}

async function showCalendars() {
  const calendars = await send("GET", "/api/account/calendars");
  fill(calendarRows, calendars.map(calendarRow));
}

function onSubmit(id, place, work) {
  const form = document.getElementById(id);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = document.getElementById(place);
    try {
      told.replaceChildren(await work(form));
      form.reset();
    } catch (error) {
      told.textContent = said(error);
    }
  });
}

onSubmit("add-key", "key-said", async (form) => {
  const made = await send("POST", "/api/account/keys", { label: form.label.value, role: form.role.value });
  await showKeys();
  return `Khóa mới, hãy chép ngay: ${made.secret}`;
});

onSubmit("add-calendar", "calendar-said", async (form) => {
  const made = await send("POST", "/api/account/calendars", { label: form.device.value });
  await showCalendars();
  const address = new URL(made.path + (view && `?${view}`), location.origin);
  const open = text("a", "Mở bằng ứng dụng lịch");
  open.href = address.href.replace(/^https?:/, "webcal:");
  const shown = document.createElement("p");
  shown.append("Địa chỉ chỉ hiện lần này, hãy chép ngay: ", text("code", address.href, "secret"), " ", open);
  return shown;
});

onSubmit("change", "change-said", async (form) => {
  await send("POST", "/api/account/password", { old: form.old.value, new: form.new.value });
  renew();
  return "Đã đổi mật khẩu; các phiên đăng nhập khác đã kết thúc.";
});

document.getElementById("sign-out").addEventListener("click", async () => {
  await send("DELETE", "/api/session");
  location.assign("/sign-in");
});

const who = await session();
document.getElementById("who").textContent = `${who.name} (${names[who.role] || who.role})`;
document.getElementById("calendar-view").textContent = view
  ? `Lịch của bảng việc đã lọc: ${[...new URLSearchParams(view).values()].join(", ")}.`
  : "Lịch của mọi cơ quan. Muốn lịch của một cơ quan: lọc ở Bảng việc rồi bấm “Lịch (.ics)”.";
await Promise.all([showKeys(), showCalendars()]);
document.getElementById(location.hash.slice(1))?.scrollIntoView();
