import {expect, test} from 'vitest'
import * as z from 'zod'
import type {Api} from '../../../src/client/api.js'
import {filledReplies} from '../../../src/client/filled.js'

const Row = z.looseObject({
  id: z.number(),
  name: z.string(),
  note: z.string().nullish(),
  at: z.string().nullable(),
  on: z.boolean(),
  order: z.union([z.number(), z.string()]),
  parts: z.array(z.looseObject({kind: z.string()})).nullish(),
})
const whole = {id: 1, name: 'a', note: null, at: null, on: true, order: '2', parts: [{kind: 'x'}], more: {}}

/** A service that answers so, whatever it is asked. */
const answering = (value: unknown) => filledReplies({get: async () => value, list: async () => value} as unknown as Api)

const got = (value: unknown) => answering(value).get('/', Row)

test('what lacks nothing is the same object, and so is what comes of the same reply', async () => {
  expect(await got(whole)).toBe(whole)
  const lacking = [whole, {id: 2}]
  const api = answering(lacking)
  const [first, again] = [await api.list('/', 'rows', Row), await api.list('/', 'rows', Row)]
  expect(first).toBe(again)
  expect(first[0]).toBe(whole)
  const sound = [whole]
  expect(await answering(sound).list('/', 'rows', Row)).toBe(sound)
})

test('what is missing or null is there as its schema says, down to the last part', async () => {
  expect(await got({parts: [{}, {kind: null}], more: 1})).toEqual({
    ...{id: -1, name: '', at: null, on: false, order: -1, more: 1},
    parts: [{kind: ''}, {kind: ''}],
  })
  const named = await answering({a: {name: null}}).get('/', z.record(z.string(), Row))
  expect(named['a']).toMatchObject({name: '', id: -1})
})

test('what may be missing stays away', async () => {
  expect(Object.keys(await got({...whole, note: undefined, parts: undefined}))).toEqual(Object.keys(whole))
  expect(await got(undefined)).toBeUndefined()
})
