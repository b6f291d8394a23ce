/** Whether the text is what the pattern says: `*` stands for anything, `?` for one character, the rest for itself. */
export function matches(pattern: string, text: string): boolean {
  if (!isPattern(pattern)) return pattern === text
  // One pass with one place to come back to: a pattern of many stars costs no more than its length times the text's.
  let [at, in_] = [0, 0]
  let star = -1
  let retry = 0
  while (in_ < text.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = at++
      retry = in_
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[in_])) {
      at++
      in_++
    } else if (star >= 0) {
      at = star + 1
      in_ = ++retry
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}

export const isPattern = (text: string): boolean => /[*?]/.test(text)
