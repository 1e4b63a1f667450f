// Who is signed in, and requests that change something, sent with the session's token.
let known;

export function session() {
  known ??= fetch("/api/session").then((response) => response.json());
  return known;
}

export function text(tag, content, className) {
  const node = document.createElement(tag);
  node.textContent = content;
  if (className) node.className = className;
  return node;
}

export async function send(method, path, body) {
  const { csrf } = await session();
  const headers = csrf ? { "X-CSRF-Token": csrf } : {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  if (response.status === 204) return null;
  const received = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(received.detail || "Máy chủ không làm được việc này.");
  return received;
}

export function said(error) {
  return error instanceof TypeError ? "Không kết nối được với máy chủ. Hãy thử lại." : error.message;
}

export function renew() {
  known = undefined;
}
