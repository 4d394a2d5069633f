// The commands that make sense now. Each asks for a reason, is signed here, and is answered: done, or refused and why.
import { post } from "./api.js";
import * as clock from "./clock.js";
import { at, el } from "./dom.js";
import { seal } from "./vault.js";
import * as words from "./words.js";

const KEPT = 3;

const all = {
  admit: ["Admit", "The exit opens for this traveller.", ["Identity confirmed in person", "Document checked by hand"]],
  refer: ["Refer", "The traveller goes to an officer.", ["To be examined at the desk", "Needs assistance"]],
  "out-of-service": ["Out of service", "The lane takes no further traveller.", ["Cleaning", "Technician at work", "No officer present"]],
  "in-service": ["In service", "The lane takes travellers again.", ["Lane checked and empty"]],
  evacuate: ["Evacuate", "Both barriers are released and the lane stops checking anybody.", ["Fire alarm", "Person in danger"]],
  "re-arm": ["Re-arm", "The barriers close and the lane checks that it is empty.", ["Danger is over, lane is empty"]],
};
// Decisions on a hit; their buttons stand at the hit (traveller-view.js). They move nothing in the lane.
const onHit = {
  "true-match": ["True match", "It is the person or document of this entry. Agencies that may know are told.", ["Compared with the entry in person"]],
  "not-this-person": ["Not this person", "It is somebody else. The makers of the lists and agencies that may know are told.", ["Other date or place of birth", "Another face"]],
};
const aboutTraveller = new Set(["admit", "refer", ...Object.keys(onHit)]);

let identity = null;
let lane = { contact: false, status: null };
let open = null; // the command in the dialog, with the crossing and the hit it was opened for

export function setUp() {
  for (const [command, [label]] of Object.entries(all)) {
    const button = el("button", { type: "button", className: `command ${command}`, "data-command": command, hidden: true }, label);
    button.addEventListener("click", () => ask(command));
    at("commands").append(button);
  }
  at("command-cancel").addEventListener("click", () => at("command").close());
  at("command").addEventListener("close", () => (open = null));
  at("command-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}

export function begin(who) {
  identity = who;
  at("answers").replaceChildren();
}

export function render(now) {
  lane = now;
  const sensible = new Set(lane.status?.commands ?? []);
  const may = identity?.role === "officer";
  for (const button of at("commands").children) {
    // Without contact the buttons stay where they are, disabled: a hand on its way must not land on another one.
    if (lane.contact) {
      button.hidden = !may || !sensible.has(button.dataset.command);
    }
    button.disabled = !lane.contact;
  }
  if (open && !isStillRight(open)) {
    at("command").close();
    answer("Not sent", "the lane has changed meanwhile; look again.", "attention");
  }
}

const crossingOf = (command) => (aboutTraveller.has(command) ? (lane.status?.crossing?.id ?? "") : "");
const isStillRight = ({ command, crossing, hit }) =>
  lane.contact && (hit !== undefined || lane.status.commands.includes(command)) && crossingOf(command) === crossing;

// The buttons of one hit, named as egated knows it: list and entry. None for who may only look.
export const decisionsOn = (hit) =>
  identity?.role !== "officer"
    ? []
    : Object.entries(onHit).map(([command, [label]]) => {
        const button = el("button", { type: "button", className: "decision", "data-decision": command }, label);
        button.addEventListener("click", () => ask(command, hit));
        return button;
      });

function ask(command, hit) {
  const [label, text, reasons] = all[command] ?? onHit[command];
  open = { command, crossing: crossingOf(command), hit };
  at("command-title").textContent = `${label}?`;
  at("command-text").textContent = text;
  at("command-send").textContent = label;
  at("command-send").className = `primary ${command}`;
  at("reason").value = "";
  at("command-reasons").replaceChildren(
    ...reasons.map((reason) => {
      const button = el("button", { type: "button" }, reason);
      button.addEventListener("click", () => {
        at("reason").value = reason;
        at("command-send").focus();
      });
      return button;
    }),
  );
  at("command").showModal();
  at("reason").focus();
}

async function send() {
  const reason = at("reason").value.trim();
  if (!open || reason.length < 3) {
    at("reason").setCustomValidity("Write why, in 3 to 200 characters.");
    at("reason").reportValidity();
    at("reason").setCustomValidity("");
    return;
  }
  const { command, crossing, hit } = open;
  at("command").close();
  const label = (all[command] ?? onHit[command])[0];
  const sealed = await seal(identity, { lane: lane.status.lane, command, crossing, reason, hit }, clock.now());
  const { ok, body } = await post("/api/commands", sealed);
  if (ok && body.accepted) {
    answer(label, "done.", "good");
  } else {
    answer(label, `${ok ? "refused" : "not done"}: ${body.sentence} ${body.remedy}`, "danger", body.fault);
  }
}

function answer(label, text, tone, fault) {
  const stamp = clock.isKnown() ? words.time(clock.now()) : "";
  const line = el("p", { className: `answer ${tone}` }, `${stamp} `, el("strong", {}, label), ` ${text} `, fault ? el("code", {}, fault) : null);
  at("answers").prepend(line);
  while (at("answers").children.length > KEPT) {
    at("answers").lastChild.remove();
  }
}
