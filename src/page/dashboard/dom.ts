type Child = Node | string | number | undefined | false | readonly Child[]

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

const LONGEST_SHOWN = 300

/**
 * Whatever somebody calls something, it is shown and means nothing: it turns round nothing that stands beside it, hides
 * nothing, and is not endless. Elements are made of it as text, never as HTML.
 */
export function shown(text: string): string {
  const harmless = text.replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, '\ufffd')
  return harmless.length > LONGEST_SHOWN ? `${harmless.slice(0, LONGEST_SHOWN)}…` : harmless
}

function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue
    if (Array.isArray(child)) append(parent, child)
    else parent.appendChild(child instanceof Node ? child : document.createTextNode(shown(String(child))))
  }
}

/** An element with its attributes and what is in it; an attribute that is false or undefined stays away. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  append(element, children)
  return element
}

/** Puts something else into an element. */
export function fill(element: Element, ...children: readonly Child[]): void {
  const fresh = document.createDocumentFragment()
  append(fresh, children)
  element.replaceChildren(fresh)
}

/** Changes a text only where it is otherwise: nobody is read the same thing twice. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

export function button(label: string, attributes: Attributes, act: () => void): HTMLButtonElement {
  const made = el('button', {type: 'button', ...attributes}, label)
  made.addEventListener('click', act)
  return made
}

/** A part of the page with a heading. */
export function panel(id: string, title: string, ...children: readonly Child[]) {
  const body = el('div', {class: 'panel-body'}, ...children)
  const aside = el('div', {class: 'panel-aside'})
  const head = el('div', {class: 'panel-head'}, el('h2', {id: `${id}-title`}, title), aside)
  return {section: el('section', {id, class: 'panel', 'aria-labelledby': `${id}-title`}, head, body), body, aside}
}

export const siteLink = (name: string): HTMLAnchorElement =>
  el('a', {href: `#/site/${encodeURIComponent(name)}`, class: 'name', title: shown(name)}, name)

/** A state in its colour, and in words. */
export const mark = (tone: string, text: string): HTMLElement => el('span', {class: `mark tone-${tone}`}, text)
