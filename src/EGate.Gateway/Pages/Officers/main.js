// Puts the page together: sign in, then show the lane as it is.
import * as api from "./api.js";
import * as commands from "./commands.js";
import * as crossing from "./crossing-view.js";
import { at } from "./dom.js";
import * as facts from "./facts-view.js";
import * as lastCrossings from "./history-view.js";
import * as session from "./session.js";
import * as signIn from "./sign-in.js";
import * as simulation from "./simulation.js";
import * as state from "./state-view.js";
import * as stream from "./stream.js";
import * as traveller from "./traveller-view.js";
import * as words from "./words.js";

let role = "viewer";

function show(lane) {
  state.render(lane);
  commands.render(lane);
  traveller.render(lane);
  if (lane.contact) {
    facts.render(lane.status);
    crossing.render(lane.status.crossing ?? null);
  }
  lastCrossings.render(lane);
  simulation.render(lane, role);
  session.render(lane);
  words.tick();
}

function begin(identity) {
  role = identity.role;
  at("who").textContent = `${identity.name} (${identity.role})`;
  commands.begin(identity);
  simulation.begin();
  session.begin();
  traveller.clear();
  at("sign-in-view").hidden = true;
  at("lane-view").hidden = false;
  at("lane").tabIndex = -1;
  at("lane").focus();
  stream.open(show, () => end("session-ended"));
}

// The page starts anew, so that key, traveller and everything else it held are gone from memory.
function end(how) {
  stream.close();
  traveller.clear();
  location.hash = how;
  location.reload();
}

const goodbyes = {
  "#signed-out": "You have signed out.",
  "#session-ended": "You have been signed out. Sign in again.",
};

signIn.setUp(begin);
commands.setUp();
session.setUp();
api.whenSignedOut(() => end("session-ended"));
at("sign-out").addEventListener("click", async () => {
  await api.post("/api/sign-out");
  end("signed-out");
});
// The key lives in this page only: after a reload a session without it would be of no use.
api.post("/api/sign-out");
setInterval(() => words.tick(), 1000);
signIn.show(goodbyes[location.hash]);
history.replaceState(null, "", "/");
