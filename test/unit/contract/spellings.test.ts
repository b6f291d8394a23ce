import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {type ManifestCommand, type Program, spell} from '../../../src/spelling/spell.js'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const commands = Object.values(
  (JSON.parse(read('oclif.manifest.json')) as {commands: Record<string, ManifestCommand>}).commands,
)
const index = JSON.parse(read('dist/spelling.json'))
const {oclif} = JSON.parse(read('package.json')) as {oclif: {topics: Record<string, {description: string}>}}

const rows = read('docs/spellings.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [official = '', stx = ''] = line.split(',')
    const [program, ...words] = official.split(' ')
    return {official, id: stx.replaceAll(' ', ':'), program: program as Program, words}
  })
/** What stands on a command line where the command needs arguments does not matter here: help needs none. */
const meant = (words: string[], program: Program) => spell([...words, '--help'], index, program)

describe('docs/spellings.csv', () => {
  test.each(rows)('$official is $id, in every spelling', ({program, words, id}) => {
    const help = {kind: 'help', id}
    expect(meant(words, program)).toMatchObject(help)
    expect(meant([program, ...words], 'stx')).toMatchObject(help)
    expect(meant(id.split(':'), 'stx')).toMatchObject(help)
  })

  test('has a row for every official name that a command claims', () => {
    const listed = new Map(rows.map(({official, id}) => [official.replaceAll(' ', ':'), id]))
    const official = /^(system|dcmanager|fm|software|sw-manager):/
    for (const {id, hiddenAliases = []} of commands) {
      for (const alias of hiddenAliases.filter((name) => official.test(name)))
        expect([alias, listed.get(alias)]).toEqual([alias, id])
    }
  })
})

test('no name belongs to two commands, and no command is also a topic', () => {
  const names = commands.flatMap(({id, aliases = [], hiddenAliases = []}) =>
    [...new Set([id, ...aliases, ...hiddenAliases])].map((name) => ({name, id})),
  )
  const shared = names.filter(({name, id}) => names.some((other) => other.name === name && other.id !== id))
  expect(shared).toEqual([])
  const ids = commands.map(({id}) => id)
  expect(ids.filter((id) => ids.some((other) => other.startsWith(`${id}:`)))).toEqual([])
})

test('every command takes the flags of every command, also through classes in between', () => {
  const known = Object.values(index.commands) as {id: string; lacks?: string[]}[]
  expect(known).toHaveLength(commands.length)
  expect(Object.keys(index.globals)).toEqual(expect.arrayContaining(['verbose', 'format', 'subcloud']))
  expect(known.filter(({lacks = []}) => lacks.length > 0)).toEqual([])
})

test('every topic says what it is about', () => {
  const topics = new Set(
    commands.flatMap(({id}) => {
      const words = id.split(':').slice(0, -1)
      return words.map((_, at) => words.slice(0, at + 1).join(':'))
    }),
  )
  expect([...topics].filter((topic) => !oclif.topics[topic]?.description)).toEqual([])
})

test('every command has a summary and an example in our own voice', () => {
  const lacking = commands.filter(
    ({summary = '', ...command}) =>
      !/^[a-z0-9`].*[^.]$/.test(summary) || !(command as {examples?: string[]}).examples?.length,
  )
  expect(lacking.map(({id}) => id)).toEqual([])
})
