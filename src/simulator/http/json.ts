import {deepestJson} from './limit.js'

/** JSON that somebody sent: whatever is done with it later goes down as deep as it nests. Throws where it is none. */
export function parseJson(text: string): unknown {
  if (nestsTooDeep(text)) throw new SyntaxError(`it is nested more than ${deepestJson} deep`)
  return JSON.parse(text)
}

const codes = {quote: 34, backslash: 92, openList: 91, closeList: 93, openObject: 123, closeObject: 125} as const

function nestsTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === codes.backslash) at += 1
      else if (code === codes.quote) quoted = false
    } else if (code === codes.quote) quoted = true
    else if (code === codes.openList || code === codes.openObject) {
      depth += 1
      if (depth > deepestJson) return true
    } else if (code === codes.closeList || code === codes.closeObject) depth -= 1
  }
  return false
}
