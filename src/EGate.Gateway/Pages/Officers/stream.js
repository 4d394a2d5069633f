// What the gateway says of the lane, and that it says nothing.
import * as clock from "./clock.js";

// The gateway sends at least every 500 ms; three missed beats are silence.
const SILENCE_MS = 1500;

let source = null;
let silence;

export function open(onLane, onSignedOut) {
  close();
  const lost = () => onLane({ contact: false, lostSince: null, status: null });
  const listen = () => {
    source = new EventSource("/api/stream");
    source.addEventListener("lane", (event) => {
      clearTimeout(silence);
      silence = setTimeout(lost, SILENCE_MS);
      const lane = JSON.parse(event.data);
      if (lane.contact) {
        clock.setFromLane(lane.status.sent);
      }
      onLane(lane);
    });
    source.addEventListener("signed-out", onSignedOut);
    source.onerror = () => {
      lost();
      if (source?.readyState === EventSource.CLOSED) {
        silence = setTimeout(listen, 1000);
      }
    };
  };
  listen();
}

export function close() {
  clearTimeout(silence);
  source?.close();
  source = null;
}
