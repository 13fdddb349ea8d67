// Makes elements. Text only ever becomes text: there is no way to pass markup.
const SVG = "http://www.w3.org/2000/svg";

/** An HTML element; attributes that are null or false are left out, `on…` are listeners. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element[name] = value;
      element.listeners = [...(element.listeners ?? []), name];
    } else if (name === "css") {
      // Through the object model, as style attributes are forbidden by the page's policy.
      Object.entries(value).forEach(([key, text]) => element.style.setProperty(key, text));
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Brings an element to what another one is, and leaves focus, selection and what is typed alone. */
function morph(from, to) {
  if (from.dataset && "keep" in from.dataset && from.dataset.keep === to.dataset?.keep) {
    return from;
  }
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || key(from) !== key(to)) {
    from.replaceWith(to);
    return to;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) {
      from.nodeValue = to.nodeValue;
    }
    return from;
  }
  sync(from, to);
  children(from, [...to.childNodes]);
  return from;
}

/** What is kept as it is is found again wherever it moves. */
function key(node) {
  return node.dataset?.key ?? node.dataset?.keep;
}

function sync(from, to) {
  const mayBeOpen = from.nodeName === "DETAILS" || from.nodeName === "DIALOG";
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !(mayBeOpen && name === "open")) {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value && name !== "style") {
      from.setAttribute(name, value);
    }
  }
  if (from.style.cssText !== to.style.cssText) {
    from.style.cssText = to.style.cssText;
  }
  (from.listeners ?? []).forEach((name) => (from[name] = null));
  (to.listeners ?? []).forEach((name) => (from[name] = to[name]));
  from.listeners = to.listeners;
}

function children(parent, wanted) {
  const keyed = new Map([...parent.childNodes].filter(key).map((node) => [key(node), node]));
  let at = parent.firstChild;
  for (const next of wanted) {
    const known = key(next) ? keyed.get(key(next)) : undefined;
    if (known && known !== at) {
      parent.insertBefore(known, at);
      morph(known, next);
    } else if (!known && (at === null || (key(at) && keyed.has(key(at)) && key(next) !== key(at)))) {
      parent.insertBefore(next, at);
    } else {
      const after = at.nextSibling;
      morph(at, next);
      at = after;
    }
  }
  while (at) {
    const after = at.nextSibling;
    at.remove();
    at = after;
  }
}

/** Shows these nodes in a place, with as few changes as it takes. */
export function render(place, ...nodes) {
  children(place, nodes.flat(Infinity).filter((node) => node instanceof Node));
}
