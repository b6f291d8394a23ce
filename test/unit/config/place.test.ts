import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, test} from 'vitest'
import {readEnvironment} from '../../../src/config/environment.js'
import {placeOf} from '../../../src/config/place.js'

const home = String(process.env['STX_HOME'])
const cloud = {OS_AUTH_URL: 'https://a.test/v3', OS_USERNAME: 'admin', OS_PROJECT_NAME: 'admin', OS_PASSWORD: 'x'}
const place = (flags = {}, variables: Record<string, string> = {}, subcloud?: string) =>
  placeOf(
    {flags, environment: readEnvironment({HOME: home, STX_HOME: home, ...cloud, ...variables}), cwd: home},
    subcloud,
  )

test('the same words lead to the same place, whether flags or variables say them', async () => {
  expect(await place({'os-username': 'ann'})).toBe(await place({}, {OS_USERNAME: 'ann'}))
})

test.each([
  ['address', {'os-auth-url': 'https://b.test/v3'}],
  ['user', {'os-username': 'ann'}],
  ['project', {'os-project-name': 'other'}],
  ['region', {'os-region-name': 'RegionTwo'}],
  ['context', {context: 'lab'}],
  ['cloud', {'os-cloud': 'lab'}],
])('another %s is another place', async (_what, flags) => {
  expect(await place(flags)).not.toBe(await place())
})

test('a subcloud is a place of its own', async () => {
  expect(await place({}, {}, 'edge1')).not.toBe(await place())
})

test('a password is no part of it', async () => {
  expect(await place({}, {OS_PASSWORD: 'y'})).toBe(await place())
})

test.each(['config/contexts.yaml', 'data/sim/daemon.json'])('another %s may lead elsewhere', async (name) => {
  const before = await place()
  const file = join(home, name)
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(file, 'current: lab\n')
  const after = await place()
  rmSync(file)
  expect(after).not.toBe(before)
  expect(await place()).toBe(before)
})
