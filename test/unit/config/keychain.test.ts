import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {once} from 'node:events'
import {access, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {credentials, credentialsFile} from '../../../src/config/credentials.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

/** The real thing, where it is installed: a Secret Service of its own on a private session bus. */
const installed = ['dbus-daemon', 'gnome-keyring-daemon'].every((program) => {
  try {
    execFileSync(program, ['--version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
})

const ANN = {authUrl: 'http://lab:5000/v3', username: 'ann'}

describe.skipIf(!installed)('a real Secret Service (needs dbus-daemon and gnome-keyring-daemon)', () => {
  let bus: ChildProcess
  let keyring: ChildProcess
  let home: string
  const address = process.env['DBUS_SESSION_BUS_ADDRESS']

  beforeAll(async () => {
    bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {stdio: ['ignore', 'pipe', 'ignore']})
    const [line] = await once(bus.stdout as NodeJS.ReadableStream, 'data')
    const own = String(line).trim()
    home = await mkdtemp(join(tmpdir(), 'stx-keyring-'))
    keyring = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], {
      env: {PATH: process.env['PATH'], HOME: home, DBUS_SESSION_BUS_ADDRESS: own},
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const ready = once(keyring.stdout as NodeJS.ReadableStream, 'data')
    keyring.stdin?.end('keyring')
    await ready
    process.env['DBUS_SESSION_BUS_ADDRESS'] = own
  })

  afterAll(async () => {
    if (address === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = address
    for (const child of [keyring, bus]) {
      child.kill()
      await once(child, 'exit')
    }
    await rm(home, {recursive: true, force: true})
  })

  test('keeps the password, and the file does not', async () => {
    const {paths} = environmentIn(await temporaryHome())
    const stored = credentials(paths, true)
    expect(await stored.find(ANN)).toBeUndefined()
    expect(await stored.store(ANN, 'Li69nux*')).toMatchObject({place: 'keychain'})
    expect(await stored.find(ANN)).toEqual({password: 'Li69nux*', place: 'keychain'})
    await expect(access(credentialsFile(paths))).rejects.toMatchObject({code: 'ENOENT'})
    expect(await stored.forget(ANN)).toBe(true)
    expect(await stored.find(ANN)).toBeUndefined()
    expect(await stored.forget(ANN)).toBe(false)
  })

  test('the newest password counts, wherever it was put', async () => {
    const {paths} = environmentIn(await temporaryHome())
    const [withKeychain, withFile] = [credentials(paths, true), credentials(paths, false)]
    await withKeychain.store(ANN, 'first')
    await withFile.store(ANN, 'second')
    expect(await withKeychain.find(ANN)).toEqual({password: 'second', place: 'file'})
    await withKeychain.store(ANN, 'third')
    expect(await withKeychain.find(ANN)).toEqual({password: 'third', place: 'keychain'})
    expect(await withFile.find(ANN)).toBeUndefined()
    await withFile.store(ANN, 'fourth')
    expect(await withKeychain.forget(ANN)).toBe(true)
    expect(await withKeychain.find(ANN)).toBeUndefined()
  })
})

test('a keychain that cannot be reached leaves the file', async () => {
  const before = process.env['DBUS_SESSION_BUS_ADDRESS']
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent/bus'
  try {
    const {paths} = environmentIn(await temporaryHome())
    const stored = credentials(paths, true)
    await put(credentialsFile(paths), '{}')
    expect(await stored.find(ANN)).toBeUndefined()
    expect(await stored.store(ANN, 'one')).toMatchObject({place: 'file'})
    expect(await stored.find(ANN)).toEqual({password: 'one', place: 'file'})
    expect(await stored.forget(ANN)).toBe(true)
  } finally {
    if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = before
  }
})
