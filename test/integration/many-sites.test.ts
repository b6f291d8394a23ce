import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {runProgram} from '../support/run.js'
import {cellsOf} from '../support/table.js'

const root = new URL('../../', import.meta.url)
const {commands} = JSON.parse(readFileSync(new URL('oclif.manifest.json', root), 'utf8')) as {
  commands: Record<
    string,
    {
      id: string
      args: Record<string, {required?: boolean; options?: string[]}>
      flags: Record<string, {required?: boolean}>
    }
  >
}

let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 6})
})
afterAll(() => session.simulator.close())

const values = (text: string) => text.trim().split('\n')

describe('many systems', () => {
  test('answer as one list, in the order of their names, after one sign-in', async () => {
    const {stdout, stderr, code} = await runProgram([
      ...['host', 'list', '--subclouds', 'all', '--no-cache', '-v', '-f', 'value', '-c', 'subcloud', '-c', 'hostname'],
    ])
    expect({rows: values(stdout), code}).toEqual({
      rows: [1, 2, 3, 4, 5, 6].map((at) => `subcloud${at} controller-0`),
      code: 0,
    })
    const sent = stderr.split('\n').filter((line) => /^(GET|POST)/.test(line))
    expect(sent.filter((line) => line.startsWith('POST')).length).toBe(1)
    // Who they are, where sysinv is in all of them (two), keystone's version, and a question to each.
    expect(sent.length).toBeLessThanOrEqual(1 + 1 + 3 + 6)
  })

  test('are shown without the one that fails, which is named', async () => {
    const fault = session.simulator.sim.transact(() =>
      session.simulator.sim.faults.add({service: 'sysinv', region: 'subcloud3', status: 500}),
    )
    const {stdout, stderr, code} = await runProgram(['host', 'list', '--subclouds', 'all', '-f', 'json'])
    session.simulator.sim.transact(() => session.simulator.sim.faults.remove(fault.id))
    expect((JSON.parse(stdout) as {subcloud: string}[]).map(({subcloud}) => subcloud)).toEqual(
      [1, 2, 4, 5, 6].map((at) => `subcloud${at}`),
    )
    expect(code).toBe(7)
    const lines = values(stderr)
    expect(lines[0]).toMatch(/^subcloud3: injected fault/)
    expect(lines.at(-1)).toBe('1 of 6 subclouds could not be read')
  })

  test('have a line each for what shares a cause there', async () => {
    for (const site of ['subcloud1', 'subcloud4']) {
      expect((await runProgram(['host', 'lock', 'controller-0', '--subcloud', site, '--yes'])).code).toBe(0)
    }
    await session.simulator.advance('15m')
    const line = ['alarm', 'list', '--brief', '--subclouds', 'all', '-f', 'value', '-c', 'subcloud,id,entity,age']
    const {stdout, code} = await runProgram(line)
    const table = await runProgram(['alarm', 'list', '--brief', '--subclouds', 'all', '-c', 'subcloud,id,reason'])
    const tree = await runProgram([
      'alarm',
      'list',
      '--tree',
      '--subclouds',
      'subcloud4',
      '-f',
      'value',
      '-c',
      'entity',
    ])
    for (const site of ['subcloud1', 'subcloud4']) {
      await runProgram(['host', 'unlock', 'controller-0', '--subcloud', site])
    }
    await session.simulator.advance('1h')
    expect({code, rows: values(stdout)}).toEqual({
      code: 0,
      rows: ['subcloud1', 'subcloud4'].map((site) => `${site} 200.001 controller-0 14m`),
    })
    expect(tree.stdout).toBe('system\n  controller-0\n')
    // People read one line for what says the same of several.
    expect(cellsOf(table.stdout).slice(1)).toEqual([
      [...['2 subclouds', '200.001'], 'was administratively locked to take it out-of-service: subcloud1 and subcloud4'],
    ])
  })

  test('do not wait for one that does not answer', async () => {
    const fault = session.simulator.sim.transact(() =>
      session.simulator.sim.faults.add({service: 'fm', region: 'subcloud2', latency: 3_600_000}),
    )
    const {stderr, code} = await runProgram(['alarm', 'list', '--subclouds', 'all', '--site-timeout', '1s'])
    session.simulator.sim.transact(() => session.simulator.sim.faults.remove(fault.id))
    expect(code).toBe(7)
    expect(stderr).toMatch(/^subcloud2: fm did not answer GET \S+ within \S+ s$/m)
  })

  const all = [1, 2, 3, 4, 5, 6].map((at) => `subcloud${at}`)
  const hostsOf = ['host', 'list', '--subclouds', 'all', '--no-cache', '-v', '-f', 'value', '-c', 'subcloud']
  const during = async <T>(rules: Parameters<typeof session.simulator.sim.faults.add>[0][], work: () => Promise<T>) => {
    const {sim} = session.simulator
    sim.transact(() => rules.map((rule) => sim.faults.add(rule)))
    return work().finally(() => void sim.transact(() => sim.faults.clear()))
  }

  test.each([429, 503])(
    'are asked again where they say %i for a moment: nothing is lost, nothing doubled',
    async (status) => {
      const rules = all.map((region) => ({service: 'sysinv', region, status, count: 1}))
      const {stdout, stderr, code} = await during(rules, () => runProgram(hostsOf))
      expect({rows: values(stdout), code}).toEqual({rows: all, code: 0})
      expect(stderr.match(new RegExp(`/ihosts {2}${status} .*next in`, 'g'))).toHaveLength(6)
    },
  )

  test('that go on saying so are named, each in a line', async () => {
    const {stdout, stderr, code} = await during([{service: 'sysinv', region: 'subcloud4', status: 429}], () =>
      runProgram(hostsOf.filter((word) => word !== '-v')),
    )
    expect({rows: values(stdout), code}).toEqual({rows: all.filter((name) => name !== 'subcloud4'), code: 7})
    expect(values(stderr)).toEqual([
      expect.stringMatching(/^subcloud4: injected fault \(sysinv answered 429 to GET /),
      '1 of 6 subclouds could not be read',
    ])
  })

  test('go on with another token where theirs has run out: one more sign-in for all of them', async () => {
    const rules = all.map((region) => ({service: 'sysinv', region, status: 401, count: 1}))
    const {stdout, stderr, code} = await during(rules, () => runProgram(hostsOf))
    expect({rows: values(stdout), code}).toEqual({rows: all, code: 0})
    expect(stderr.match(/^POST .*\/auth\/tokens/gm)).toHaveLength(2)
  })

  test('stream as JSON lines in the same order', async () => {
    const {stdout} = await runProgram(['host', 'list', '--subclouds', 'all', '--parallel', '3', '-f', 'jsonl'])
    expect(values(stdout).map((line) => (JSON.parse(line) as {subcloud: string}).subcloud)).toEqual(
      [1, 2, 3, 4, 5, 6].map((at) => `subcloud${at}`),
    )
  })
})

/** A line that is complete but for what it is about. */
const line = ({id, args, flags}: (typeof commands)[string]) => [
  ...id.split(':'),
  ...Object.values(args).flatMap(({required, options}) => (required ? [options?.[0] ?? 'any'] : [])),
  ...Object.entries(flags).flatMap(([name, {required}]) => (required ? [`--${name}=any`] : [])),
]

/** They say what there is to say of a selection, not one after the other what each of it says; the last asks for a release first. */
const forThemselves =
  /^(report|subcloud:(list|backup:plan|prestage-plan)|strategy:.+:plan|orchestration:sw-deploy:plan)$/

test('every command that reads one system reads many, judging what is asked of the rows by the first, and every other refuses to', async () => {
  // Some write a file to where they are.
  const before = process.cwd()
  const folder = mkdtempSync(join(tmpdir(), 'stx-many-'))
  process.chdir(folder)
  onTestFinished(() => {
    process.chdir(before)
    rmSync(folder, {recursive: true})
  })
  const odd: string[] = []
  let many = 0
  let judged = 0
  for (const command of Object.values(commands)) {
    const module = await import(new URL(`dist/commands/${command.id.replaceAll(':', '/')}.js`, root).href)
    const {prototype} = module.default as {prototype: object}
    // Those with a flag of this name mean something else by it.
    if (!('look' in prototype) || 'subclouds' in command.flags) continue
    const {stdout, stderr, code} = await runProgram([
      ...line(command),
      '--subclouds',
      'subcloud1,subcloud2',
      '-f',
      'json',
    ])
    if (code === 2 && /takes no --subclouds|is no longer there/.test(stderr)) continue
    if (forThemselves.test(command.id)) continue
    many++
    const rows = code === 0 ? (JSON.parse(stdout) as {subcloud?: string}[] | null) : []
    const named = Array.isArray(rows) && rows.every(({subcloud}) => subcloud !== undefined)
    if (![0, 7].includes(code) || !named || /defect/.test(stderr))
      odd.push(`${command.id}: ${code} ${stderr} ${stdout}`)
    if (!named || rows.length === 0) continue
    // The first rows say that there is no such column: none of the others is asked.
    judged++
    for (const asked of ['--column', '--sort-column']) {
      const words = ['--subclouds', 'all', '--parallel', '1', '-v', '-f', 'value', asked, 'nope']
      const late = await runProgram([...line(command), ...words])
      const sites = new Set(late.stderr.match(/\/subcloud\d\//g))
      const refused = late.code === 2 && late.stdout === '' && /no column "nope" here; choose from/.test(late.stderr)
      // Where the first takes long, one more is asked beside it: that is a matter of how busy the machine is.
      if (!refused || sites.size > 2) odd.push(`${command.id} ${asked}: ${late.code} ${late.stderr} ${late.stdout}`)
    }
  }
  expect(odd).toEqual([])
  expect(many).toBeGreaterThan(110)
  expect(judged).toBeGreaterThan(35)
})
