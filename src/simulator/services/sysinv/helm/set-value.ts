import {isValues, type Values} from './values.js'

type Step = string | number

/** The values with one of helm's `--set` texts put in, as in `a.b[0].c=value`; throws where helm cannot read it. */
export function setValue(values: Values, text: string): Values {
  const {path, rest} = readPath(text)
  return place(values, path, meant(rest)) as Values
}

function readPath(text: string): {path: Step[]; rest: string} {
  const path: Step[] = []
  let word = ''
  const end = () => {
    if (word !== '') path.push(word)
    else if (typeof path.at(-1) !== 'number') throw new SyntaxError(`no name in ${text}`)
    word = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === '\\') word += text[++at] ?? ''
    else if (char === '=') {
      end()
      return {path, rest: text.slice(at + 1)}
    } else if (char === '.') end()
    else if (char === '[') {
      end()
      const close = text.indexOf(']', at)
      const index = text.slice(at + 1, close)
      if (close < 0 || !/^\d{1,5}$/.test(index)) throw new SyntaxError(`no index in ${text}`)
      path.push(Number(index))
      at = close
    } else word += char
  }
  throw new SyntaxError(`no value in ${text}`)
}

function meant(text: string): unknown {
  if (!text.startsWith('{')) return typed(text.replace(/\\(.)/g, '$1'))
  if (!text.endsWith('}')) throw new SyntaxError(`list without an end in ${text}`)
  return text.slice(1, -1) === '' ? [] : [typed(text.slice(1, -1))]
}

function typed(text: string): unknown {
  // What has digits only is sent to helm as a text.
  if (/^\d+$/.test(text)) return text
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  return /^-[1-9]\d{0,15}$/.test(text) ? Number(text) : text
}

function place(holder: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value
  if (typeof step === 'string') {
    const map = isValues(holder) ? holder : {}
    return {...map, [step]: place(map[step], rest, value)}
  }
  const list = Array.isArray(holder) ? [...(holder as unknown[])] : []
  while (list.length < step) list.push(null)
  list[step] = place(list[step], rest, value)
  return list
}
