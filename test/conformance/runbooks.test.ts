import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Simulator} from '../../src/simulator/main.js'
import type {Program} from '../../src/spelling/spell.js'
import {openSession, passwordOf} from '../simulator/support/session.js'
import {type Outcome, runProgram} from '../support/run.js'

// Command lines of public runbooks, test suites and playbooks, as argument vectors: facts of how people call the
// programs. `runbooks.jsonl` are those that the official programs understand, `refused.jsonl` those they do not.
const linesOf = (file: string): string[][] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as string[])

const accepted = linesOf('runbooks.jsonl')
const refused = linesOf('refused.jsonl')

let simulator: Simulator

/** A line that names a server of its own is led to the simulator: whoever wrote it had another network. */
const run = ([program, ...argv]: string[]): Promise<Outcome> => {
  const here = argv.map((word) => word.replace(/^https?:\/\/[^/]+/, simulator.url))
  return runProgram(here, {program: program as Program})
}

const here = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'stx-runbooks-'))

beforeAll(async () => {
  ;({simulator} = await openSession({scenario: 'dc', subclouds: 3, speed: 'max'}))
  Object.assign(process.env, {
    OS_AUTH_URL: `${simulator.url}/keystone/v3`,
    OS_USERNAME: 'admin',
    OS_PASSWORD: passwordOf(simulator, 'admin'),
    OS_PROJECT_NAME: 'admin',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_DOMAIN_NAME: 'Default',
    OS_REGION_NAME: 'RegionOne',
    OS_INTERFACE: 'public',
    OS_ENDPOINT_TYPE: 'publicURL',
  })
  process.chdir(folder)
})

afterAll(async () => {
  process.chdir(here)
  await simulator.close()
  rmSync(folder, {recursive: true, force: true})
})

describe('lines of runbooks', () => {
  test('what the official programs understand is understood', async () => {
    const misunderstood: string[] = []
    for (const line of accepted) {
      const {code, stdout, stderr} = await run(line)
      const crashed = /^\s+at .+:\d+:\d+|\b(Type|Reference|Syntax|Range)Error\b/m.test(stdout + stderr)
      if (code === 2 || crashed) misunderstood.push(`${line.join(' ')}: ${code} ${stderr}`)
    }
    expect(misunderstood).toEqual([])
  })

  test('what they do not understand is misuse, and a verb that is gone names its successor', async () => {
    const gone =
      /^(dcmanager|sw-manager) (patch|upgrade)-strategy|^dcmanager subcloud (generate-config|reconfig|reinstall)|^system (.* )?(load-|upgrade-|host-(up|down)grade|certificate-install|snmp-)/
    const wrong: string[] = []
    for (const line of refused) {
      const {code, stderr} = await run(line)
      const successor =
        !gone.test(line.join(' ')) || line.includes('-h') || stderr.includes('is no longer there: use `')
      if (code === 0 || /^\s+at /m.test(stderr) || !successor) wrong.push(`${line.join(' ')}: ${code} ${stderr}`)
    }
    expect(wrong).toEqual([])
  })
})
