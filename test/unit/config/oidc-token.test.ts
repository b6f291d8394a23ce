import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {resolveConnection} from '../../../src/config/resolve.js'
import {aliasBomb} from '../../support/yaml.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

async function idToken(kubeconfig?: string): Promise<string> {
  const home = await temporaryHome()
  if (kubeconfig !== undefined) await put(join(home, '.kube/config'), kubeconfig)
  const environment = environmentIn(home, {
    STX_AUTH_TYPE: 'oidc',
    OS_AUTH_URL: 'https://cloud:5000/v3',
    OS_USERNAME: 'ann',
  })
  const {auth} = (await resolveConnection({flags: {}, environment, cwd: home})).connection
  if (auth.kind !== 'oidc' || typeof auth.idToken !== 'function') throw new Error(`expected oidc, got ${auth.kind}`)
  return auth.idToken()
}

/** A kubeconfig user whose `oidc-login get-token` is this script. */
const login = (name: string, script: string) =>
  `- name: ${name}\n  user: {exec: {command: ${process.execPath}, args: [-e, '${script}', oidc-login, get-token]}}\n`

const printing = (value: unknown) => `console.log(JSON.stringify(${JSON.stringify(value)}))`

describe('the OIDC token of a user', () => {
  test('stands in the kubeconfig', async () => {
    expect(await idToken('users:\n- {name: bob, user: {token: no}}\n- {name: ann, user: {token: eyJ}}\n')).toBe('eyJ')
  })

  test('is what the login block prints', async () => {
    expect(await idToken(`users:\n${login('any', printing({status: {token: 'eyK'}}))}`)).toBe('eyK')
  })

  test.each([
    ['no file', undefined, /does not exist$/],
    ['no users', 'kind: Config\n', /has no token for ann$/],
    ['two login blocks', `users:\n${login('a', '0')}${login('b', '0')}`, /holds more than one oidc-login block$/],
    ['a login that fails', `users:\n${login('a', 'process.exit(3)')}`, /get-token failed \(3\)$/],
    ['a login that prints no token', `users:\n${login('a', printing({status: {}}))}`, /printed no credential$/],
    ['a login that prints no JSON', `users:\n${login('a', 'console.log("eySecret")')}`, /get-token failed$/],
  ])('%s', async (_, kubeconfig, message) => {
    await expect(idToken(kubeconfig)).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('KUBECONFIG'),
    })
  })

  test('a kubeconfig of nested aliases is named, not followed', async () => {
    await expect(idToken(aliasBomb)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('.kube/config: Excessive alias count'),
      hint: expect.stringContaining('KUBECONFIG'),
    })
  })
})
