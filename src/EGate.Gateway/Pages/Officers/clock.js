// The lane's time. The browser's own clock may be wrong, so it only measures how long ago the lane said what time it is.
let offset = null;

export function setFromLane(sent) {
  offset = Date.parse(sent) - performance.now();
}

export const isKnown = () => offset !== null;
export const now = () => new Date(offset + performance.now());
