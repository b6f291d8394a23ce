import {isTooDeep} from './json-depth.js'

/** Stands where a secret stood. */
export const REDACTED = '***'

const SECRET_HEADER = /token|authorization|cookie|password|secret/i

const SECRET_NAME =
  /pass(?:word|wd|phrase)|passcode|secret|token|credential|(?:private|api|access)[-_]?key|community|(?:^|[-_/.])pass$|p(?:w|wd|sk)$/i

/** Headers for a trace, in lower case. */
export function redactHeaders(headers: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name.toLowerCase(), SECRET_HEADER.test(name) ? REDACTED : value]),
  )
}

/** What stands in a secret's place. */
type Hide = (secret: string) => string
const hidden: Hide = () => REDACTED

/** A body for a trace: JSON keeps its structure, other text its lines. */
export const redactBody = (text: string): string => body(text, hidden)

export const redactNamed = (name: string, value: string): string => named(name, value, hidden)

/** The secrets that a trace would not show, so that they can be taken out of what quotes them. */
export const secretsIn = (text: string): string[] => collected((hide) => body(text, hide))

export const secretsNamed = (name: string, value: string): string[] => collected((hide) => named(name, value, hide))

/** Shorter ones are words and numbers that stand everywhere; to take them out would hide what is wrong, not a secret. */
const SHORTEST = 5

/** A text without these secrets, also where JSON or an address has other signs for some of their letters. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, inJson(secret), inJson(inJson(secret)), encodeURIComponent(secret)])
  return forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text)
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

function collected(read: (hide: Hide) => unknown): string[] {
  const secrets = new Set<string>()
  read((secret) => {
    secrets.add(secret)
    return REDACTED
  })
  return [...secrets]
}

function body(text: string, hide: Hide): string {
  const json = parseJson(text)
  return json === undefined ? redactText(text, hide) : JSON.stringify(redactValue(json, '', hide))
}

const named = (name: string, value: string, hide: Hide): string =>
  SECRET_NAME.test(name) ? hide(value) : body(value, hide)

export function redactUrl(text: string): string {
  const url = new URL(text)
  url.username = ''
  url.password = ''
  for (const name of new Set(url.searchParams.keys())) {
    if (SECRET_NAME.test(name)) url.searchParams.set(name, REDACTED)
  }
  return url.href
}

function redactValue(value: unknown, name: string, hide: Hide): unknown {
  if (Array.isArray(value)) return value.map((item) => redactValue(item, name, hide))
  if (typeof value === 'object' && value !== null) return redactMembers(value as Record<string, unknown>, name, hide)
  if (value === null || typeof value === 'boolean') return value
  if (SECRET_NAME.test(name)) return hide(String(value))
  // Install values and error messages are JSON inside JSON.
  return typeof value === 'string' ? body(value, hide) : value
}

function redactMembers(object: Record<string, unknown>, outer: string, hide: Hide): Record<string, unknown> {
  // A JSON patch and a service parameter say in one member what the other one holds.
  const labels = [object['path'], object['name'], object['key']].filter((label) => typeof label === 'string')
  const valueIsSecret = labels.some((label) => SECRET_NAME.test(label))
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const called = valueIsSecret && name === 'value' ? 'secret' : inside(outer, name)
      return [name, redactValue(value, called, hide)]
    }),
  )
}

/** What stands below a secret's name is secret; keystone calls a whole way to sign in `password`, of which most is none. */
const inside = (outer: string, name: string): string => (SECRET_MAP.test(outer) ? outer : name)
const SECRET_MAP = /secrets?$|credentials?$|passwords$/i

const KEY = /-----BEGIN [^-]*PRIVATE KEY-----[\s\S]*?(?:-----END [^-]*-----|$)/g
const IN_ADDRESS = /(:\/\/[^\s/@:"']*:)([^\s/@"']+)(?=@)/g
const ELEMENT = /(<([\w.:-]+)(?:\s[^<>]*)?>)([^<]+)(?=<)/g

/** What YAML files, form fields, helm overrides and XML have. */
function redactText(text: string, hide: Hide): string {
  const without = text
    .replace(KEY, hide)
    .replace(IN_ADDRESS, (_whole, before: string, secret: string) => before + hide(secret))
    .replace(ELEMENT, (whole, tag: string, name: string, secret: string) =>
      SECRET_NAME.test(name) ? tag + hide(secret) : whole,
    )
  return redactAssigned(without, hide)
}

// Only where a word begins: a megabyte of base64 is one word, which would be read again from each of its letters.
const ASSIGNED = /(?<![\w./-])([\w./-]+)\\*["']?[ \t]*([:=])(?!\/\/)[ \t]*/g

/** `name: value` and `name=value` */
function redactAssigned(text: string, hide: Hide): string {
  let shown = ''
  let at = 0
  for (const match of text.matchAll(ASSIGNED)) {
    const [whole, name = '', sign = ''] = match
    const start = match.index + whole.length
    if (match.index < at || !SECRET_NAME.test(name)) continue
    const end = endOfValue(text, match.index, start, sign)
    const value = text.slice(start, end)
    if (value.trim() === '') continue
    // A trace of a trace is the same again.
    shown += text.slice(at, start) + (value === REDACTED ? value : hide(unquoted(value)))
    at = end
  }
  return shown + text.slice(at)
}

const QUOTED = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'/y

/** A value in quotes ends with them. Any other takes the rest of its line: passwords have blanks, commas and semicolons. */
function endOfValue(text: string, name: number, start: number, sign: string): number {
  const first = text[start]
  if (first === '"' || first === "'") {
    QUOTED.lastIndex = start
    return QUOTED.test(text) ? QUOTED.lastIndex : text.length
  }
  const rest = sign === '=' ? /[\r\n&]|$/g : /[\r\n]|$/g
  rest.lastIndex = start
  const end = rest.exec(text)?.index ?? text.length
  return sign === '=' ? end : endOfBlock(text, name, end)
}

/** In YAML a value goes on over the lines that stand deeper than its name, and a list may stand as deep as that. */
function endOfBlock(text: string, name: number, line: number): number {
  const begin = text.lastIndexOf('\n', name) + 1
  const depth = /^ *(?:- +)*/.exec(text.slice(begin, name))?.[0].length ?? 0
  let end = line
  const next = /\r?\n( *)([^\r\n]*)/y
  for (next.lastIndex = end; ; next.lastIndex = end) {
    const match = next.exec(text)
    if (match === null) return end
    const [, blanks = '', content = ''] = match
    const deeper = blanks.length > depth || (blanks.length === depth && content.startsWith('- '))
    if (content !== '' && !deeper) return end
    if (content === '' && next.lastIndex === text.length) return end
    end = next.lastIndex
  }
}

const unquoted = (text: string): string => (/^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text)

function parseJson(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined
  try {
    return isTooDeep(text) ? undefined : JSON.parse(text)
  } catch {
    // A reply that was cut off or is not JSON after all is redacted as text.
    return undefined
  }
}
