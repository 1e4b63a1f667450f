// Opened by the widget on another site: who signs in here lends that site's page an hour of questions.
import { renew, said, send, session } from "/static/session.js";

const fault = document.getElementById("fault");
const signIn = document.getElementById("sign-in");
const allow = document.getElementById("allow");
const site = allow.dataset.site;

async function show() {
  const { name } = await session();
  signIn.hidden = Boolean(name);
  allow.hidden = !name;
  document.getElementById("who").textContent = name || "";
  (name ? allow.querySelector("button") : signIn.name).focus();
}

function onSubmit(form, work) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    fault.textContent = "";
    try {
      await work();
    } catch (error) {
      fault.textContent = said(error);
    }
    button.disabled = false;
  });
}

onSubmit(signIn, async () => {
  await send("POST", "/api/session", { name: signIn.elements.name.value, password: signIn.password.value });
  renew();
  await show();
});

onSubmit(allow, async () => {
  if (!window.opener) throw new Error("Hãy mở cửa sổ này từ khung hỏi đáp trên trang kia.");
  const { token, seconds } = await send("POST", "/api/account/visits", { site });
  window.opener.postMessage({ kind: "trolyao-visit", token, seconds }, site);
  window.close();
});

show().catch((error) => {
  fault.textContent = said(error);
});
