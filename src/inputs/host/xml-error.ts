/** Where a text stops being XML. */
export interface XmlError {
  line: number
  column: number
  reason: string
}

const name = String.raw`[\p{L}_:][\p{L}\p{N}_:.\-]*`
const entity = String.raw`&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);`
const attribute = String.raw`\s+${name}\s*=\s*(?:"(?:[^<&"]|${entity})*"|'(?:[^<&']|${entity})*')`
const markup = new RegExp(
  [
    '<!--(?!-?>)(?:(?!--)[^])*-->',
    String.raw`<\?${name}[^]*?\?>`,
    String.raw`<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>`,
    String.raw`</(?<closed>${name})\s*>`,
    String.raw`<(?<opened>${name})(?:${attribute})*\s*(?<empty>/?)>`,
    String.raw`(?<content><!\[CDATA\[[^]*?\]\]>|[^<&]+|${entity})`,
  ].join('|'),
  'uy',
)

/** The first place where the text is not well-formed XML; nothing where it is. */
export function xmlError(source: string): XmlError | undefined {
  const text = source.replace(/^\uFEFF/, '')
  const error = (at: number, reason: string): XmlError => ({...place(text, at), reason})
  const open: {tag: string; at: number}[] = []
  let rooted = false
  for (let at = 0; at < text.length; at = markup.lastIndex) {
    markup.lastIndex = at
    const {groups} = markup.exec(text) ?? {}
    if (markup.lastIndex === 0) return error(at, unreadable(text.slice(at)))
    if (at > 0 && /^<\?xml\s/.test(text.slice(at, at + 6))) return error(at, 'the XML declaration must come first')
    if (groups?.['content'] !== undefined && open.length === 0 && groups['content'].trim() !== '') {
      return error(at + groups['content'].search(/\S/), 'text outside of the outermost element')
    }
    if (groups?.['opened'] !== undefined) {
      if (open.length === 0 && rooted) return error(at, `<${groups['opened']}> comes after the end`)
      rooted = true
      if (!groups['empty']) open.push({tag: groups['opened'], at})
    }
    if (groups?.['closed'] !== undefined) {
      const last = open.pop()
      if (!last) return error(at, `</${groups['closed']}> closes nothing`)
      if (last.tag !== groups['closed']) {
        return error(at, `</${groups['closed']}> where <${last.tag}> of line ${place(text, last.at).line} is open`)
      }
    }
  }
  const last = open.pop()
  if (last) return error(text.length, `<${last.tag}> of line ${place(text, last.at).line} is never closed`)
  return rooted ? undefined : error(text.length, 'no element in it')
}

function unreadable(rest: string): string {
  if (rest.startsWith('&')) return 'an "&" must be written as &amp;'
  if (rest.startsWith('<!--')) return 'a comment is not closed, or has "--" in it'
  const [start = '<'] = /^<[^\s<>]*/.exec(rest) ?? []
  return /^<[^<]*>/.test(rest) ? `"${start}" begins no tag` : `"${start}" is not closed by ">"`
}

function place(text: string, at: number): {line: number; column: number} {
  const before = text.slice(0, at)
  return {line: before.split('\n').length, column: at - before.lastIndexOf('\n')}
}
