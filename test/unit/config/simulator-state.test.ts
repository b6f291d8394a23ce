import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {findSimulator} from '../../../src/config/simulator-state.js'
import {put, temporaryHome} from './temporary.js'

const daemon = (pid: unknown, url: unknown = 'http://127.0.0.1:8620') =>
  JSON.stringify({pid, url, startedAt: '2026-01-01T00:00:00Z', dataDir: '/x', version: '0.1.0'})

describe('what a simulator leaves behind', () => {
  test('nothing', async () => {
    expect(await findSimulator(await temporaryHome())).toBeUndefined()
  })

  test('a daemon that runs', async () => {
    const dir = await temporaryHome()
    await put(join(dir, 'daemon.json'), daemon(process.pid))
    await put(join(dir, 'openrc.json'), '{"auth_url": "http://127.0.0.1:8620/identity/v3", "username": "admin"}')
    expect(await findSimulator(dir)).toMatchObject({
      daemon: {pid: process.pid, url: 'http://127.0.0.1:8620', dataDir: dir, version: '0.1.0'},
      settings: {username: {value: 'admin', from: 'the simulator at http://127.0.0.1:8620'}},
    })
  })

  test.each([
    ['{', /daemon.json is damaged: not JSON/],
    ['7', /daemon.json is damaged: not an object/],
    [daemon('1'), /daemon.json is damaged: pid or url is missing/],
    [daemon(-1), /daemon.json is damaged: pid or url is missing/],
    [daemon(1, 'here'), /daemon.json is damaged: pid or url is missing/],
    [daemon(process.pid), /left no .*openrc.json/],
  ])('%s', async (text, message) => {
    const dir = await temporaryHome()
    await put(join(dir, 'daemon.json'), text)
    await expect(findSimulator(dir)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('stx sim start'),
    })
  })

  test('a file that cannot be read', async () => {
    const dir = await temporaryHome()
    await mkdir(join(dir, 'daemon.json'))
    await expect(findSimulator(dir)).rejects.toMatchObject({message: expect.stringContaining('cannot read')})
  })
})
