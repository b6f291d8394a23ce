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

/** The longest start of the text that fits. */
export const cutToWidth = (text: string, width: number): string => {
  if (ascii.test(text)) return text.slice(0, Math.max(0, width))
  let taken = ''
  let used = 0
  for (const character of text) {
    used += characterWidth(character)
    if (used > width) break
    taken += character
  }
  return taken
}
