import {readdir, readFile, stat} from 'node:fs/promises'
import {describe, expect, test} from 'vitest'
import {credentials, credentialsFile} from '../../../src/config/credentials.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

const ANN = {authUrl: 'http://lab:5000/v3', username: 'ann'}
const BOB = {authUrl: 'http://lab:5000/v3', username: 'bob', userDomain: 'ldap'}

async function place() {
  const {paths} = environmentIn(await temporaryHome())
  return {paths, file: credentialsFile(paths), stored: credentials(paths, false)}
}

describe('the file, where there is no keychain', () => {
  test('stores, finds, replaces and forgets', async () => {
    const {stored} = await place()
    expect(await stored.find(ANN)).toBeUndefined()
    expect(await stored.forget(ANN)).toBe(false)
    expect(await stored.store(ANN, 'one')).toEqual({place: 'file', setAside: undefined})
    await stored.store(BOB, 'two')
    await stored.store(ANN, 'three')
    expect(await stored.find({...ANN, authUrl: 'http://lab:5000/v3/', userDomain: 'Default'})).toEqual({
      password: 'three',
      place: 'file',
    })
    expect(await stored.forget(ANN)).toBe(true)
    expect(await stored.find(ANN)).toBeUndefined()
    expect(await stored.find(BOB)).toEqual({password: 'two', place: 'file'})
  })

  test('is readable by its owner only', async () => {
    const {stored, file, paths} = await place()
    await stored.store(ANN, 'one')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(paths.config)).toEqual(['credentials.json'])
  })

  test('several writers lose nothing', async () => {
    const {stored} = await place()
    const users = Array.from({length: 12}, (_, n) => ({...ANN, username: `user${n}`}))
    await Promise.all(users.map((user) => stored.store(user, user.username)))
    for (const user of users) expect((await stored.find(user))?.password).toBe(user.username)
  })

  test.each(['{', '[]1', 'null', '{"a": 1}', '"x"'])(
    'damage %j is named, and set aside by a new password',
    async (text) => {
      const {stored, file} = await place()
      await put(file, text)
      await expect(stored.find(ANN)).rejects.toMatchObject({kind: 'usage', message: expect.stringContaining(file)})
      expect(await readFile(file, 'utf8')).toBe(text)
      expect(await stored.store(ANN, 'one')).toEqual({place: 'file', setAside: `${file}.damaged-1`})
      expect(await readFile(`${file}.damaged-1`, 'utf8')).toBe(text)
      expect((await stored.find(ANN))?.password).toBe('one')
    },
  )
})
