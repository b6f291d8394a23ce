// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach the terminal
const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g
/** What turns the direction of writing, so that a line reads as something else than it is. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const hex = (character: string, digits: number): string => character.charCodeAt(0).toString(16).padStart(digits, '0')

/** Text in which nothing can steer the terminal: control characters but tabs and line ends show as `\x1b`. */
export const harmless = (text: string): string =>
  text
    .replace(control, (character) => `\\x${hex(character, 2)}`)
    .replace(bidi, (character) => `\\u${hex(character, 4)}`)

/** The same for JSON, where these escapes are what the characters are written as: nothing is lost. */
export const harmlessJson = (json: string): string => json.replace(/[\x7f-\x9f]/g, escaped).replace(bidi, escaped)

const escaped = (character: string): string => `\\u${hex(character, 4)}`
