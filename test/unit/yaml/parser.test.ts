import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {complaintOf, yamlDocument, yamlDocuments, yamlValue} from '../../../src/yaml/parser.js'

const canary = 'Sup3rSecret'

/** What a parser would like to say about a text, each with a password in it. */
const questionable = [
  ['a tag that is the password', `admin_password: !${canary}\n`],
  ['a tag of ansible', `admin_password: !unsafe ${canary}\n`],
  ['a key that is a map', `? {password: ${canary}}\n: 1\n`],
  ['an alias of nothing', `admin_password: *${canary}\n`],
  ['a directive', `%${canary} 1\n---\na: 1\n`],
  ['a version', `%YAML ${canary}\n---\na: 1\n`],
  ['text behind a block', `a: | ${canary}\n  b\n`],
  ['text behind quotes', `a: "x" ${canary}: 2\n`],
  ['a text without an end', `a: "${canary}\n`],
  ['a reserved sign', `a: @${canary}\n`],
  ['a verbatim tag', `a: !<${canary}> x\n`],
  ['a tag without a handle', `a: !${canary}!x y\n`],
  ['a map in a line', `a: b: ${canary}\n`],
] as const

describe.each(questionable)('%s', (_what, text) => {
  test('is told without what the text says', () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    onTestFinished(() => warned.mockRestore())
    const found: unknown[] = []
    for (const version of ['1.1', '1.2'] as const) {
      for (const read of [
        () => yamlValue(text, {version}),
        () => yamlDocument(text, {version}).toJS(),
        () => yamlDocuments(text, {version}).map((document) => document.toJS()),
      ]) {
        try {
          read()
        } catch (error) {
          found.push(error)
        }
      }
      found.push(...yamlDocument(text, {version}).errors)
    }
    expect(warned).not.toHaveBeenCalled()
    for (const error of found) expect(complaintOf(error)).toMatch(/^(?!.*Sup3rSecret).{8,}$/)
  })
})

test('nothing else parses YAML', () => {
  const folder = new URL('../../../src/', import.meta.url)
  const direct = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts') && !name.startsWith('yaml/'))
    .filter((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return /from 'yaml'|import\('yaml'\)/.test(text) && /(?<!JSON\.)\bparse(?:Document|AllDocuments)?\b/.test(text)
    })
  expect(direct).toEqual([])
})
