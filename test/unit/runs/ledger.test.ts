import {appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type Head, VERSION} from '../../../src/runs/entry.js'
import {findRun, forgetRun, ledgerPath, listRuns, newId, withRun} from '../../../src/runs/folder.js'
import {Ledger} from '../../../src/runs/ledger.js'
import {useFolder} from '../../support/file.js'

const {folder} = useFolder()
const now = () => new Date('2026-11-30T12:00:00Z')

let runs = 0
function headOf(targets: string[]): Head {
  runs += 1
  return {
    type: 'run',
    version: VERSION,
    id: newId(now(), () => [...runs.toString(16).padStart(4, '0')].reverse().join('')),
    at: now().toISOString(),
    command: ['subcloud', 'manage', '--subclouds', 'all'],
    secrets: [],
    cloud: 'http://controller.test/identity/v3',
    context: 'lab',
    user: 'admin',
    targets,
  }
}

async function begun(targets: string[]) {
  const head = headOf(targets)
  const place = join(folder(), 'runs')
  const path = ledgerPath(place, head.id)
  return {place, path, id: head.id, ledger: await Ledger.begin(path, head, now)}
}

const states = async (place: string, id: string) =>
  Object.fromEntries((await findRun(place, id)).rows.map(({target, state}) => [target, state]))

describe('a ledger', () => {
  test('says where each target stands', async () => {
    const {place, id, path, ledger} = await begun(['a', 'b', 'c', 'd', 'e'])
    await Promise.all(['a', 'b', 'c', 'd'].map((target) => ledger.intend(target)))
    await ledger.settle('a', 'done')
    await ledger.settle('b', 'failed', 'it is offline')
    await ledger.settle('c', 'unchanged')
    await ledger.close()
    expect(await states(place, id)).toEqual({a: 'done', b: 'failed', c: 'unchanged', d: 'sent', e: 'left'})
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect((await findRun(place, id)).ended).toBeUndefined()
  })

  test('of which the end is missing is taken up again where it is sound', async () => {
    const {place, id, path, ledger} = await begun(['a', 'b'])
    await ledger.intend('a')
    await ledger.close()
    appendFileSync(path, '{"type":"outcome","target":"a","outco')
    const {sound} = await findRun(place, id)
    expect(await states(place, id)).toEqual({a: 'sent', b: 'left'})
    const again = await Ledger.takeUp(path, sound, 'admin', now)
    await again.settle('a', 'done')
    await again.end(0)
    await again.close()
    expect(await states(place, id)).toEqual({a: 'done', b: 'left'})
    expect((await findRun(place, id)).ended).toEqual({at: now().toISOString(), code: 0})
  })

  test.each([
    ['that is empty', () => ''],
    ['with a line that is no entry', (text: string) => text.replace('"intent"', '"intend"')],
    ['with a line in between that is no JSON', (text: string) => text.replace('\n', '\n{\n')],
    ['about a target that was not meant', (text: string) => text.replace('"target":"a"', '"target":"z"')],
    ['of another form', (text: string) => text.replace(`"version":${VERSION}`, '"version":99')],
    ['without its head', (text: string) => text.slice(text.indexOf('\n') + 1)],
  ])('%s is told, and listed beside those that are sound', async (_what, damage) => {
    const {place, id, path, ledger} = await begun(['a'])
    await ledger.intend('a')
    await ledger.close()
    const sound = await begun(['b'])
    await sound.ledger.close()
    writeFileSync(path, damage(readFileSync(path, 'utf8')))
    await expect(findRun(place, id)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(path),
      hint: expect.stringContaining('stx run forget'),
    })
    const listed = await listRuns(place)
    expect(listed.find((one) => one.id === id)?.damage).toContain(path)
    expect(listed.find((one) => one.id === sound.id)?.run?.targets).toEqual(['b'])
    await forgetRun(place, id)
    expect(existsSync(path)).toBe(false)
  })

  test('is found by the beginning of its id, where that is the only one', async () => {
    const {place, id, ledger} = await begun(['a'])
    await ledger.close()
    expect((await findRun(place, id.slice(0, -1))).id).toBe(id)
    await expect(findRun(place, 'nope')).rejects.toMatchObject({kind: 'not-found'})
    await expect(findRun(place, '')).rejects.toMatchObject({kind: 'not-found'})
    const other = await begun(['b'])
    await other.ledger.close()
    await expect(findRun(place, id.slice(0, 8))).rejects.toMatchObject({kind: 'usage'})
  })

  test('that cannot be kept is not begun', async () => {
    writeFileSync(join(folder(), 'file'), '')
    await expect(Ledger.begin(join(folder(), 'file/runs/x.jsonl'), headOf(['a']), now)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('ENOTDIR'),
    })
  })

  test('that could not be written once takes nothing more', async () => {
    const {ledger, path} = await begun(['a', 'b'])
    await ledger.close()
    await expect(ledger.intend('a')).rejects.toMatchObject({kind: 'failed', message: expect.stringContaining(path)})
    for (const target of ['b', 'a', 'b', 'a']) {
      await expect(ledger.intend(target)).rejects.toMatchObject({kind: 'failed'})
    }
  })

  test('whose file was cut says nothing that was not so', async () => {
    const {place, id, path, ledger} = await begun(['a', 'b', 'c'])
    for (const target of ['a', 'b', 'c']) {
      await ledger.intend(target)
      await ledger.settle(target, 'done')
    }
    await ledger.close()
    const whole = readFileSync(path)
    const headEnd = whole.indexOf('\n') + 1
    for (let length = whole.length; length >= headEnd; length -= 1) {
      truncateSync(path, length)
      const text = whole.subarray(0, length).toString('utf8')
      const complete = text.slice(0, text.lastIndexOf('\n') + 1)
      for (const [target, state] of Object.entries(await states(place, id))) {
        const settled = complete.includes(`"target":"${target}","outcome"`)
        const sent = complete.includes(`"target":"${target}"`)
        expect(state).toBe(settled ? 'done' : sent ? 'sent' : 'left')
      }
    }
  })
})

describe('a run that is worked at', () => {
  test('is nobody else’s, and is forgotten by nobody', async () => {
    const {place, id, ledger} = await begun(['a'])
    await ledger.close()
    await withRun(place, id, async () => {
      const told = {kind: 'conflict', message: `run ${id} is being worked at by process ${process.pid}`}
      await expect(withRun(place, id, async () => undefined)).rejects.toMatchObject(told)
      await expect(forgetRun(place, id)).rejects.toMatchObject(told)
      expect((await listRuns(place)).find((one) => one.id === id)?.pid).toBe(process.pid)
    })
    expect((await listRuns(place)).find((one) => one.id === id)?.pid).toBeUndefined()
  })

  test('that a killed process left is taken over', async () => {
    const {place, id, ledger} = await begun(['a'])
    await ledger.close()
    await withRun(place, id, async () => {
      const lock = join(place, `${id}.lock`)
      // The same number, but a process that began at another time.
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(/ \d+$/, ' 1'))
      expect(await withRun(place, id, async () => 'taken')).toBe('taken')
    })
  })
})
