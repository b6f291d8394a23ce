/** What becomes of a text, line by line: `- ` for lines that go, `+ ` for lines that come, two spaces for the rest. */
export function lineDiff(before: string, after: string): string {
  const old = linesOf(before)
  const now = linesOf(after)
  const common = commonLengths(old, now)
  const lines: string[] = []
  for (let left = 0, right = 0; left < old.length || right < now.length; ) {
    const same = left < old.length && right < now.length && old[left] === now[right]
    if (same) {
      lines.push(`  ${old[left]}`)
      left += 1
      right += 1
    } else if (
      right >= now.length ||
      (left < old.length && lengthAt(common, left + 1, right) >= lengthAt(common, left, right + 1))
    ) {
      lines.push(`- ${old[left]}`)
      left += 1
    } else {
      lines.push(`+ ${now[right]}`)
      right += 1
    }
  }
  return lines.join('\n')
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

const lengthAt = (lengths: readonly Uint32Array[], left: number, right: number): number => lengths[left]?.[right] ?? 0

/** Of the lines from each pair of places on, how many both texts have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array[] {
  const lengths = Array.from({length: old.length + 1}, () => new Uint32Array(now.length + 1))
  for (let left = old.length - 1; left >= 0; left -= 1) {
    for (let right = now.length - 1; right >= 0; right -= 1) {
      const longest =
        old[left] === now[right]
          ? lengthAt(lengths, left + 1, right + 1) + 1
          : Math.max(lengthAt(lengths, left + 1, right), lengthAt(lengths, left, right + 1))
      lengths[left]?.fill(longest, right, right + 1)
    }
  }
  return lengths
}
