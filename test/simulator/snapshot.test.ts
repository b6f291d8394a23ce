import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import Libsql from 'libsql'
import {beforeAll, describe, expect, test} from 'vitest'
import {start} from './support/daemon.js'
import {openSession, passwordAuth} from './support/session.js'

type Tampering = readonly [what: string, sql: string, refusal: RegExp]

const origin = (change: string) => `update meta set value = ${change} where name = 'origin'`
const clock = (value: object | string) => `update meta set value = '${JSON.stringify(value)}' where name = 'clock'`
const endless = "with recursive n(seq) as (select 1 union all select seq + 1 from n) select seq, 1, 'x', '{}' from n"

/** What somebody may have done to a snapshot on its way. */
const tamperings: readonly Tampering[] = [
  ['an origin that is no JSON', origin("'{'"), /origin is not JSON/],
  ['an origin without a plan', origin("json_remove(value, '$.plan')"), /origin makes no sense: another/],
  ['an origin of no seed', origin("json_set(value, '$.seed', 'x')"), /origin makes no sense/],
  ['an origin of no hosts', origin("json_set(value, '$.plan.central.hosts', 1)"), /origin makes no sense/],
  ['more subclouds than there can be', origin("json_set(value, '$.subclouds', 1e9)"), /no number of subclouds/],
  ['a machine of no kind', origin("json_set(value, '$.plan.central.hosts[0].hardware', 'x')"), /cannot be played/],
  ['no origin', "delete from meta where name = 'origin'", /does not say what it began with/],
  ['a clock that is a word', clock('noon'), /clock makes no sense/],
  ['a clock of no speed', clock({time: 1, speed: -1}), /clock makes no sense/],
  ['a clock of another age', clock({time: 9e99, speed: 1}), /clock makes no sense/],
  ['a timer of never', "update timer set due = 'soon'", /timer "\d+" is due at no time/],
  ['a timer of nobody', "update timer set kind = 'x' || char(27) || '[2J'", /for "x\\u001b\[2J", which nobody knows/],
  ['a timer that is no JSON', "update timer set data = '['", /timer "\d+" is not JSON/],
  ['a document that is no JSON', "update document set body = '{'", /document .* is not JSON/],
  ['a document that is a list', "update document set body = '[]' where collection <> '#facts'", /is no object/],
  ['a document of bytes', "update document set body = x'00ff'", /document .* is no text/],
  [
    'a document that is another one',
    `update document set body = json_set(body, '$.uuid', 'x') where collection = 'sysinv.host'`,
    /cannot be played: .* says that it is another one/,
  ],
  ['a counter that is a word', "insert into counter values ('x', 'many')", /counter "x" is no number/],
  ['an event of never', "insert into event values (99999, 'never', 'x', '{}')", /event "99999" makes no sense/],
  ['a view without an end', `drop table event; create view event as ${endless}`, /table event is missing/],
  ['a trigger', 'create trigger t after insert on event begin delete from document; end', /trigger t does not belong/],
  ['a table too many', 'create table more (x)', /table more does not belong there/],
  ['a table too few', 'drop table counter', /table counter is missing/],
  ['a column too many', 'alter table timer add column more', /table timer is another one/],
  ['a version of tomorrow', 'pragma user_version = 99', /was written by a newer stx/],
]

async function signIn({url, dataDir}: {url: string; dataDir: string}): Promise<string> {
  const {username, password} = JSON.parse(readFileSync(join(dataDir, 'openrc.json'), 'utf8'))
  const body = JSON.stringify(passwordAuth(username, password))
  const headers = {'content-type': 'application/json'}
  const reply = await fetch(`${url}/keystone/v3/auth/tokens`, {method: 'POST', headers, body})
  return reply.headers.get('x-subject-token') ?? ''
}

let saved: Buffer
beforeAll(async () => {
  const {simulator, ask} = await openSession({subclouds: 2})
  const lock = [{op: 'replace', path: '/action', value: 'lock'}]
  expect((await ask('PATCH', '/RegionOne/sysinv/v1/ihosts/controller-1', lock)).status).toBe(200)
  const folder = mkdtempSync(join(tmpdir(), 'stx-test-'))
  simulator.sim.database.saveTo(join(folder, 'saved'))
  saved = readFileSync(join(folder, 'saved'))
  rmSync(folder, {recursive: true})
  await simulator.close()
})

describe('a snapshot with', () => {
  test.each(tamperings)('%s is refused, and nothing changes', async (_what, sql, refusal) => {
    const {daemon, dataDir, control} = await start({scenario: 'standard'})
    await control.advance('1h')
    const before = await control.status()
    const file = join(dataDir, 'snapshot')
    writeFileSync(file, saved)
    const db = new Libsql(file)
    db.exec(sql)
    db.close()
    expect(readFileSync(file).equals(saved)).toBe(false)
    await expect(control.loadSnapshot(file)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(refusal),
    })
    expect({...(await control.status()), rss: 0}).toEqual({...before, rss: 0})
    expect(readdirSync(join(dataDir, 'scratch'))).toEqual([])
    await daemon.stop()
    const again = await start({scenario: undefined}, dataDir)
    expect(await again.control.status()).toMatchObject({clock: before.clock, scenario: 'standard'})
  })

  test('nothing wrong is taken, and what it was at goes on', async () => {
    const {daemon, dataDir, control} = await start({scenario: 'standard'})
    const token = await signIn(daemon.record)
    const file = join(dataDir, 'snapshot')
    writeFileSync(file, saved)
    expect(await control.loadSnapshot(file)).toMatchObject({scenario: 'dc', counts: {timers_in_foreground: 1}})
    await control.advance('10m')
    expect(await control.status()).toMatchObject({counts: {timers_in_foreground: 0}})
    // Who was signed in goes on, too.
    const sysinv = `${daemon.record.url}/RegionOne/sysinv/v1/ihosts`
    expect((await fetch(sysinv, {headers: {'x-auth-token': token}})).status).toBe(200)
  })
})

test.skipIf(!existsSync('/dev/zero'))('what is no file is refused as a snapshot, and nothing changes', async () => {
  const {dataDir, control} = await start({scenario: 'standard'})
  const {clock} = await control.advance('1h')
  for (const [file, reason] of [
    ['/dev/zero', 'it is a device, not a file'],
    [dataDir, 'it is a directory'],
  ]) {
    await expect(control.loadSnapshot(String(file))).rejects.toMatchObject({
      kind: 'failed',
      message: `cannot read ${file}: ${reason}`,
    })
  }
  expect(await control.status()).toMatchObject({scenario: 'standard', clock})
})
