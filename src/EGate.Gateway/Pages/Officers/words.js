// How values are said.
import * as clock from "./clock.js";

export const name = (phase) => phase.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);

export const time = (stamp) =>
  stamp ? new Date(stamp).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" }) : "";

export function span(ms) {
  if (ms < 950) {
    return `${Math.max(0, Math.round(ms))} ms`;
  }
  const seconds = ms / 1000;
  if (seconds < 59.5) {
    return `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

export const since = (stamp) => (stamp && clock.isKnown() ? clock.now() - Date.parse(stamp) : null);

export function ago(stamp) {
  const ms = since(stamp);
  // Tenths of a second are enough to see that something answers, and milliseconds would only flicker.
  return ms === null ? "never" : ms < 9950 ? `${(Math.max(0, ms) / 1000).toFixed(1)} s ago` : `${span(ms)} ago`;
}

// Elements with data-ago or data-for keep counting.
export function tick(root = document) {
  for (const element of root.querySelectorAll("[data-ago]")) {
    element.textContent = ago(element.dataset.ago);
  }
  for (const element of root.querySelectorAll("[data-for]")) {
    const ms = since(element.dataset.for);
    element.textContent = ms === null ? "" : ms < 59500 ? `${Math.max(0, Math.floor(ms / 1000))} s` : span(ms);
  }
}

export const number = (value) =>
  value === null || value === undefined ? "" : Number.isInteger(value) ? String(value) : Number(value).toFixed(3);

export function date(mrz, future) {
  if (!/^\d{6}$/.test(mrz ?? "")) {
    return mrz ?? "";
  }
  const year = Number(mrz.slice(0, 2));
  const thisYear = (clock.isKnown() ? clock.now() : new Date(0)).getUTCFullYear() % 100;
  const century = future ? 2000 : year > thisYear ? 1900 : 2000;
  return `${century + year}-${mrz.slice(2, 4)}-${mrz.slice(4, 6)}`;
}
