import { renew, said, send, session, text } from "/static/session.js";

const names = Object.fromEntries([...document.getElementById("role").options].map((o) => [o.value, o.text]));
const rows = document.querySelector("#keys tbody");

function keyRow(key) {
  const row = document.createElement("tr");
  const revoke = text("button", "Thu hồi");
  revoke.type = "button";
  revoke.setAttribute("aria-label", `Thu hồi khóa ${key.label}`);
  revoke.addEventListener("click", async () => {
    if (!confirm(`Thu hồi khóa “${key.label}”? Phần mềm đang dùng khóa này sẽ không gọi được nữa.`)) return;
    await send("DELETE", `/api/account/keys/${encodeURIComponent(key.id)}`);
    await showKeys();
  });
  const last = document.createElement("td");
  last.append(revoke);
  const made = new Date(key.made).toLocaleDateString("vi-VN");
  row.append(text("td", key.label), text("td", names[key.role] || key.role), text("td", made), last);
  return row;
}

async function showKeys() {
  const keys = await send("GET", "/api/account/keys");
  rows.replaceChildren(...keys.map(keyRow));
}

function onSubmit(id, place, work) {
  const form = document.getElementById(id);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = document.getElementById(place);
    try {
      told.textContent = await work(form);
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
showKeys();
