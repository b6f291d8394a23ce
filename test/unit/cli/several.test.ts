import {expect, test} from 'vitest'
import {CommandFailure, toFailure} from '../../../src/cli/failure.js'
import {tryEach} from '../../../src/cli/several.js'

const deed = async (target: string) => {
  if (target.startsWith('no')) throw new CommandFailure('not-found', `${target} is not there`)
  if (target.startsWith('bad')) throw new CommandFailure('failed', `${target} refused`)
  return `removed ${target}`
}

async function attempt(...targets: string[]) {
  const told: string[] = []
  const {tidings, failure} = await tryEach(targets, deed, {
    changes: () => 0,
    tell: async (message) => {
      told.push(message)
    },
    signal: new AbortController().signal,
  })
  const {kind, message} = failure ? toFailure(failure) : {}
  return {told, done: tidings.map((tiding) => tiding.done), kind, message}
}

test('all targets are tried, and those that failed are named', async () => {
  expect(await attempt('no-1', 'a', 'bad-2', 'b')).toEqual({
    told: ['removed a', 'removed b'],
    done: [false, true, false, true],
    kind: 'partial',
    message: 'no-1: no-1 is not there; bad-2: bad-2 refused',
  })
})

test('who mistyped one of several is told the name that he meant', async () => {
  const missing = async (target: string) => {
    if (target === 'a') return 'removed a'
    throw new CommandFailure('not-found', `${target} is not there`, undefined, undefined, {
      ref: target,
      among: ['worker-0', 'worker-1'],
    })
  }
  const {failure} = await tryEach(['a', 'worker-00', 'x'], missing, {
    changes: () => 0,
    tell: async () => undefined,
    signal: new AbortController().signal,
  })
  expect(toFailure(failure).message).toBe(
    'worker-00: worker-00 is not there (did you mean worker-0?); x: x is not there',
  )
})

test('where nothing worked, the kind is what the failures have in common', async () => {
  expect(await attempt('no-1', 'no-2')).toMatchObject({kind: 'not-found'})
  expect(await attempt('no-1', 'bad-2')).toMatchObject({kind: 'failed'})
  expect(await attempt('no-1')).toMatchObject({kind: 'not-found', message: 'no-1 is not there'})
  expect(await attempt('a')).toMatchObject({kind: undefined, told: ['removed a']})
})

test('a refused sign-in ends it at once', async () => {
  const refused = new CommandFailure('auth', 'no')
  const asked: string[] = []
  const attempts = tryEach(
    ['a', 'b'],
    async (target) => {
      asked.push(target)
      throw refused
    },
    {changes: () => 0, tell: async () => {}, signal: new AbortController().signal},
  )
  await expect(attempts).rejects.toBe(refused)
  expect(asked).toEqual(['a'])
})

test('whoever breaks off is told how far it came', async () => {
  const interrupted = new CommandFailure('interrupted', 'interrupted')
  const attempts = tryEach(
    ['a', 'b', 'c'],
    async (target) => {
      if (target === 'b') throw interrupted
      return target
    },
    {changes: () => 0, tell: async () => {}, signal: new AbortController().signal},
  )
  expect(await attempts).toEqual({
    tidings: [{target: 'a', done: true, changed: false, message: 'a'}],
    failure: interrupted,
  })
})
