const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

const lastCodePoint = 0x10ffff

const unescaped = (text: string): string =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= lastCodePoint ? String.fromCodePoint(code) : whole
  })

/** The text without what stands between such marks; undefined where one of them has no end. */
function without(text: string, begin: string, end: string): string | undefined {
  const kept: string[] = []
  let at = 0
  for (;;) {
    const from = text.indexOf(begin, at)
    if (from < 0) return kept.join('') + text.slice(at)
    const to = text.indexOf(end, from + begin.length)
    if (to < 0) return undefined
    kept.push(text.slice(at, from))
    at = to + end.length
  }
}

/** A name, the attributes that nobody reads, and whether it opens, closes or stands alone. */
const tagForm = /^(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)$/

/**
 * What the `<host>` elements of a hosts file say, by element name. The file is flat, so this reads no more of XML than
 * that: nested tags must close in order, and anything else is no document (undefined). Each sign is looked at once: a
 * megabyte that is no document must not keep everybody waiting.
 */
export function hostElements(xml: string): Record<string, string>[] | undefined {
  const plain = without(without(xml, '<!--', '-->') ?? '<', '<?', '?>')
  if (plain === undefined) return undefined
  const [before = '', ...pieces] = plain.split('<')
  if (before.trim() !== '' || pieces.length === 0) return undefined
  const found: Record<string, string>[] = []
  const open: string[] = []
  let ended = false
  let host: Record<string, string> = {}
  let text = ''
  for (const piece of pieces) {
    const close = piece.indexOf('>')
    const tag = close < 0 ? null : tagForm.exec(piece.slice(0, close))
    if (tag === null || ended) return undefined
    const [, closing, name = '', , alone] = tag
    const after = piece.slice(close + 1)
    if (closing === '/') {
      if (open.pop() !== name) return undefined
      if (open.length === 2) host[name] = unescaped(text.trim())
      if (open.length === 1 && name === 'host') found.push(host)
    } else {
      if (open.length === 1 && name === 'host') host = {}
      if (alone !== '/') open.push(name)
      else if (open.length === 2) host[name] = ''
    }
    text = open.length === 3 ? after : ''
    ended = open.length === 0
    if (ended && after.trim() !== '') return undefined
  }
  return ended ? found : undefined
}
