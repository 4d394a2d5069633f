// Building elements. Text is always set as text: nothing that comes from the lane can become markup.
export const at = (id) => document.getElementById(id);

export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("data-") || name.startsWith("aria-") || name === "role" || name === "scope") {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// Rebuilds a part of the page only when what it is made from has changed, so that focus, selection and scrolling stay.
const made = new WeakMap();
export function renew(element, source, build) {
  const key = JSON.stringify(source);
  if (made.get(element) !== key) {
    made.set(element, key);
    element.replaceChildren(...build());
  }
}
