// What each screen looks like: its tone (colour of the whole screen), its pictures (the later ones lie on the earlier ones and may
// move, see traveller.css), and the step of the way it belongs to.
export const screens = {
  document: { tone: "calm", pictures: ["reader", "passport-photo", "passport-cover"], step: "document" },
  reading: { tone: "calm", pictures: ["page", "scan"], step: "document" },
  enter: { tone: "go", pictures: ["enter", "enter-arrow"], step: "enter" },
  "walk-in": { tone: "go", pictures: ["enter", "enter-arrow"], step: "enter" },
  closing: { tone: "calm", pictures: ["stand"], step: "enter" },
  face: { tone: "calm", pictures: ["face", "face-arrow"], step: "face", extras: ["no-hat", "no-glasses", "no-mask"] },
  deciding: { tone: "calm", pictures: ["wait", "wait-arc"], step: "face" },
  leave: { tone: "go", pictures: ["leave", "leave-arrow"], step: "leave" },
  clearing: { tone: "calm", pictures: ["bags"], step: "leave" },
  referral: { tone: "help", pictures: ["officer"] },
  closed: { tone: "closed", pictures: ["closed"] },
  evacuation: { tone: "go", pictures: ["evacuation"] },
  stopped: { tone: "closed", pictures: ["stopped"] },
  "no-contact": { tone: "closed", pictures: ["closed"] },
};

// The order of the steps in the two kinds of lane.
export const ways = {
  "two-step": ["document", "enter", "face", "leave"],
  "one-step": ["enter", "document", "face", "leave"],
};
