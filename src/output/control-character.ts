// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach the terminal
const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g

/** Text in which nothing can steer the terminal: control characters but tabs and line ends show as `\x1b`. */
export const harmless = (text: string): string =>
  text.replace(control, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
