import type {SchemaOptions} from 'yaml'
import {type Document, type DocumentOptions, type ParseOptions, parseAllDocuments, parseDocument} from 'yaml'

type Options = Omit<ParseOptions & DocumentOptions & SchemaOptions, 'logLevel' | 'prettyErrors'>

/**
 * Files of operators hold passwords. The parser's own warnings and pretty errors quote them, on stderr and so in logs:
 * a tag it does not know is the text behind a `!`, which may well be a password without quotes.
 */
const quiet = {logLevel: 'error', prettyErrors: false} as const
/** The check of the parser compares each key with each: `repeatedKey` looks for them. */
const defaults = {uniqueKeys: false} as const

export const yamlDocument = (text: string, options: Options = {}): Document.Parsed =>
  parseDocument(text, {...defaults, ...options, ...quiet})

export function yamlDocuments(text: string, options: Options = {}): Document.Parsed[] {
  const found = parseAllDocuments(text, {...defaults, ...options, ...quiet})
  return Array.isArray(found) ? found : []
}

/** What a text says; throws what is wrong with it. */
export function yamlValue(text: string, options: Options & {maxAliasCount?: number} = {}): unknown {
  const {maxAliasCount, ...rest} = options
  const document = yamlDocument(text, rest)
  const [error] = document.errors
  if (error) throw error
  return document.toJS({maxAliasCount}) ?? null
}

/** What a parser complains about, without what it quotes of the text. */
export function complaintOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  if (first.startsWith('Unresolved alias')) return 'Unresolved alias (a text that begins with * needs quotes)'
  return first
    .replace(/: .*$/, '')
    .replace(/^(Invalid escape sequence|Unresolved plain scalar|Unsupported YAML version|Unknown directive) .*$/, '$1')
    .replace(/^Verbatim tags aren't resolved.*$/, "Verbatim tags aren't resolved")
    .replace(/^The .* tag has no suffix$/, 'A tag has no suffix')
}
