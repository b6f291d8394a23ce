import {afterAll, beforeAll, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'

let session: Session

beforeAll(async () => {
  session = await openSession()
})
afterAll(() => session.simulator.close())

const sysinv = '/RegionOne/sysinv/v1'

async function first(path: string, list: string) {
  const {body} = await session.ask('GET', `${sysinv}/${path}`)
  return (body as Record<string, Record<string, unknown>[]>)[list]?.[0] ?? {}
}

test.each([
  ['idns', 'idnss', 'nameservers', '8.8.8.8,1.1.1.1', 200, /"8\.8\.8\.8,1\.1\.1\.1"/],
  ['idns', 'idnss', 'nameservers', '2001:db8::53', 400, /IP version mismatch: was expecting IPv4, IPv6 received/],
  ['idns', 'idnss', 'nameservers', '1.1.1.1,1.1.1.2,1.1.1.3,1.1.1.4', 400, /supported: 3 but provided: 4/],
  ['idns', 'idnss', 'nameservers', '8.8.8.256', 400, /Invalid DNS nameserver target address 8\.8\.8\.256/],
  ['intp', 'intps', 'ntpservers', 'time.example.com,10.0.0.1', 200, /time\.example\.com,10\.0\.0\.1/],
  ['intp', 'intps', 'ntpservers', 'NC', 200, /"ntpservers":""/],
  ['intp', 'intps', 'ntpservers', 'bad host name', 400, /Hostname bad host name is invalid/],
  ['intp', 'intps', 'ntpservers', '10.0.0.256', 400, /Invalid NTP server 10\.0\.0\.256/],
  ['intp', 'intps', 'enabled', 'false', 400, /can't replace a non-existent object/],
])('%s %s %s=%s: %i', async (path, list, field, value, expected, words) => {
  const before = await first(path, list)
  const patch = [
    {op: 'replace', path: `/${field}`, value},
    {op: 'replace', path: '/action', value: 'apply'},
  ]
  const {status, body} = await session.ask('PATCH', `${sysinv}/${path}/${before['uuid']}`, patch)
  expect(status).toBe(expected)
  expect(JSON.stringify(body)).toMatch(words)
  const after = await first(path, list)
  expect(after[field]).toBe(expected === 200 ? value.replace('NC', '') : before[field])
})

test('a time server has a name only while there are name servers', async () => {
  const names = await first('idns', 'idnss')
  const times = await first('intp', 'intps')
  const set = (path: string, value: string) =>
    session.ask('PATCH', `${sysinv}/${path}`, [
      {op: 'replace', path: `/${path.includes('idns') ? 'name' : 'ntp'}servers`, value},
    ])
  await set(`intp/${times['uuid']}`, 'time.example.com')
  expect(JSON.stringify((await set(`idns/${names['uuid']}`, 'NC')).body)).toMatch(
    /At least {2}one DNS server must be used/,
  )
  await set(`intp/${times['uuid']}`, '10.0.0.1')
  expect((await set(`idns/${names['uuid']}`, 'NC')).body).toMatchObject({nameservers: ''})
  expect(JSON.stringify((await set(`intp/${times['uuid']}`, 'time.example.com')).body)).toMatch(
    /A DNS server must be configured prior/,
  )
})
