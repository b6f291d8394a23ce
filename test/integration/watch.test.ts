import {PassThrough} from 'node:stream'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {run, runProgram} from '../support/run.js'

/** What `--watch` tells of a system whose time stands still, unless the test moves it. */
let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 3})
})
afterAll(() => session.simulator.close())

/** A program that goes on while the test does something. */
function begin(argv: string[]) {
  const interrupt = new AbortController()
  const said = {stdout: '', stderr: ''}
  const hopes = new Set<() => void>()
  const collect = (name: keyof typeof said) =>
    new PassThrough().on('data', (piece) => {
      said[name] += String(piece)
      for (const hope of hopes) hope()
    })
  const stdin = new PassThrough()
  const ended = run('stx', argv, {stdin, stdout: collect('stdout'), stderr: collect('stderr')}, interrupt.signal)
  const says = (name: keyof typeof said, pattern: RegExp) =>
    new Promise<void>((resolve) => {
      const hope = () => {
        if (!pattern.test(said[name])) return
        hopes.delete(hope)
        resolve()
      }
      hopes.add(hope)
      hope()
    })
  return {ended, says, said, interrupt: () => interrupt.abort()}
}

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

const chosen = ['-f', 'jsonl', '--watch=100ms']

describe('--watch', () => {
  test('tells what is there and what changes, until it holds', async () => {
    const watching = begin([
      ...['host', 'show', 'controller-1', ...chosen, '-c', 'hostname', '-c', 'administrative'],
      ...['--until', 'administrative=locked,task=none'],
    ])
    await watching.says('stdout', /"row"/)
    expect((await runProgram(['host', 'lock', 'controller-1'])).code).toBe(0)
    await session.simulator.advance('1h')
    expect(await watching.ended).toBe(0)
    const [host] = linesOf(watching.said.stdout) as {key: string}[]
    expect(linesOf(watching.said.stdout)).toEqual([
      {type: 'row', key: host?.key, row: {hostname: 'controller-1', administrative: 'unlocked'}},
      {
        type: 'changed',
        key: host?.key,
        row: {hostname: 'controller-1', administrative: 'locked'},
        was: {administrative: 'unlocked'},
      },
    ])
    expect(watching.said.stderr).toBe('')
  })

  // The controller that was locked above has taken ten groups of services with it.
  test('knows lines that stand for several alarms by what they have in common', async () => {
    const watching = begin(['alarm', 'list', '--brief', ...chosen, '-c', 'entity', '-c', 'count'])
    await watching.says('stdout', /controller-1/)
    watching.interrupt()
    expect(await watching.ended).toBe(130)
    expect(linesOf(watching.said.stdout)[0]).toEqual({
      type: 'row',
      key: '400.002 major service_domain=controller.service_group=*',
      row: {entity: '10 service groups', count: 10},
    })
  })

  test('loses nothing of a site that does not answer for a while, and ends with 130 on Ctrl-C', async () => {
    const watching = begin(['host', 'list', '--subclouds', 'all', ...chosen, '-c', 'subcloud', '-c', 'hostname'])
    await watching.says('stdout', /subcloud3/)
    const {sim} = session.simulator
    const fault = sim.transact(() => sim.faults.add({service: 'sysinv', region: 'subcloud2', status: 500}))
    await watching.says('stderr', /^subcloud2: injected fault/m)
    sim.transact(() => sim.faults.remove(fault.id))
    await watching.says('stderr', /^subcloud2 answers again/m)
    watching.interrupt()
    expect(await watching.ended).toBe(130)
    expect(linesOf(watching.said.stdout)).toEqual(
      [1, 2, 3].map((at) => ({
        type: 'row',
        key: expect.stringMatching(`^subcloud${at}/`),
        row: {subcloud: `subcloud${at}`, hostname: 'controller-0'},
      })),
    )
  })

  test('is over at its deadline', async () => {
    const line = ['alarm', 'list', ...chosen, '--until', 'severity=none-such', '--deadline', '300ms']
    expect(await runProgram(line)).toMatchObject({code: 124, stderr: 'stx: not met in time\n'})
  })

  test('is refused where nothing can be watched', async () => {
    const refusals: [string[], string][] = [
      [['host', 'list', '--watch'], '--watch shows a table on a terminal only, and this is none; add --format jsonl'],
      [['host', 'list', '--watch', '-f', 'yaml'], '--watch writes no yaml; add --format jsonl'],
      [['host', 'lock', 'controller-0', '--watch'], 'host lock takes no --watch; watch what it changes'],
      [['host', 'wait', '--watch'], 'host wait takes no --watch'],
      [['host', 'list', '--until', 'a=b'], '--until goes with --watch; add --watch'],
      [['host', 'list', '--deadline', '5s'], '--deadline goes with --watch; add --watch'],
      [['host', 'list', '--watch=x', '-f', 'jsonl'], '"x" is not a duration'],
    ]
    for (const [line, message] of refusals) {
      const {code, stdout, stderr} = await runProgram(line)
      expect({code, stdout: stdout.replace(/^\{[\s\S]*/, ''), stderr}).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(`stx: ${message}`),
      })
    }
    const official = await runProgram(['host-list', '--watch'], {program: 'system'})
    expect(official).toMatchObject({code: 2, stderr: expect.stringContaining('--watch is an option of stx')})
  })
})
