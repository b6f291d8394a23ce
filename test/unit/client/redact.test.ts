import {expect, test} from 'vitest'
import {
  redactBody,
  redactHeaders,
  redactNamed,
  redactUrl,
  secretsIn,
  withoutSecrets,
} from '../../../src/client/redact.js'

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

test.each([
  ['with blanks', 'admin_password: hush my hush\nname: a', 'admin_password: ***\nname: a'],
  ['with commas', 'admin_password: a,hush;hush&hush\nname: a', 'admin_password: ***\nname: a'],
  ['with a tag', 'admin_password: !unsafe hush\nname: a', 'admin_password: ***\nname: a'],
  ['of several lines', 'key_secret: |\n  hush\n\n  hush\nname: a', 'key_secret: ***\nname: a'],
  ['on the next line', 'admin_password:\n  hush\nname: a', 'admin_password:***\nname: a'],
  ['of a list', 'passwords:\n- hush\n- hush\nname: a', 'passwords:***\nname: a'],
  ['in a list', '- name: a\n  password: hush\n  x: y\n', '- name: a\n  password: ***\n  x: y\n'],
  ['in quotes', "password: 'it''s hush'\nx: y", 'password: ***\nx: y'],
  ['in a flow', '{user: a, password: "hu\\"sh", x: y}', '{user: a, password: ***, x: y}'],
  ['in XML', '<bm_password>hush</bm_password><bm_ip>1</bm_ip>', '<bm_password>***</bm_password><bm_ip>1</bm_ip>'],
  ['of a form', 'password=hush&user=me', 'password=***&user=me'],
  ['of a chart', 'adminPassword={hush,hush}', 'adminPassword=***'],
  ['of Python', "{'bm_password': 'hush hush', 'x': 1}", "{'bm_password': ***, 'x': 1}"],
  ['in an address', 'http_proxy: http://me:hush@proxy:3128', 'http_proxy: http://me:***@proxy:3128'],
])('a secret %s does not show', (_, text, shown) => {
  expect(redactBody(text)).toBe(shown)
})

test('what holds no secret stays', () => {
  const text = 'password:\nname: a\nsee: http://host:80/x@y\n<a>b</a>\n'
  expect(redactBody(text)).toBe(text)
})

test('a long line of many secrets is read once', () => {
  const text = 'password=hush&'.repeat(200_000)
  expect(redactBody(text)).toBe('password=***&'.repeat(200_000))
})

test('the secrets of a text can be taken out of what quotes them', () => {
  const secrets = secretsIn(
    JSON.stringify({bm_password: 'hush "hush"', values: {set: ['a.token=hush2']}, pass_code: 'abc'}),
  )
  expect(secrets).toEqual(['hush "hush"', 'hush2'])
  expect(withoutSecrets('hush "hush" or hush \\"hush\\" or hush%20%22hush%22 or hush2', secrets)).toBe(
    '*** or *** or *** or ***',
  )
  expect(withoutSecrets('a bus', ['us', 'bus'])).toBe('a bus')
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
