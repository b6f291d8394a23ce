/** Stands where a secret stood. */
export const REDACTED = '***'

const SECRET_HEADER = /token|authorization|cookie|password|secret/i

const SECRET_NAME = /pass(?:word|wd|phrase)|passcode|secret|token|credential|private[-_]?key|community|(?:^|[-_/.])pw$/i

/** Headers for a trace, in lower case. */
export function redactHeaders(headers: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name.toLowerCase(), SECRET_HEADER.test(name) ? REDACTED : value]),
  )
}

/** A body for a trace: JSON keeps its structure, other text its lines. */
export function redactBody(text: string): string {
  const json = parseJson(text)
  return json === undefined ? redactText(text) : JSON.stringify(redactValue(json))
}

export const redactNamed = (name: string, value: string): string =>
  SECRET_NAME.test(name) ? REDACTED : redactBody(value)

export function redactUrl(text: string): string {
  const url = new URL(text)
  url.username = ''
  url.password = ''
  for (const name of new Set(url.searchParams.keys())) {
    if (SECRET_NAME.test(name)) url.searchParams.set(name, REDACTED)
  }
  return url.href
}

function redactValue(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => redactValue(item, name))
  if (typeof value === 'object' && value !== null) return redactMembers(value as Record<string, unknown>)
  if (value === null || typeof value === 'boolean') return value
  if (SECRET_NAME.test(name)) return REDACTED
  // Install values and error messages are JSON inside JSON.
  return typeof value === 'string' ? redactBody(value) : value
}

function redactMembers(object: Record<string, unknown>): Record<string, unknown> {
  // A JSON patch and a service parameter say in one member what the other one holds.
  const labels = [object['path'], object['name'], object['key']].filter((label) => typeof label === 'string')
  const valueIsSecret = labels.some((label) => SECRET_NAME.test(label))
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      redactValue(value, valueIsSecret && name === 'value' ? 'secret' : name),
    ]),
  )
}

/** `key: value` and `key=value`, as YAML files, form fields and helm overrides have them. */
function redactText(text: string): string {
  return (
    text
      .replace(/-----BEGIN [^-]*PRIVATE KEY-----[\s\S]*?(?:-----END [^-]*-----|$)/g, REDACTED)
      // Only where a word begins: a megabyte of base64 is one word, which would be read again from each of its letters.
      .replace(
        /(?<![\w./-])([\w./-]+)(["']?\s*[:=]\s*)("[^"\n]*"|'[^'\n]*'|[^\s,;&]+)/g,
        (whole, name: string, between: string) => (SECRET_NAME.test(name) ? `${name}${between}${REDACTED}` : whole),
      )
  )
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A reply that was cut off or is not JSON after all is redacted as text.
    return undefined
  }
}
