import {describe, expect, test} from 'vitest'
import {readContexts, saveContext} from '../../../src/config/contexts.js'
import {credentials} from '../../../src/config/credentials.js'
import {forgetPassword, removeContextAndPassword} from '../../../src/config/logout.js'
import {environmentIn, temporaryHome} from './temporary.js'

const ANN = {auth_url: 'http://lab:5000/v3', username: 'ann'}
const ACCOUNT = {authUrl: ANN.auth_url, username: 'ann'}

async function signedIn(...names: string[]) {
  const env = environmentIn(await temporaryHome())
  for (const name of names) await saveContext(env.paths, {name, context: ANN})
  const stored = credentials(env.paths, false)
  await stored.store(ACCOUNT, 'secret')
  return {env, stored}
}

describe('signing out', () => {
  test('forgets the password of the current context and keeps the context', async () => {
    const {env, stored} = await signedIn('lab')
    expect(await forgetPassword(env)).toEqual({name: 'lab', forgotten: true})
    expect(await stored.find(ACCOUNT)).toBeUndefined()
    expect(await forgetPassword(env, 'lab')).toEqual({name: 'lab', forgotten: false})
    expect((await readContexts(env.paths)).contexts).toEqual({lab: ANN})
  })

  test('of nothing, or of an unknown context', async () => {
    const env = environmentIn(await temporaryHome())
    await expect(forgetPassword(env)).rejects.toMatchObject({kind: 'usage', message: 'no context is current'})
    await expect(forgetPassword(env, 'lab')).rejects.toMatchObject({kind: 'not-found'})
  })
})

describe('removing a context', () => {
  test('forgets its password only when no other context uses it', async () => {
    const {env, stored} = await signedIn('lab', 'lab-controller')
    expect(await removeContextAndPassword(env, 'lab')).toEqual({forgotten: false})
    expect(await stored.find(ACCOUNT)).toBeDefined()
    expect(await removeContextAndPassword(env, 'lab-controller')).toEqual({forgotten: true})
    expect(await stored.find(ACCOUNT)).toBeUndefined()
  })
})
