// The person at the lane: shown only while the crossing is under way. What is shown is taken away with it: elements, object URLs, data.
import { get } from "./api.js";
import { decisionsOn } from "./commands.js";
import { isUnderWay } from "./crossing-view.js";
import { announcement } from "./announcement-view.js";
import { at, el } from "./dom.js";
import { bytesOf } from "./vault.js";
import * as words from "./words.js";

let shown = null; // key of what is on the page
let asked = null; // key of the newest request
let urls = [];

export function render(lane) {
  const crossing = lane.contact ? lane.status.crossing : null;
  if (!isUnderWay(crossing)) {
    clear();
    return;
  }
  const key = `${crossing.id} ${lane.status.phase} ${crossing.checks.length}`;
  if (key !== shown && key !== asked) {
    asked = key;
    fetchTraveller(crossing.id, key);
  }
}

export function clear() {
  if (shown === "" && asked === null) {
    return;
  }
  asked = null;
  put("", [el("p", { className: "empty" }, "Shown while a crossing is under way.")]);
}

async function fetchTraveller(crossing, key) {
  const answer = await get("/api/traveller");
  // The crossing may have gone on or ended meanwhile; then this answer shows nobody.
  if (asked !== key) {
    return;
  }
  asked = null;
  if (!answer.ok) {
    put(key, [el("p", { className: "empty" }, answer.body.sentence)]);
    return;
  }
  const traveller = answer.body;
  put(key, traveller.crossing === crossing ? view(traveller) : [el("p", { className: "empty" }, "Nothing known yet.")]);
}

function put(key, children) {
  const old = urls;
  urls = newUrls;
  newUrls = [];
  shown = key;
  at("traveller").replaceChildren(...children);
  old.forEach((url) => URL.revokeObjectURL(url));
}

let newUrls = [];

function picture(base64, caption) {
  if (!base64) {
    return el("figure", {}, el("div", { className: "no-picture" }, "not yet"), el("figcaption", {}, caption));
  }
  const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type: "image/jpeg" }));
  newUrls.push(url);
  return el("figure", {}, el("img", { src: url, alt: caption }), el("figcaption", {}, caption));
}

const view = (t) => [
  el(
    "div",
    { className: "person" },
    el("div", { className: "faces" }, picture(t.portraitJpeg, "Portrait in the chip"), picture(t.liveJpeg, "Live face")),
    el("dl", { className: "facts holder" }, ...holder(t).flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value || "–")])),
  ),
  t.hits.length ? el("div", { className: "hits" }, el("h3", {}, "Hits (the traveller does not know)"), ...t.hits.map(hit)) : null,
  announcement(t.announced),
].filter(Boolean);

const holder = (t) => [
  ["Surname", t.surname],
  ["Given names", t.givenNames],
  ["Document", t.documentNumber],
  ["Issuer", t.issuer],
  ["Nationality", t.nationality],
  ["Born", words.date(t.birthDate, false)],
  ["Sex", t.sex],
  ["Expires", words.date(t.expiryDate, true)],
];

const hit = (h) =>
  el(
    "div",
    { className: "item hit" },
    el("p", {}, el("strong", {}, `${h.list} ${h.entry}`), el("span", { className: "word danger" }, words.name(h.strength)), ` ${words.name(h.action)}, score ${words.number(h.score)}`),
    el("p", { className: "small" }, h.explanation),
    el("p", { className: "decisions" }, ...decisionsOn(`${h.list} ${h.entry}`)),
  );
