import {expect, test} from 'vitest'
import * as z from 'zod'
import {filling, fillingAll} from '../../../src/client/filled.js'

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
const lacking = (value: unknown) => value as z.infer<typeof Row>

test('what lacks nothing is the same object, and so is what comes of the same reply', () => {
  expect(filling(Row)(whole)).toBe(whole)
  const fill = fillingAll(Row)
  const list = [whole, lacking({id: 2})]
  expect(fill([whole])).toEqual([whole])
  expect(fill(list)).toBe(fill(list))
  expect(fill(list)[0]).toBe(whole)
  const sound = [whole]
  expect(fill(sound)).toBe(sound)
})

test('what is missing or null is there as its schema says, down to the last part', () => {
  expect(filling(Row)(lacking({parts: [{}, {kind: null}], more: 1}))).toEqual({
    ...{id: -1, name: '', at: null, on: false, order: -1, more: 1},
    parts: [{kind: ''}, {kind: ''}],
  })
  expect(filling(z.record(z.string(), Row))({a: lacking({name: null})})['a']).toMatchObject({name: '', id: -1})
})

test('what may be missing stays away', () => {
  expect(Object.keys(filling(Row)(lacking({...whole, note: undefined, parts: undefined})))).toEqual(Object.keys(whole))
})
