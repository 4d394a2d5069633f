// Requests to the gateway. The header tells it that they come from this page.
let onSignedOut = () => {};
export const whenSignedOut = (action) => (onSignedOut = action);

const lost = {
  fault: "NO_CONTACT",
  sentence: "The gateway did not answer, so it is not known whether this was done.",
  remedy: "Look at the lane before you try again.",
};

async function request(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { ...options.headers, "X-EGate": "1" } });
  } catch {
    return { ok: false, status: 0, body: lost };
  }
  const body = await answer.json().catch(() => null);
  if (answer.status === 401 && body?.fault === "SIGNED_OUT") {
    onSignedOut();
  }
  return answer.ok ? { ok: true, status: answer.status, body } : { ok: false, status: answer.status, body: body ?? lost };
}

export const get = (path) => request(path, { method: "GET" });
export const post = (path, body) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });
