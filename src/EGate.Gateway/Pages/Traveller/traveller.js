// The traveller's page. It knows a screen name and nothing of the person; without a sign of life it says so by itself.
import { screens, ways } from "./screens.js";
import { languages, standard, texts } from "./texts.js";

// The gateway sends at least every 500 ms; three missed beats are silence.
const SILENCE_MS = 1500;
const READY = 10;

const body = document.body;
const at = (id) => document.getElementById(id);
let language = standard;
let now = { phase: 0, screen: "no-contact", simulated: false, contact: false };
let way = ways["two-step"];
let silence;

function show(next) {
  // The next traveller begins in the standard language; nothing of the one before stays.
  if (next.phase === READY && now.phase !== READY && now.contact) {
    language = standard;
  }
  if (next.contact && !now.contact) {
    learnWay();
  }
  now = next;
  render();
}

function render() {
  const name = screens[now.screen] ? now.screen : "closed";
  const screen = screens[name];
  const words = texts[language];
  document.documentElement.lang = language;
  document.title = words.title;
  body.dataset.tone = screen.tone;
  if (body.dataset.screen !== name || !at("picture").hasChildNodes()) {
    body.dataset.screen = name;
    at("picture").replaceChildren(...pictures(screen));
  }
  const said = (name === "face" && words.guidance[now.guidance]) || words.screens[name];
  setText(at("headline"), said[0]);
  setText(at("line"), said[1]);
  setText(at("simulated"), words.simulated);
  at("simulated").hidden = !now.simulated;
  renderSteps(screen.step, words);
  for (const button of document.querySelectorAll("#languages button")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}

// Unchanged text is left alone, so that it is read aloud once.
function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function pictures(screen) {
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.append(...screen.pictures.map((name) => picture(name, "layer")));
  if (!screen.extras) {
    return [stage];
  }
  const row = document.createElement("div");
  row.className = "extras";
  row.append(...screen.extras.map((name) => picture(name, "extra")));
  return [stage, row];
}

function picture(name, kind) {
  const image = document.createElement("img");
  image.src = `/pictograms/${name}.svg`;
  image.alt = "";
  image.className = `${kind} ${name}`;
  return image;
}

function renderSteps(step, words) {
  const list = at("steps");
  list.hidden = !step;
  if (!step) {
    return;
  }
  const reached = way.indexOf(step);
  list.setAttribute("aria-label", words.steps);
  const key = `${language} ${way.join()} ${step}`;
  if (list.dataset.key === key) {
    return;
  }
  list.dataset.key = key;
  list.replaceChildren(
    ...way.map((name, i) => {
      const state = i < reached ? "done" : i === reached ? "now" : "next";
      const item = document.createElement("li");
      item.className = state;
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.setAttribute("aria-hidden", "true");
      mark.textContent = state === "done" ? "✓" : String(i + 1);
      const label = document.createElement("span");
      label.className = "label";
      label.textContent = words.step[name];
      const spoken = document.createElement("span");
      spoken.className = "spoken";
      spoken.textContent = `, ${words.stepState[state]}`;
      label.append(spoken);
      if (state === "now") {
        item.setAttribute("aria-current", "step");
      }
      item.append(mark, label);
      return item;
    }),
  );
}

async function learnWay() {
  try {
    const answer = await fetch("/lane");
    const lane = await answer.json();
    way = ways[lane.topology] ?? way;
    render();
  } catch {
    // The steps stay as they were; the stream says by itself when the contact is gone.
  }
}

function heard(message) {
  clearTimeout(silence);
  silence = setTimeout(lost, SILENCE_MS);
  show(message);
}

function lost() {
  show({ phase: 0, screen: "no-contact", simulated: false, contact: false });
}

function listen() {
  const stream = new EventSource("/stream");
  stream.onmessage = (event) => heard(JSON.parse(event.data));
  stream.onerror = () => {
    lost();
    // A browser gives up for good after some answers; this page must not.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(listen, 1000);
    }
  };
}

for (const button of document.querySelectorAll("#languages button")) {
  button.addEventListener("click", () => {
    language = languages.includes(button.dataset.language) ? button.dataset.language : standard;
    render();
  });
}

// The pictures are fetched while there is contact, so that the last screen can be drawn without it.
for (const screen of Object.values(screens)) {
  for (const name of [...screen.pictures, ...(screen.extras ?? [])]) {
    new Image().src = `/pictograms/${name}.svg`;
  }
}

render();
listen();
