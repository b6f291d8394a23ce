/** Characters that take two cells on a terminal: CJK, Hangul, full-width forms, emoji. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f251}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
/** Marks that join the character before them, and format characters that show nothing. */
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is the fast path, control characters included
const ascii = /^[\x00-\x7f]*$/

const characterWidth = (character: string): number => {
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** Cells that a line of text takes on a terminal. */
export const displayWidth = (line: string): number => {
  if (ascii.test(line)) return line.length
  let width = 0
  for (const character of line) width += characterWidth(character)
  return width
}

/** How much room text takes: `width` of a line, and the longest start of a word that fits. */
export interface Measure {
  width(line: string): number
  cut(word: string, room: number): string
}

const cutBy = (characterSize: (character: string) => number, word: string, room: number): string => {
  let taken = ''
  let used = 0
  for (const character of word) {
    used += characterSize(character)
    if (used > room) break
    taken += character
  }
  return taken
}

export const inCells: Measure = {
  width: displayWidth,
  cut: (word, room) => cutBy(characterWidth, word, room),
}

/** As Python measures strings. */
export const inCharacters: Measure = {
  width: (line) => (ascii.test(line) ? line.length : [...line].length),
  cut: (word, room) => cutBy(() => 1, word, room),
}
