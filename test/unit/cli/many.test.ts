import {PassThrough} from 'node:stream'
import {describe, expect, test} from 'vitest'
import type {Apis} from '../../../src/cli/apis.js'
import {type Many, readMany, seeMany} from '../../../src/cli/many.js'
import {type Result, rows} from '../../../src/cli/result.js'
import type {Api} from '../../../src/client/api.js'
import {ClientError} from '../../../src/client/error.js'
import type {RenderOptions} from '../../../src/output/option.js'
import {columns} from '../../../src/output/view.js'
import type {Member} from '../../../src/selecting/fleet.js'

const view = {list: columns<{name: string}>('name')}
const member = (name: string, online = true) =>
  ({
    name,
    subcloud: {name, 'region-name': name, 'availability-status': online ? 'online' : 'offline'},
  }) as unknown as Member

/** Many systems of which nothing is asked: what one says is up to the test, by its name. */
function manyOf(fleet: () => readonly Member[], parallel = 4) {
  const many = {
    cloud: async () => ({api: async (_: string, {region}: {region: string}) => ({list: async () => region})}),
    dcmanager: {} as Api,
    selection: {selector: {}, select: async () => [...fleet()]},
    parallel,
  } as unknown as Many
  const look =
    (says: (name: string) => Promise<Result>) =>
    async ({sysinv}: Apis): Promise<Result> =>
      says((await sysinv.list('/', 'rows', {} as never)) as unknown as string)
  return {many, look}
}

function printingTo(options: Partial<RenderOptions> = {}) {
  const said = {stdout: '', stderr: ''}
  const stream = (name: keyof typeof said) =>
    new PassThrough().on('data', (piece) => {
      said[name] += piece
    })
  const io = {stdout: stream('stdout'), stderr: stream('stderr')}
  const terminal = {isTTY: false, columns: 80, colour: false}
  return {said, printing: {io, quiet: false, options: {format: 'jsonl' as const, terminal, ...options}}}
}

const own = async (name: string) => rows(view, [{name: `${name}-a`}, {name: `${name}-b`}])
const failing = (message: string) => new ClientError('failed', message, {service: 'sysinv'})
const names = (count: number) => Array.from({length: count}, (_, at) => `edge-${String(at).padStart(3, '0')}`)
const namesIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as {name: string}).name)
const both = (list: readonly string[]) => list.flatMap((name) => [`${name}-a`, `${name}-b`])

describe('what is read of many', () => {
  test('is handed on in the order of the names, whoever answers first: nothing lost, nothing doubled', async () => {
    const fleet = names(60)
    const {many, look} = manyOf(() => fleet.map((name, at) => member(name, at % 7 !== 3)), 8)
    const {said, printing} = printingTo()
    let asked = 0
    await readMany(
      many,
      look(async (name) => {
        for (let turns = (asked++ * 5) % 11; turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
        return own(name)
      }),
      printing,
    )
    expect(namesIn(said.stdout)).toEqual(both(fleet))
    expect(asked).toBe(60)
  })

  test('goes on without those that were deleted or renamed meanwhile: they are named, with why', async () => {
    const fleet = names(20)
    const {many, look} = manyOf(() => fleet.map((name) => member(name)))
    const {said, printing} = printingTo()
    const lost = fleet.slice(4, 16)
    const says = async (name: string) => {
      if (lost.includes(name)) throw failing(`there is no sysinv in region ${name}`)
      return own(name)
    }
    const result = await readMany(many, look(says), printing)
    expect(namesIn(said.stdout)).toEqual(both(fleet.filter((name) => !lost.includes(name))))
    expect(result).toMatchObject({kind: 'several', failure: {oclif: {exit: 7}}})
    const lines = said.stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(12)
    expect(lines[0]).toBe('edge-004: there is no sysinv in region edge-004')
    expect(lines.slice(-2)).toEqual(['and 2 more', '12 of 20 subclouds could not be read'])
    const all = printingTo()
    await readMany({...many, nameAll: true}, look(says), all.printing)
    expect(all.said.stderr.trimEnd().split('\n')).toHaveLength(13)
  })

  test('ends at once where nobody could do what was asked: the others are not', async () => {
    let asked = 0
    const {many, look} = manyOf(() => names(500).map((name) => member(name)), 4)
    const {said, printing} = printingTo({columns: ['nope']})
    const read = readMany(
      many,
      look(async (name) => {
        asked++
        return name < 'edge-003' ? rows(view, []) : own(name)
      }),
      printing,
    )
    await expect(read).rejects.toThrow('no column "nope" here')
    expect(asked).toBeLessThan(16)
    expect(said.stdout).toBe('')
  })
})

test('watched sites come, go and are renamed; of those that do not answer there is what they said last', async () => {
  let fleet = ['a', 'b', 'c']
  let silent: string[] = []
  const {many, look} = manyOf(() => fleet.map((name) => member(name)))
  const see = seeMany(
    many,
    look(async (name) => {
      if (silent.includes(name)) throw failing('away')
      return rows(view, [{name}])
    }),
  )
  const seen = async () => {
    const {result, missing} = await see()
    const tables = result.kind === 'several' ? result.results : []
    const there = tables.flatMap((table) => (table.kind === 'rows' ? (table.rows as {name: string}[]) : []))
    return [there.map(({name}) => name).join(' '), missing.map(({subcloud}) => subcloud).join(' ')]
  }
  expect(await seen()).toEqual(['a b c', ''])
  fleet = ['a', 'c', 'd']
  silent = ['c']
  expect(await seen()).toEqual(['a c d', 'c'])
  fleet = ['a2', 'd']
  expect(await seen()).toEqual(['a2 d', ''])
  fleet = []
  expect(await seen()).toEqual(['', ''])
})
