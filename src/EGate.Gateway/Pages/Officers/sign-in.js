// Signing in: the password opens the key here, the key signs the gateway's challenge.
import { post } from "./api.js";
import { at } from "./dom.js";
import { signText, unlock } from "./vault.js";

export function setUp(onSignedIn) {
  at("sign-in").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = at("sign-in").querySelector("button");
    button.disabled = true;
    say("Opening your key…");
    try {
      const identity = await signIn(at("name").value.trim(), at("password").value);
      say("");
      onSignedIn(identity);
    } catch (problem) {
      say(problem.message, true);
      at("password").focus();
    } finally {
      at("password").value = "";
      button.disabled = false;
    }
  });
}

async function signIn(name, password) {
  const begun = await post("/api/sign-in/begin", { name });
  if (!begun.ok) {
    throw new Error(`${begun.body.sentence} ${begun.body.remedy}`);
  }
  const { challenge, key: sealed } = begun.body;
  const key = await unlock(sealed, password);
  // Also sent without a signature, so that the failure stands in the gateway's log.
  const signature = key && (await signText(key, `egate sign-in v1\n${name}\n${challenge}`));
  const done = await post("/api/sign-in/finish", { name, challenge, signature });
  if (!done.ok) {
    throw new Error(`${done.body.sentence} ${done.body.remedy}`);
  }
  return { ...done.body, key };
}

export function show(message) {
  at("lane-view").hidden = true;
  at("sign-in-view").hidden = false;
  document.title = "EGate: officers";
  say(message ?? "");
  at("name").focus();
}

function say(message, isProblem = false) {
  at("sign-in-answer").textContent = message;
  at("sign-in-answer").classList.toggle("problem", isProblem);
}
