import { said, send } from "/static/session.js";

const form = document.getElementById("sign-in");
const fault = document.getElementById("fault");

// Only a path of this very site is gone back to.
function wanted() {
  const next = new URLSearchParams(location.search).get("next") || "/";
  try {
    const address = new URL(next, location.origin);
    return address.origin === location.origin ? address.pathname + address.search : "/";
  } catch {
    return "/";
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  fault.textContent = "";
  try {
    await send("POST", "/api/session", { name: form.name.value, password: form.password.value });
    location.assign(wanted());
  } catch (error) {
    fault.textContent = said(error);
    form.password.select();
  }
  button.disabled = false;
});
