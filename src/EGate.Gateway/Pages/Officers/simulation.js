// Simulated lanes only: a button for each scenario, and how it ended.
import { get, post } from "./api.js";
import { at, el } from "./dom.js";
import { name } from "./words.js";

let asked = false;
let running = false;
let contact = false;

export function begin() {
  asked = false;
  running = false;
  at("simulation").hidden = true;
}

export async function render(lane, role) {
  contact = lane.contact;
  buttons().forEach((button) => (button.disabled = running || !contact));
  if (!lane.contact || !lane.status.simulated || role !== "officer" || asked) {
    return;
  }
  asked = true;
  const answer = await get("/api/scenarios");
  if (answer.ok && answer.body.scenarios.length) {
    build(answer.body.scenarios);
  } else {
    asked = answer.ok;
  }
}

const buttons = () => [...at("simulation").querySelectorAll(".scenarios button")];

function build(scenarios) {
  at("simulation").replaceChildren(
    el("h2", { id: "simulation-title" }, "Send a traveller"),
    el(
      "fieldset",
      { className: "decides" },
      el("legend", {}, "Who decides:"),
      el("label", {}, el("input", { type: "radio", name: "decides", value: "simulated", checked: true }), " simulated officer"),
      el("label", {}, el("input", { type: "radio", name: "decides", value: "me", id: "decides-me" }), " me"),
    ),
    el("div", { className: "scenarios", role: "group", "aria-label": "Scenarios" }, ...scenarios.map(button)),
    el("p", { id: "scenario-result", role: "status", "aria-live": "polite" }),
  );
  at("simulation").hidden = false;
}

function button(scenario) {
  const made = el("button", { type: "button", title: `${scenario.sentence} Expected: ${scenario.expected}`, disabled: !contact }, scenario.name);
  made.addEventListener("click", () => run(scenario));
  return made;
}

async function run(scenario) {
  running = true;
  buttons().forEach((b) => (b.disabled = true));
  say("busy", `${scenario.name}: under way. ${scenario.sentence}`);
  const { ok, body } = await post("/api/simulate", { scenario: scenario.name, officerWaits: at("decides-me").checked });
  running = false;
  buttons().forEach((b) => (b.disabled = !contact));
  if (!ok) {
    say("danger", `${scenario.name}: ${body.sentence} ${body.remedy}`);
  } else if (body.ok) {
    say("good", `✓ ${body.scenario}: ${name(body.verdict)}, as expected (${body.expected}).`);
  } else {
    say("danger", `✕ ${body.scenario}: ${name(body.verdict)}, expected ${body.expected}. ${body.explanation}`);
  }
}

function say(tone, text) {
  const line = at("scenario-result");
  line.className = `result ${tone}`;
  line.textContent = text;
}
