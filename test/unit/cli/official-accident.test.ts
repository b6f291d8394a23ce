import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Program} from '../../../src/spelling/spell.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

// Accidents of the official programs that docs/differences.md says are not repeated.

const lists: [Program, string[]][] = [
  ['system', ['host-list']],
  ['fm', ['alarm-list']],
  ['software', ['list']],
  ['dcmanager', ['subcloud', 'list']],
  ['sw-manager', ['sw-deploy-strategy', 'show']],
]

const silent = createServer()

beforeEach(() => {
  Object.assign(process.env, {
    OS_USERNAME: 'admin',
    OS_PASSWORD: 'secret',
    OS_PROJECT_NAME: 'admin',
    OS_REGION_NAME: 'RegionOne',
    STX_NO_CACHE: '1',
  })
})
afterEach(() => {
  silent.removeAllListeners('request').closeAllConnections()
  silent.close()
})

const listening = async () => {
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v3`
}

describe('no success without an answer', () => {
  test.each(lists)('%s fails where nothing listens', async (program, argv) => {
    process.env['OS_AUTH_URL'] = 'http://127.0.0.1:1/v3'
    const {code, stdout, stderr} = await runProgram(argv, {program})
    expect({code, said: stdout + stderr}).toEqual({
      code: 1,
      said: expect.stringMatching(/^(ERROR \(app\) )?nothing listens at 127\.0\.0\.1:1 .*\n$/),
    })
  })

  test.each(lists)('%s fails where it is interrupted', async (program, argv) => {
    process.env['OS_AUTH_URL'] = await listening()
    const ctrlC = new AbortController()
    silent.on('request', () => ctrlC.abort())
    const {code, stdout, stderr} = await runProgram(argv, {program, signal: ctrlC.signal})
    expect({code, said: stdout + stderr}).toEqual({
      code: 1,
      said: expect.stringMatching(/^(ERROR \(app\) )?interrupted\n$/),
    })
  })
})

test.each(lists)('%s fails where the connection breaks', async (program, argv) => {
  process.env['OS_AUTH_URL'] = await listening()
  silent.on('request', (request) => request.socket.destroy())
  expect(await runProgram(argv, {program})).toMatchObject({code: 1})
})

describe('a refusal without words', () => {
  const {expectWire} = useWire()

  test.each([400, 409, 501])('dcmanager tells its status: %i', async (status) => {
    expectWire({path: '/dcmanager/v1.0/subclouds/', status, reply: ''})
    const {code, stderr} = await runProgram(['subcloud', 'list'], {program: 'dcmanager'})
    expect({code, stderr}).toEqual({code: 1, stderr: expect.stringContaining(String(status))})
  })
})
