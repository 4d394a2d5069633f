// The lane's parts: barriers, people, devices, lists.
import { at, el, renew } from "./dom.js";
import * as words from "./words.js";

export function render(status) {
  const facts = {
    "Entry barrier": status.entry,
    "Exit barrier": status.exit,
    "Persons inside": String(status.persons),
    "Document on reader": status.documentPresent ? "yes" : "no",
    "Face threshold": `${words.number(status.matchThreshold)} (${status.matchThresholdFrom || "profile"})`,
    Topology: status.topology,
  };
  renew(at("facts"), facts, () => Object.entries(facts).flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]));
  renew(at("devices"), status.devices.map((d) => ({ ...d, lastExchange: null })), () => status.devices.map(device));
  status.devices.forEach((d, i) => {
    at("devices").children[i].querySelector("[data-ago]").dataset.ago = d.lastExchange ?? "";
  });
  renew(at("lists"), status.lists, () => status.lists.map(list));
}

const tones = { Ready: "good", Current: "good", Starting: "busy", Degraded: "attention", Old: "attention" };
const state = (word) => el("span", { className: `word ${tones[word] ?? "danger"}` }, word);

const device = (d) =>
  el(
    "div",
    { className: "item" },
    el("p", {}, el("strong", {}, d.name), state(d.condition)),
    el("p", { className: "small" }, "last answer ", el("span", { "data-ago": d.lastExchange ?? "" }), Number(d.errors) > 0 ? `, ${d.errors} errors since start` : ""),
    d.detail ? el("p", { className: "small" }, d.detail) : null,
    d.fault ? el("p", { className: "small" }, d.sentence, " ", el("code", {}, d.fault)) : null,
    d.fault && d.remedy ? el("p", { className: "small remedy" }, d.remedy) : null,
  );

const list = (l) =>
  el(
    "div",
    { className: "item" },
    el("p", {}, el("strong", {}, l.name), state(l.condition)),
    el(
      "p",
      { className: "small" },
      `${l.entries} entries`,
      Number(l.rejected) > 0 ? `, ${l.rejected} rejected` : "",
      l.made ? ", made " : ", age not known",
      l.made ? el("span", { "data-ago": l.made }) : null,
    ),
  );
