import {cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import Libsql from 'libsql'
import {describe, expect, test} from 'vitest'
import {createSimulator, databaseName} from '../../src/simulator/main.js'
import {logIn} from './support/session.js'
import {temporaryDirectory} from './support/temporary.js'

/** As a kill leaves data: what was written last is in the log, and not yet in the file. */
async function killed(): Promise<{store: string; file: string; log: string}> {
  const [store, copy] = [temporaryDirectory(), temporaryDirectory()]
  const simulator = await createSimulator({store, speed: 'frozen', scenario: 'aio-sx'})
  await simulator.listen()
  for (let n = 0; n < 41; n += 1) await logIn(simulator, 'admin')
  cpSync(store, copy, {recursive: true})
  await simulator.close()
  return {store: copy, file: join(copy, databaseName), log: join(copy, `${databaseName}-wal`)}
}

async function closed(): Promise<{store: string; file: string}> {
  const store = temporaryDirectory()
  await (await createSimulator({store, speed: 'frozen'})).close()
  return {store, file: join(store, databaseName)}
}

/** Ink over some bytes of a file. */
function scribble(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, at, at + 48)
  writeFileSync(file, bytes)
}

const opens = async (store: string) => (await createSimulator({store})).close()

describe('a log that was', () => {
  const removed = /^the last \d+ changes to .* are lost: its log .*-wal was removed$/
  const damaged =
    /^the last (?:\d+ changes|change) to .* (?:is|are) lost: its log is damaged, and was kept as (.*-wal)$/
  test.each<[string, RegExp, (log: string, size: number) => void]>([
    ['removed', removed, (log) => rmSync(log)],
    ['emptied', removed, (log) => writeFileSync(log, '')],
    ['cut', damaged, (log, size) => truncateSync(log, size - 10_000)],
    ['overwritten at its beginning', damaged, (log) => scribble(log, 0)],
    ['overwritten in the middle', damaged, (log, size) => scribble(log, Math.floor(size / 2))],
    ['overwritten at its end', damaged, (log, size) => scribble(log, size - 64)],
  ])('%s is missed, once, and what is left is gone on with', async (_how, message, harm) => {
    const {store, log} = await killed()
    harm(log, statSync(log).size)
    const harmed = statSync(log, {throwIfNoEntry: false}) && readFileSync(log)
    const refused = await opens(store).then(
      () => undefined,
      (error: Error) => error,
    )
    expect(refused).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(message),
      hint: 'start again to go on without',
    })
    const [, kept] = message.exec(refused?.message ?? '') ?? []
    if (kept !== undefined) expect(readFileSync(kept).equals(harmed ?? Buffer.alloc(0))).toBe(true)
    await opens(store)
    await opens(store)
  })

  test('left whole is used up', async () => {
    const {store, log} = await killed()
    expect(statSync(log).size).toBeGreaterThan(0)
    await opens(store)
    expect(statSync(log, {throwIfNoEntry: false})?.size ?? 0).toBe(0)
    expect(readdirSync(store).filter((name) => /copy|damaged/.test(name))).toEqual([])
  })

  test('left alone tells that its file is gone', async () => {
    const {store, file} = await killed()
    rmSync(file)
    await expect(opens(store)).rejects.toThrow(`${file} is damaged (it is gone, and its log is there); it was kept as`)
    await opens(store)
  })
})

describe('data with', () => {
  test.each([
    ['an origin that is no JSON', "update meta set value = 'x' where name = 'origin'", /origin is not JSON/],
    ['an origin of another kind', "update meta set value = '{}' where name = 'origin'", /its origin makes no sense/],
    ['no origin', "delete from meta where name = 'origin'", /does not say what it began with/],
    ['a clock that is none', "update meta set value = '{}' where name = 'clock'", /its clock makes no sense/],
    ['no timers', 'drop table timer', /table timer is missing/],
    ['no events', 'drop table event', /table event is missing/],
    ['no documents', 'drop table document', /table document is missing/],
    ['no meta', 'drop table meta', /table meta is missing/],
  ])('%s are set aside, whole, and named', async (_what, sql, reason) => {
    const {store, file} = await closed()
    const db = new Libsql(file)
    db.exec(sql)
    db.close()
    const refused = await opens(store).then(
      () => undefined,
      (error: Error) => error,
    )
    expect(refused).toMatchObject({kind: 'failed', message: expect.stringMatching(reason)})
    expect(refused?.message).toContain(`it was kept as ${file}.damaged-1`)
    await opens(store)
  })
})
