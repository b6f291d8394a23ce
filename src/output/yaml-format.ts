import type {Sheet} from './sheet.js'

/** Floats and dates become what JSON makes of them. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

export const yaml = async (value: unknown): Promise<string> => {
  const {stringify} = await import('yaml')
  // Ansible and PyYAML read YAML 1.1: what they would take for a boolean or a date is quoted.
  return stringify(plain(value), {lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1'})
}

/**
 * The forms of PyYAML: lists not indented, single quotes, keys sorted except where cliff prints one object key by key,
 * and the empty line that the property programs' print adds.
 */
export const officialYaml = async (value: unknown, {single, style}: Sheet): Promise<string> => {
  const {Document} = await import('yaml')
  const document = new Document(plain(value), {
    version: '1.1',
    sortMapEntries: !single || style === 'property',
    aliasDuplicateObjects: false,
  })
  const text = document.toString({
    lineWidth: 80,
    indentSeq: false,
    singleQuote: true,
    blockQuote: false,
  })
  const body = text.replace(/^%YAML 1\.1\n---\n/, '')
  return style === 'property' ? `${body}\n` : body
}
