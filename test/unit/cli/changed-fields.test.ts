import {describe, expect, test} from 'vitest'
import {onlyChanges} from '../../../src/cli/changed-fields.js'
import {Effects} from '../../../src/cli/effects.js'
import {one, several} from '../../../src/cli/result.js'
import {jsonBody} from '../../../src/client/json-body.js'
import type {Outcome, Write} from '../../../src/client/onlooker.js'
import type {View} from '../../../src/output/view.js'

type Row = Record<string, unknown>

const more = Array.from({length: 20}, (_, at) => `more_${at}`)
const fields = ['uuid', 'hostname', 'location', 'task', 'uptime', 'updated_at', 'capabilities', 'action', ...more]
const view: View<Row> = {
  show: [
    ...fields.map((field) => ({field})),
    {field: 'availability', state: true},
    {field: 'prestaged', when: ([row]) => row !== undefined && 'prestaged' in row},
  ],
}
const host: Row = {
  ...Object.fromEntries(fields.map((field) => [field, field])),
  uuid: '7',
  availability: 'online',
  capabilities: {a: 1},
}

/** What is shown of a row after such a request, where `was` had been read before. */
async function shownAfter(row: Row, body: unknown, {was, path = '/ihosts/7'}: {was?: Row; path?: string} = {}) {
  const effects = new Effects({rehearses: false, ensures: false})
  const write = {service: 'sysinv', method: 'PATCH', path, url: '', headers: {}, body: jsonBody(body)} as Write
  if (was !== undefined) effects.saw(path, was)
  await effects.before(write, async () => 'unsaid')
  effects.after(write, {status: 200, answer: row} as Outcome)
  const result = onlyChanges(several([one(view, row)]), effects)
  const [part] = result.kind === 'several' ? result.results : []
  const shown = part?.kind === 'one' ? part.view.show : undefined
  return (typeof shown === 'function' ? [] : (shown ?? [])).map(({field}) => field)
}
const asking = (name: string, value: unknown) => [{op: 'replace', path: `/${name}`, value}]

describe('of a long table people are shown', () => {
  test('which one it is, what they asked for, and what else is otherwise now', async () => {
    const now = {...host, location: 'there', task: 'Moving', uptime: 9, updated_at: 'now', capabilities: {b: 2}}
    expect(await shownAfter(now, asking('location', 'there'), {was: host})).toEqual([
      'uuid',
      'hostname',
      'location',
      'task',
    ])
  })

  test('what they asked for, though it was so already', async () => {
    expect(await shownAfter(host, asking('location', 'location'), {was: host})).toEqual([
      'uuid',
      'hostname',
      'location',
    ])
  })

  test('what an order came to, not the order', async () => {
    const now = {...host, task: 'Locking'}
    expect(await shownAfter(now, asking('action', 'lock'), {was: host})).toEqual(['uuid', 'hostname', 'task'])
  })

  test('how it stands, where nobody knows how it was or nothing is otherwise', async () => {
    const standing = ['uuid', 'hostname', 'availability']
    expect(await shownAfter({...host, prestaged: '26.03'}, {})).toEqual([...standing, 'prestaged'])
    expect(await shownAfter(host, asking('action', 'reset'), {was: host})).toEqual(standing)
    expect(await shownAfter({...host, availability: null}, {name: 'b'})).toHaveLength(fields.length + 1)
  })

  test('what stands first, where nothing has a name', async () => {
    const unnamed: View<Row> = {show: ['node', ...more].map((field) => ({field}))}
    const effects = new Effects({rehearses: false, ensures: false})
    const write = {service: 'sysinv', method: 'POST', path: '/x', url: '', headers: {}, body: jsonBody({more_3: 1})}
    effects.after(write as Write, {answer: {}})
    const result = onlyChanges(one(unnamed, {node: 'a', more_3: 1}), effects)
    expect(result).toMatchObject({view: {show: [{field: 'node'}, {field: 'more_3'}]}})
  })
})

test('a short table stays whole, and so does one that nothing was changed of', () => {
  const effects = new Effects({rehearses: false, ensures: false})
  expect(onlyChanges(one(view, host), effects)).toMatchObject({view})
  const short: View<Row> = {show: [{field: 'uuid'}, {field: 'name'}]}
  effects.after({service: 'sysinv', method: 'PUT', path: '/x', url: '', headers: {}}, {answer: {}})
  expect(onlyChanges(one(short, host), effects)).toMatchObject({view: short})
})
