import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {openConnected} from '../support/connected.js'
import {runProgram} from '../support/run.js'
import {Shell} from '../support/shell.js'

const SITES = 15
/** More than are named without being asked for. */
const SILENT = 12
const name = (at: number) => `subcloud${at + 1}`

/** What the report is to say, asked one site after the other, as people would. */
async function oneByOne(unwell: readonly string[]): Promise<string[]> {
  const columns = ['-c', 'alarm_id', '-c', 'severity', '-c', 'entity_instance_id', '-f', 'value']
  const alarms = async (...where: string[]) => {
    const {stdout, code} = await runProgram(['alarm', 'list', ...columns, ...where])
    return {answered: code === 0, lines: stdout.split('\n').filter((line) => line !== '')}
  }
  const report: string[] = []
  for (const site of unwell) {
    const {answered, lines} = await alarms('--subcloud', site)
    report.push(`site ${site}`, ...(answered ? lines.map((line) => `  ${line}`) : ['  no answer']))
  }
  const here = await alarms()
  return [...report, ...here.lines.map((line) => `here: ${line}`)]
}

describe('examples/runbooks/fleet-report.sh', () => {
  let shell: Shell
  let shims: string
  beforeAll(async () => {
    const session = await openConnected({scenario: 'dc', subclouds: SITES})
    const {sim} = session.simulator
    const cutOff = (host: string) => sim.faults.add({state: 'subcloud.unreachable', host})
    for (let at = 1; at < SITES; at++) sim.transact(() => cutOff(name(at)))
    await runProgram(['host', 'lock', 'controller-0', '--subcloud', name(SITES - 1), '--yes'])
    await sim.driver.advance(15 * 60_000)
    for (let at = 1; at <= SILENT; at++) {
      sim.transact(() => sim.faults.add({service: 'fm', region: name(at), status: 500}))
    }
    const os = Object.entries(process.env).filter(([key]) => key.startsWith('OS_')) as [string, string][]
    shell = new Shell(Object.fromEntries(os))
    shims = join(shell.folder, 'counted')
    mkdirSync(shims)
    // Says that it was started, and is then left out of the way.
    const script = '#!/bin/sh\necho "$*" >> "$HOME/started"\nPATH="$PLAIN" exec stx "$@"\n'
    writeFileSync(join(shims, 'stx'), script, {mode: 0o755})
    return async () => {
      shell.remove()
      await session.simulator.close()
    }
  })

  test('says what asking one site after the other says, in three rounds', async () => {
    const unwell = Array.from({length: SITES - 1}, (_, at) => name(at + 1))
    const expected = await oneByOne(unwell)
    expect(expected.filter((line) => line === '  no answer')).toHaveLength(SILENT)
    expect(expected.filter((line) => /^ {2}\d/.test(line)).length).toBeGreaterThan(0)
    const {stdout, stderr, code} = await shell.run(
      'PLAIN="$PATH" PATH="$PWD/counted:$PATH" sh examples/runbooks/fleet-report.sh',
    )
    expect({report: stdout.trimEnd().split('\n'), stderr, code}).toEqual({report: expected, stderr: '', code: 9})
    expect(readFileSync(join(shell.folder, 'started'), 'utf8').trim().split('\n')).toHaveLength(3)
  })
})
