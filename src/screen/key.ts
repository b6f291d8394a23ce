/** What somebody pressed: a character, a key that has a name, or a button of the mouse at a cell, from 1. */
export type Key =
  | {readonly kind: 'character'; readonly character: string}
  | {readonly kind: 'named'; readonly name: KeyName}
  | {readonly kind: 'mouse'; readonly does: 'press' | 'wheel-up' | 'wheel-down'; readonly x: number; readonly y: number}

const sequences = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[5~': 'page-up',
  '[6~': 'page-down',
  '[H': 'home',
  '[1~': 'home',
  '[7~': 'home',
  '[F': 'end',
  '[4~': 'end',
  '[8~': 'end',
} as const

const controls = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x7f': 'erase',
  '\b': 'erase',
  '\x03': 'interrupt',
  '\x0c': 'redraw',
  '\x15': 'erase-all',
  '\x1b': 'escape',
} as const

export type KeyName = (typeof sequences)[keyof typeof sequences] | (typeof controls)[keyof typeof controls]

// biome-ignore lint/suspicious/noControlCharactersInRegex: what keys send
const pressed = /\x1b\[<(\d+);(\d+);(\d+)([Mm])|\x1b[[O]([\d;?<]*[A-Za-z~])|[\s\S]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: what keys send
const unfinished = /\x1b[[O][\d;?<]*$/

/** Reads keys as a terminal sends them; what arrives in pieces is put together. */
export function keyReader(): (piece: string) => Key[] {
  let rest = ''
  return (piece) => {
    const text = rest + piece
    // A lone Escape is a key; the beginning of a longer one waits for the rest of it.
    rest = unfinished.exec(text)?.[0] ?? ''
    return keysIn(text.slice(0, text.length - rest.length))
  }
}

function keysIn(text: string): Key[] {
  return [...text.matchAll(pressed)].flatMap(([whole, button, x, y, end, sequence]): Key[] => {
    if (button !== undefined) return mouse(Number(button), Number(x), Number(y), end === 'M')
    if (sequence !== undefined) {
      const name = own(sequences, `[${sequence}`)
      return name ? [{kind: 'named', name}] : []
    }
    const name = own(controls, whole)
    if (name) return [{kind: 'named', name}]
    return /\p{Cc}/u.test(whole) ? [] : [{kind: 'character', character: whole}]
  })
}

function own<T extends Record<string, KeyName>>(table: T, name: string): KeyName | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function mouse(button: number, x: number, y: number, down: boolean): Key[] {
  if (!down) return []
  if (button === 0) return [{kind: 'mouse', does: 'press', x, y}]
  if (button === 64) return [{kind: 'mouse', does: 'wheel-up', x, y}]
  return button === 65 ? [{kind: 'mouse', does: 'wheel-down', x, y}] : []
}
