import type {Document, Scalar} from 'yaml'
import {InputError} from '../error.js'
import {MOST_ALIASES} from '../yaml-file.js'
import type {SiteValues} from './site-values.js'

const PLACEHOLDER = /\$\{([^}]*)\}/g
/** These are words, even where they look like numbers: `1e5`, `007`. */
const WORDS = ['name', 'description', 'location', 'bootstrap_interface', 'bmc_username']

/** A YAML file in which `${column}` stands for the cells of a row. */
export class SiteTemplate {
  private constructor(
    readonly file: string,
    private readonly document: Document,
    private readonly yaml: typeof import('yaml'),
  ) {}

  static async read(file: string, text: string): Promise<SiteTemplate> {
    const [yaml, {yamlDocument}] = await Promise.all([import('yaml'), import('../../yaml/parser.js')])
    return new SiteTemplate(file, yamlDocument(text, {version: '1.1'}), yaml)
  }

  /** The columns that each top-level key is made from. */
  columns(): Map<string, string[]> {
    const found = new Map<string, string[]>()
    this.#visit(this.document, (scalar, key) => {
      const names = [...String(scalar.value).matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim())
      if (names.length > 0) found.set(key, [...(found.get(key) ?? []), ...names])
    })
    return found
  }

  fill(row: ReadonlyMap<string, string>): {values: SiteValues; text: string} {
    const document = this.document.clone() as Document
    this.#visit(document, (scalar, key) => {
      const before = String(scalar.value)
      if (!before.includes('${')) return
      const text = before.replace(PLACEHOLDER, (_all, name: string) => row.get(name.trim()) ?? '')
      const whole = /^\$\{[^}]*\}$/.test(before) && scalar.type === 'PLAIN' && !WORDS.includes(key)
      scalar.value = whole ? typed(text) : text
      scalar.type = undefined
    })
    return {values: document.toJS({maxAliasCount: MOST_ALIASES}) as SiteValues, text: document.toString()}
  }

  #visit(document: Document, visit: (scalar: Scalar, key: string) => void): void {
    this.yaml.visit(document, {
      Scalar: (place, scalar, path) => {
        const pair = path.find((node) => this.yaml.isPair(node))
        if (place === 'key' || !this.yaml.isPair(pair)) return
        visit(scalar, String(pair.key))
      },
    })
  }
}

/** Only what can be nothing else is a number. */
const typed = (text: string): string | number | boolean => {
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text)
  return text === 'true' ? true : text === 'false' ? false : text
}

export function checkColumns(templates: readonly SiteTemplate[], header: readonly string[], fleet: string): void {
  for (const template of templates) {
    for (const [key, names] of template.columns()) {
      const missing = names.find((name) => !header.includes(name))
      if (missing === undefined) continue
      throw new InputError(`${template.file}: ${key} needs a column ${missing}, which ${fleet} has not`, {
        hint: `its columns are ${header.join(', ')}`,
      })
    }
  }
}
