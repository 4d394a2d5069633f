// The lane's state: what, since when, why, what to do.
import { at, el, renew } from "./dom.js";
import * as words from "./words.js";

export function render(lane) {
  const status = lane.status;
  const view = at("lane-view");
  view.classList.toggle("no-contact", !lane.contact);
  renew(at("state"), key(lane), () => (lane.contact ? contact(status) : noContact(lane)));
  if (!status) {
    document.title = "No contact - EGate";
    return;
  }
  document.title = `${status.awaitingOfficer ? "● Officer wanted" : words.name(status.phaseName)} - ${status.lane}`;
  at("lane-name").textContent = `${status.lane} · ${status.site}`;
  at("simulated").hidden = !status.simulated;
  at("today").textContent = `Today ${status.crossingsToday} crossings, ${status.referredToday} referred`;
  at("version").textContent = `egated ${status.version}`;
}

const key = ({ contact: has, lostSince, status }) =>
  has
    ? [status.phase, status.phaseName, status.since, status.cause, status.causeSentence, status.remedy, status.awaitingOfficer]
    : ["no contact", lostSince];

function contact(status) {
  return [
    el(
      "p",
      { className: `pill ${tone(status)}` },
      el("span", { className: "dot", "aria-hidden": "true" }),
      el("strong", {}, words.name(status.phaseName)),
      el("span", { className: "number" }, String(status.phase)),
    ),
    el("p", { className: "since" }, `since ${words.time(status.since)}, `, el("span", { "data-for": status.since ?? "", "aria-live": "off" })),
    status.awaitingOfficer ? el("p", { className: "wanted" }, "A traveller waits for your decision.") : null,
    status.cause ? cause(status) : null,
  ].filter(Boolean);
}

const cause = (status) =>
  el(
    "div",
    { className: "cause" },
    el("p", {}, status.causeSentence, " ", el("code", {}, status.cause)),
    status.remedy ? el("p", { className: "remedy" }, status.remedy) : null,
  );

const noContact = (lane) => [
  el("p", { className: "pill lost" }, el("span", { className: "dot", "aria-hidden": "true" }), el("strong", {}, "No contact")),
  lane.lostSince ? el("p", { className: "since" }, `since ${words.time(lane.lostSince)}`) : null,
  el(
    "div",
    { className: "cause" },
    el("p", {}, "The lane's state is not known. What is greyed is the last that was heard."),
    el("p", { className: "remedy" }, "Look at the lane itself; on its computer run systemctl status egated."),
  ),
].filter(Boolean);

function tone({ phase, awaitingOfficer }) {
  if (phase >= 400 && phase < 420) {
    return "danger";
  }
  if (awaitingOfficer || (phase >= 200 && phase < 300)) {
    return "attention";
  }
  if (phase === 10) {
    return "good";
  }
  return phase === 0 || phase >= 300 ? "out" : "busy";
}
