// Signing in from another site's page: a window of the service lends this page a token. Cookies of the
// service are not sent from here, and browsers would not keep them.
const KEPT = "trolyao-visit";

export function token() {
  try {
    const { token, until } = JSON.parse(sessionStorage.getItem(KEPT));
    return Date.now() < until ? token : undefined;
  } catch {
    return undefined;
  }
}

export function forget() {
  sessionStorage.removeItem(KEPT);
}

// Must be called while a click is being handled, or the browser opens no window. Only the window
// opened here, and only while it shows the service itself, is listened to.
export function signIn(base, signedIn) {
  const service = new URL(base).origin;
  const address = new URL(`widget/sign-in?site=${encodeURIComponent(location.origin)}`, base);
  const opened = window.open(address.href, "trolyao-sign-in", "popup,width=440,height=620");
  if (!opened) return false;
  const listen = (event) => {
    if (event.source !== opened || event.origin !== service || event.data?.kind !== "trolyao-visit") return;
    window.removeEventListener("message", listen);
    const { token, seconds } = event.data;
    sessionStorage.setItem(KEPT, JSON.stringify({ token, until: Date.now() + seconds * 1000 }));
    signedIn();
  };
  window.addEventListener("message", listen);
  return true;
}
