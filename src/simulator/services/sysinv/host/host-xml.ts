const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

const unescaped = (text: string): string =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
  })

/**
 * What the `<host>` elements of a hosts file say, by element name. The file is flat, so this reads no more of XML than
 * that: nested tags must close in order, and anything else is no document (undefined).
 */
export function hostElements(xml: string): Record<string, string>[] | undefined {
  const plain = xml.replace(/<\?[\s\S]*?\?>/g, '').replace(/<!--[\s\S]*?-->/g, '')
  const found: Record<string, string>[] = []
  const open: string[] = []
  let host: Record<string, string> = {}
  let text = ''
  let at = 0
  for (const tag of plain.matchAll(/<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g)) {
    const between = plain.slice(at, tag.index)
    if (between.includes('<') || (open.length === 0 && between.trim() !== '')) return undefined
    at = tag.index + tag[0].length
    const [, closing, name = '', , alone] = tag
    text = open.length === 3 ? text + between : ''
    if (closing === '/') {
      if (open.pop() !== name) return undefined
      if (open.length === 2) host[name] = unescaped(text.trim())
      if (open.length === 1 && name === 'host') found.push(host)
    } else {
      if (open.length === 0 && at > 0 && found.length > 0) return undefined
      if (open.length === 1 && name === 'host') host = {}
      if (alone === '/') {
        if (open.length === 2) host[name] = ''
      } else open.push(name)
      text = ''
    }
  }
  return open.length === 0 && at > 0 && plain.slice(at).trim() === '' ? found : undefined
}
