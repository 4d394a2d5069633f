// The last crossings, fetched again when one has ended.
import { get } from "./api.js";
import { at, el, renew } from "./dom.js";
import * as words from "./words.js";

let known = null;

export async function render(lane) {
  const status = lane.status;
  if (!status) {
    known = null;
    return;
  }
  const crossing = status.crossing;
  const key = `${status.crossingsToday} ${crossing?.id ?? ""} ${crossing?.ended ?? ""}`;
  if (key === known) {
    return;
  }
  known = key;
  const answer = await get("/api/crossings?most=20");
  if (answer.ok) {
    renew(at("history"), answer.body.crossings, () => table(answer.body.crossings));
  } else if (known === key) {
    renew(at("history"), answer.body, () => [el("p", { className: "empty" }, answer.body.sentence)]);
  }
}

function table(crossings) {
  if (!crossings.length) {
    return [el("p", { className: "empty" }, "None yet.")];
  }
  const head = ["Started", "Took", "Verdict", "Decided by", "Ended as", "Reasons", "Hints", "Crossing"];
  return [
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...head.map((h) => el("th", { scope: "col" }, h)))),
      el("tbody", {}, ...crossings.map(row)),
    ),
  ];
}

const row = (c) =>
  el(
    "tr",
    {},
    el("td", {}, words.time(c.started)),
    el("td", { className: "figure" }, c.ended ? words.span(Date.parse(c.ended) - Date.parse(c.started)) : "under way"),
    el("td", {}, el("span", { className: `word ${c.verdict === "Admit" ? "good" : c.verdict ? "attention" : "out"}` }, c.verdict || "none")),
    el("td", {}, c.decidedBy),
    el("td", {}, c.endedAs),
    el("td", { className: "wrap" }, c.reasons.join(", ")),
    el("td", { className: "wrap" }, (c.hints ?? []).join(", ")),
    el("td", {}, el("code", {}, c.id)),
  );
