// The crossing under way: its phases as they happen, its checks, its verdict.
import { at, el, renew } from "./dom.js";
import * as words from "./words.js";

export function render(crossing) {
  renew(at("crossing"), crossing ?? null, () => (crossing ? summary(crossing) : nobody()));
  renew(at("checks"), crossing?.checks ?? [], () => checks(crossing?.checks ?? []));
}

export const isUnderWay = (crossing) => Boolean(crossing && !crossing.ended);

const nobody = () => [el("p", { className: "empty" }, "Nobody is in the lane.")];

function summary(crossing) {
  return [
    el("p", { className: "small" }, el("code", { className: "id" }, crossing.id)),
    el("p", { className: "small" }, `started ${words.time(crossing.started)}`, crossing.ended ? `, ended ${words.time(crossing.ended)}` : ""),
    verdict(crossing),
    crossing.reasons.length ? el("ul", { className: "reasons" }, ...crossing.reasons.map((r) => reason(r, crossing.checks))) : null,
    el("ol", { className: "phases" }, ...crossing.phases.map((phase, i) => step(phase, i === crossing.phases.length - 1 && !crossing.ended))),
    crossing.ownMs ? el("p", { className: "small" }, `Controller's own share ${words.span(crossing.ownMs)}`) : null,
  ].filter(Boolean);
}

// A reason is the name of a check, which says more, or a catalogue id.
function reason(name, checks) {
  const check = checks.find((c) => c.name === name);
  if (!check) {
    return el("li", {}, el("strong", {}, name));
  }
  const figures = check.score === undefined ? "" : `, ${words.number(check.score)}${check.threshold === undefined ? "" : ` (limit ${words.number(check.threshold)})`}`;
  return el("li", {}, el("strong", {}, name), `${(marks[check.outcome] ?? marks.NotDone)[2]}: ${check.reason}${figures}`);
}

function verdict(crossing) {
  if (!crossing.verdict) {
    return el("p", { className: "verdict none" }, "No verdict yet");
  }
  const by = crossing.decidedBy && crossing.decidedBy !== "machine" ? `, officer ${crossing.decidedBy}` : "";
  const end = crossing.endedAs ? `, ended: ${crossing.endedAs}` : "";
  return el(
    "p",
    { className: `verdict ${crossing.verdict === "Admit" ? "good" : "attention"}` },
    el("strong", {}, crossing.verdict),
    `${by}${end}`,
  );
}

const step = (phase, isNow) =>
  el(
    "li",
    { className: isNow ? "now" : "" },
    el("span", { className: "clock" }, words.time(phase.started)),
    el("span", { className: "what" }, words.name(phase.name)),
    isNow
      ? el("span", { className: "took", "data-for": phase.started ?? "", "aria-live": "off" })
      : el("span", { className: "took" }, words.span(phase.durationMs)),
  );

const marks = {
  Passed: ["✓", "good", "passed"],
  Failed: ["✕", "danger", "failed"],
  NotPossible: ["!", "attention", "not possible"],
  NotDone: ["–", "out", "not done"],
};

function checks(list) {
  if (!list.length) {
    return [el("p", { className: "empty" }, "No checks yet.")];
  }
  const head = ["Check", "Outcome", "Reason", "Score", "Limit"];
  return [
    el(
      "table",
      { className: "checks" },
      el("thead", {}, el("tr", {}, ...head.map((h) => el("th", { scope: "col" }, h)))),
      ...groups(list).map(([group, rows]) =>
        el("tbody", {}, el("tr", { className: "group" }, el("th", { scope: "rowgroup", colSpan: 5 }, words.name(group))), ...rows.map(row)),
      ),
    ),
  ];
}

function groups(list) {
  const by = new Map();
  for (const check of list) {
    by.set(check.group, [...(by.get(check.group) ?? []), check]);
  }
  return [...by];
}

function row(check) {
  const [sign, tone, word] = marks[check.outcome] ?? marks.NotDone;
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, check.name),
    el("td", {}, el("span", { className: `word ${tone}` }, el("span", { "aria-hidden": "true" }, `${sign} `), word)),
    el("td", {}, check.reason === "ok" ? "" : check.reason),
    el("td", { className: "figure" }, words.number(check.score)),
    el("td", { className: "figure" }, words.number(check.threshold)),
  );
}
