import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, onTestFinished, test} from 'vitest'
import {rememberNames} from '../../src/cli/remembered-names.js'
import {Shell} from '../support/shell.js'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stx-full-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Linux has a file that is a full disk. */
describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  test.each(['stx', 'system'])('under the output of %s is told in one line', async (program) => {
    const shell = new Shell({})
    onTestFinished(() => shell.remove())
    expect(await shell.run(`${program} help > /dev/full`)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^${program}: cannot write the output: ENOSPC.*\\n$`)),
    })
  })

  test('under data and log of a simulator refuses writes, and reads are answered', async () => {
    const dataDir = temporaryFolder()
    const log = openSync('/dev/full', 'w')
    const entry = fileURLToPath(new URL('../../dist/simulator/daemon-process.js', import.meta.url))
    const options = {
      dataDir,
      ephemeral: false,
      port: 0,
      host: '127.0.0.1',
      version: '0',
      realPorts: false,
      tls: false,
      scenario: 'aio-sx',
      speed: 'frozen',
    }
    // No file may grow beyond this many blocks of 512 bytes.
    const script = 'ulimit -f 512 && exec "$0" "$@"'
    const child = spawn('sh', ['-c', script, process.execPath, entry], {
      stdio: ['ignore', log, log, 'ipc'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    closeSync(log)
    child.send(options)
    const [{ready}] = (await once(child, 'message')) as [{ready: {url: string}}]
    const service = `${ready.url}/keystone/v3`
    const {username, password} = await credentialsIn(dataDir)
    const user = {name: username, password, domain: {name: 'Default'}}
    const identity = {methods: ['password'], password: {user}}
    const signedIn = await fetch(`${service}/auth/tokens`, {method: 'POST', body: JSON.stringify({auth: {identity}})})
    const token = signedIn.headers.get('x-subject-token') ?? ''
    const write = (path: string, body: unknown) =>
      fetch(`${service}/${path}`, {method: 'POST', headers: {'x-auth-token': token}, body: JSON.stringify(body)})
    // What is kept grows until it does not fit: that takes far fewer.
    let [status, users] = [201, 0]
    while (status === 201 && users < 5000) {
      status = (await write('users', {user: {name: `user-${users++}`, description: 'x'.repeat(500)}})).status
    }
    expect(status).toBe(500)
    expect((await fetch(service)).status).toBe(200)
    // An upload ends in the middle of what it writes; so does the next one, and both are told.
    for (const name of ['a.patch', 'b.patch']) {
      const form = new FormData()
      form.append(name, new Blob([Buffer.alloc(6_000_000)]), name)
      const upload = {method: 'POST', headers: {'x-auth-token': token}, body: form}
      const answer = await fetch(`${ready.url}/RegionOne/usm/v1/release`, upload)
      expect(answer.status).toBe(500)
      expect(readdirSync(join(dataDir, 'scratch'))).toEqual([])
    }
    expect((await fetch(service)).status).toBe(200)
  })
})

async function credentialsIn(dataDir: string): Promise<{username: string; password: string}> {
  return JSON.parse(await readFile(join(dataDir, 'openrc.json'), 'utf8'))
}

test('names that cannot be remembered leave nothing behind', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'names', 'cloud-host.json'), {recursive: true})
  rememberNames(folder, 'cloud', 'host', ['controller-0'])
  expect(readdirSync(join(folder, 'names'))).toEqual(['cloud-host.json'])
})
