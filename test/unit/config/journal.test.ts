import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, expect, test} from 'vitest'
import {Journal, readJournal} from '../../../src/config/journal.js'
import {type Paths, pathsOf} from '../../../src/config/paths.js'
import {temporaryDirectory} from '../../simulator/support/temporary.js'

let paths: Paths
const file = () => join(paths.state, 'history.jsonl')
const complaints: string[] = []
const journal = () => new Journal(paths, (reason) => complaints.push(reason))
const begun = (command: string) => ({at: '2026-03-01T10:00:00Z', program: 'stx', command: [command]})
const ended = (code: number, requests: object[] = []) => ({
  at: '2026-03-01T10:00:01Z',
  code,
  changed: code === 0,
  requests: requests.map((request) => ({method: 'POST', service: 'sysinv', path: '/ihosts', ...request})) as never[],
})
const kept = async () => (await readJournal(paths)).entries.map(({begun, ended}) => [begun.command[0], ended?.code])

beforeEach(() => {
  paths = pathsOf({home: '/', stxHome: temporaryDirectory()})
  complaints.length = 0
})

test('what several commands write at once is kept apart, the last that began first', async () => {
  const [one, two] = [journal(), journal()]
  await one.begin(begun('one'))
  await two.begin(begun('two'))
  await two.end(ended(6))
  await one.end(ended(0))
  expect(await kept()).toEqual([
    ['two', 6],
    ['one', 0],
  ])
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('a command that was broken off is there, without an end', async () => {
  await journal().begin(begun('one'))
  expect(await kept()).toEqual([['one', undefined]])
})

test('lines that are garbled or cut off cost no others, and are counted', async () => {
  await journal().begin(begun('one'))
  appendFileSync(file(), '{"v":1,"id":"x","begun":{"at"')
  await journal().begin(begun('two'))
  appendFileSync(file(), '[]\n{"v":2,"id":"y","begun":{}}\n{"v":1,"id":"nobody","ended":{"code":0,"requests":[]}}\n')
  expect((await readJournal(paths)).garbled).toBe(3)
  expect(await kept()).toEqual([
    ['two', undefined],
    ['one', undefined],
  ])
})

test('it is turned when it is full, and what was begun before ends after', async () => {
  const long = journal()
  await long.begin(begun('long'))
  const path = 'x'.repeat(1024 * 1024)
  for (const name of ['a', 'b', 'c', 'd']) {
    const one = journal()
    await one.begin(begun(name))
    await one.end(ended(0, [{path}]))
  }
  expect(readdirSync(paths.state).sort()).toEqual([
    'history.1.jsonl',
    'history.2.jsonl',
    'history.3.jsonl',
    'history.4.jsonl',
  ])
  await long.end(ended(0))
  expect((await kept()).map(([name]) => name)).toEqual(['d', 'c', 'b', 'a', 'long'])
  expect((await kept()).at(-1)).toEqual(['long', 0])
  const more = journal()
  await more.begin(begun('e'))
  await more.end(ended(0, [{path}]))
  expect((await kept()).map(([name]) => name)).toEqual(['e', 'd', 'c', 'b'])
})

test('of a large body the beginning is kept', async () => {
  const one = journal()
  await one.begin(begun('one'))
  await one.end(ended(0, [{body: 'x'.repeat(1024 * 1024)}]))
  const [entry] = (await readJournal(paths)).entries
  expect(entry?.ended?.requests[0]?.body).toMatch(/^x{2000}… \(1048576 characters\)$/)
})

test('of very many requests the first are kept, and the others counted', async () => {
  const one = journal()
  await one.begin(begun('one'))
  await one.end(
    ended(
      0,
      Array.from({length: 250}, () => ({})),
    ),
  )
  expect((await readJournal(paths)).entries[0]?.ended).toMatchObject({more: 50, requests: {length: 200}})
})

test('where it cannot be written that is told once, and is no reason to fail', async () => {
  mkdirSync(file(), {recursive: true})
  const one = journal()
  await one.begin(begun('one'))
  await one.end(ended(0))
  expect(complaints).toEqual([expect.stringContaining('EISDIR')])
})

test('where there is none there is nothing', async () => {
  expect(await readJournal(paths)).toEqual({entries: [], garbled: 0})
  expect(existsSync(paths.state)).toBe(false)
})

test('a line is one write', async () => {
  await journal().begin(begun('one'))
  expect(readFileSync(file(), 'utf8')).toMatch(/^\n\{.*\}\n$/)
})
