import {expect, test} from 'vitest'
import {redactBody, redactHeaders, redactNamed, redactUrl} from '../../../src/client/redact.js'

test.each([
  ['keystone', {auth: {identity: {methods: ['password'], password: {user: {name: 'admin', password: 'hush'}}}}}],
  ['a JSON patch', [{op: 'replace', path: '/bm_password', value: 'hush'}]],
  ['a service parameter', {name: 'client_secret', value: 'hush'}],
  ['parameters', {parameters: {bind_password: 'hush'}}],
  ['JSON in JSON', {data_install: JSON.stringify({bmc_username: 'root', bmc_password: 'hush'})}],
  ['JSON in JSON in JSON', {a: JSON.stringify({b: JSON.stringify({sysadmin_password: 'hush'})})}],
  ['helm overrides', {values: {set: ['auth.adminPassword=hush', 'replicas=2']}}],
  ['a list of secrets', {tokens: ['hush', 'hush']}],
  ['a number', {password: 1234}],
])('secrets in %s do not show', (_, value) => {
  const shown = redactBody(JSON.stringify(value))
  expect(shown).not.toMatch(/hush|1234/)
  expect(shown).toContain('***')
})

test('everything else stays', () => {
  const value = {id: 1, name: 'subcloud1', state: null, done: true, links: [{rel: 'self', href: 'http://a/b?c=d'}]}
  expect(JSON.parse(redactBody(JSON.stringify(value)))).toEqual(value)
  expect(redactBody(JSON.stringify({methods: ['password']}))).toBe('{"methods":["password"]}')
})

test('secrets in files that are not JSON do not show', () => {
  const yaml = 'name: subcloud1\nadmin_password: hush\nbmc_password: "hush hush"\nlocation: Ottawa\n'
  expect(redactBody(yaml)).toBe('name: subcloud1\nadmin_password: ***\nbmc_password: ***\nlocation: Ottawa\n')
  expect(redactBody('-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\nrest')).toBe('***\nrest')
  expect(redactNamed('sysadmin_password', 'aHVzaA==')).toBe('***')
})

test('a JSON reply that was cut off is redacted all the same', () => {
  expect(redactBody('{"user": "admin", "password": "hush", "x')).not.toContain('hush')
})

test('headers and addresses', () => {
  const headers = redactHeaders(Object.entries({'X-Auth-Token': 'hush', 'OIDC-Token': 'hush', Accept: '*/*'}))
  expect(headers).toEqual({'x-auth-token': '***', 'oidc-token': '***', accept: '*/*'})
  expect(redactUrl('http://user:hush@host/v1?token=hush&type=a')).toBe('http://host/v1?token=***&type=a')
})

test('a megabyte without a blank is read once', () => {
  const content = 'x'.repeat(4 * 1024 * 1024)
  expect(redactBody(JSON.stringify({binary_data: content, bmc_password: 'hush'}))).toBe(
    JSON.stringify({binary_data: content, bmc_password: '***'}),
  )
})
