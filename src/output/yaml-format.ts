import type {Sheet} from './sheet.js'

/** Floats and dates become what JSON makes of them. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/** What PyYAML refuses outside of quotes, though YAML allows it: control characters such as tabs, and a lone `=`. */
const unprintable = /[^\P{Cc}\n]|[\u2028\u2029\ufeff\p{Bidi_Control}]|^=$/u

export const yaml = async (value: unknown): Promise<string> => {
  const {Document, visit} = await import('yaml')
  // Ansible and PyYAML read YAML 1.1: what they would take for a boolean or a date is quoted.
  const document = new Document(plain(value), {aliasDuplicateObjects: false, compat: 'yaml-1.1'})
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && unprintable.test(node.value)) node.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({lineWidth: 0}).replaceAll(/[\x7f-\x9f\ufeff\p{Bidi_Control}]/gu, escaped)
}

/** Texts that YAML 1.1 as PyYAML knows it would read as something else: booleans, numbers, null, dates, `<<` and `=`. */
const notText = new RegExp(
  `^(?:${[
    'yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF',
    '[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?',
    '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)',
    '[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+',
    '<<|=|~|null|Null|NULL|',
    '\\d{4}-\\d\\d-\\d\\d',
    '\\d{4}-\\d\\d?-\\d\\d?(?:[Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d*)?(?:[ \\t]*(?:Z|[-+]\\d\\d?(?::\\d\\d)?))?',
  ].join('|')})$`,
)

const sortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [key, sortedKeys(member)])
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** cliff dumps one resource key by key, so that only what is inside the values gets sorted. */
const inDumpedOrder = (value: unknown, {single, style}: Sheet): unknown => {
  if (!single || style === 'property' || typeof value !== 'object' || value === null) return sortedKeys(value)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sortedKeys(member)]))
}

const escaped = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16).toUpperCase()
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** As PyYAML dumps: keys sorted, lists not indented, single quotes where quotes are needed, ASCII only. */
export const pythonYaml = (value: unknown): Promise<string> => dumped(sortedKeys(plain(value)))

/** The same, and the empty line that the property programs' print adds. */
export const officialYaml = async (value: unknown, sheet: Sheet): Promise<string> => {
  const text = await dumped(inDumpedOrder(plain(value), sheet))
  return sheet.style === 'property' ? `${text}\n` : text
}

const dumped = async (value: unknown): Promise<string> => {
  const {Document, stringify, visit} = await import('yaml')
  const isQuoted = (text: string) => /^['"]/.test(stringify(text, {lineWidth: 0, blockQuote: false}))
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    customTags: (tags) => [
      ...tags.map((tag) => (typeof tag === 'object' && 'test' in tag ? {...tag, test: undefined} : tag)),
      {tag: '!not-text', default: true, test: notText, resolve: (text: string) => text},
    ],
  })
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value !== 'string') return
      if (/[^\x20-\x7e\n]/.test(node.value)) node.type = 'QUOTE_DOUBLE'
      // Single quotes are doubled rather than put between double ones.
      else if (node.value.includes("'") && isQuoted(node.value)) node.type = 'QUOTE_SINGLE'
    },
  })
  const text = document.toString({lineWidth: 80, indentSeq: false, singleQuote: true, blockQuote: false})
  return text.replaceAll(/[^\x20-\x7e\n]/gu, escaped)
}
