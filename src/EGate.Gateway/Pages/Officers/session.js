// The session's end: fifteen minutes without a sign of the person. Watching is work too, so the page asks before it ends.
import { post } from "./api.js";
import * as clock from "./clock.js";
import { at } from "./dom.js";

const WARN_MS = 90 * 1000;
const TOUCH_MS = 60 * 1000;

let touched = 0;

export function setUp() {
  for (const sign of ["pointerdown", "keydown"]) {
    document.addEventListener(sign, () => touch(false), { passive: true });
  }
  at("stay").addEventListener("click", () => touch(true));
}

export function begin() {
  touched = performance.now();
  at("session-ends").hidden = true;
}

export function render(lane) {
  const left = lane.sessionEnds && clock.isKnown() ? Date.parse(lane.sessionEnds) - clock.now() : Infinity;
  const notice = at("session-ends");
  notice.hidden = left > WARN_MS;
  if (!notice.hidden) {
    const text = "You will be signed out soon because you did nothing for a while.";
    const span = notice.querySelector("span");
    if (span.textContent !== text) {
      span.textContent = text;
    }
  }
}

function touch(always) {
  if (at("lane-view").hidden || (!always && performance.now() - touched < TOUCH_MS)) {
    return;
  }
  touched = performance.now();
  post("/api/session/touch");
}
