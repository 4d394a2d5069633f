// What was announced of the person at the lane, and what differs: hints. They stop nobody, unless a rule of the site refers.
import { el } from "./dom.js";
import * as words from "./words.js";

const found = {
  document: "Expected: found by the document",
  "name-and-birth": "Expected: found by name and date of birth",
  name: "Expected: found by the name alone",
  "not-expected": "Not expected, although others of this time are",
  "no-data": "Not checked: no passenger data of this time",
};

const differences = {
  "other-document": "Another document than announced",
  "other-issuer": "Another issuer than announced",
  "other-expiry": "Another date of expiry than announced",
  "other-birth-date": "Another date of birth than announced",
  "birth-date-turned": "Day and month of the birth are exchanged",
  "other-name": "Another name than announced",
  "other-sex": "Another sex than announced",
  "other-nationality": "Another nationality than announced",
  "announcement-withdrawn": "The announcement was withdrawn, or the carrier closed the flight without this person",
};

export function announcement(a) {
  if (!a) {
    return null;
  }
  const differs = a.differences.filter((d) => d in differences);
  return el(
    "div",
    { className: "announced" },
    el("h3", {}, "Announced by the carrier (hints)"),
    el("p", {}, el("span", { className: `word ${differs.length ? "attention" : a.flight ? "good" : "out"}` }, found[a.foundBy] ?? a.foundBy)),
    a.flight ? el("dl", { className: "facts" }, ...facts(a).flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value || "–")])) : null,
    ...differs.map((d) => el("p", { className: "item" }, el("span", { className: "word attention" }, differences[d]))),
    ...a.flags.map(flag),
    a.flagged.length ? el("p", { className: "small" }, `Flagged when the announcement came in: ${a.flagged.join(", ")}`) : null,
  );
}

const facts = (a) => [
  ["Flight", `${a.flight} ${[a.from, a.to].filter(Boolean).join("–")} ${a.arrives.replace("T", " ")}`.trim()],
  ["Announced name", [a.surname, a.givenNames].filter(Boolean).join(", ")],
  ["Announced document", [a.documentNumber, a.issuer].filter(Boolean).join(" ")],
  ["Announced birth", words.date(a.birthDate, false)],
];

const flag = (f) =>
  el(
    "div",
    { className: "item" },
    el(
      "p",
      {},
      el("strong", {}, f.flag),
      el("span", { className: `word ${f.refers ? "danger" : "attention"}` }, f.refers ? "rule refers" : "for your eyes"),
      ` rule ${f.rule}: ${f.because.join("; ")}`,
    ),
    f.advice ? el("p", { className: "small" }, f.advice) : null,
  );
