import {readFileSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createSimulator, type Simulator} from '../../src/simulator/main.js'
import {runProgram} from '../support/run.js'

interface Command {
  id: string
  args: Record<string, {required?: boolean}>
  flags: Record<string, {required?: boolean}>
  hiddenAliases?: string[]
}

/**
 * Client and simulator share no schemas, so that drift shows: here every official command that only reads and needs no
 * argument reads the simulator's replies, which the client checks against its schemas.
 */
const {commands} = JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as {
  commands: Record<string, Command>
}
const reading = Object.values(commands)
  .filter(({id, args, flags, hiddenAliases = []}) => {
    const official = hiddenAliases.some((alias) => /^(system|dcmanager|fm|software|sw-manager):/.test(alias))
    const needs = [...Object.values(args), ...Object.values(flags)].some(({required}) => required)
    return official && !needs && /(^|:|-)(list|show|summary)$/.test(id)
  })
  .map(({id}) => id)

/** What says something beside its reply, though all is well. */
const remarks: Readonly<Record<string, RegExp>> = {
  // Nothing tells names without a tag from others.
  'registry:image:list': /^some of them may have no tag left/,
}

/** Nothing to show on a system that was just deployed: refused as not found or by a line of its own. */
const nothingYet = /strategy|orchestration|upgrade|restore|deploy|rootca|license|peer/

let simulator: Simulator

beforeAll(async () => {
  simulator = await createSimulator({store: 'memory', seed: 1, speed: 'frozen', scenario: 'dc', subclouds: 3})
  const url = await simulator.listen()
  const admin = simulator.credentials.users.find(({username}) => username === 'admin')
  Object.assign(process.env, {
    OS_AUTH_URL: `${url}/keystone/v3`,
    OS_USERNAME: 'admin',
    OS_PASSWORD: admin?.password,
    OS_PROJECT_NAME: 'admin',
    OS_REGION_NAME: 'RegionOne',
  })
})

afterAll(() => simulator.close())

describe('what the simulator sends is what the client expects', () => {
  test.each(reading)('%s', async (id) => {
    const {stdout, stderr, code} = await runProgram([...id.split(':'), '--format', 'json'])
    if (nothingYet.test(id) && code !== 0) {
      expect(stderr).toMatch(/^stx: \S.*\n/)
      expect(stderr).not.toMatch(/^stx: Not Found/)
      expect([1, 5, 6]).toContain(code)
      return
    }
    expect({stderr, code}).toEqual({stderr: expect.stringMatching(remarks[id] ?? /^$/), code: 0})
    expect(() => JSON.parse(stdout)).not.toThrow()
  })
})
