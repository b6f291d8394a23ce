import {describe, expect, test} from 'vitest'
import {ClientError} from '../../../src/client/error.js'
import {promptOf, tried} from '../../../src/families/why-reading.js'

test.each([
  [undefined, 'stx'],
  ['edge7', 'stx --subcloud edge7'],
  ["$(rm x)'", "stx --subcloud '$(rm x)'\\'''"],
])('the commands of an answer name the place for a shell: %s', (subcloud, prompt) =>
  expect(promptOf(subcloud)).toBe(prompt),
)

describe('what could not be read', () => {
  const failing = (...[kind, service, status]: [ClientError['kind'], ('fm' | 'keystone')?, number?]) =>
    tried('alarms', Promise.reject(new ClientError(kind, 'it failed', {service, status})))

  test.each([
    ['failed', 503, true],
    ['failed', undefined, true],
    ['deadline', undefined, true],
    ['failed', 404, false],
    ['auth', 403, false],
  ] as const)('is a part of the answer: %s with status %s', async (kind, status, silent) => {
    expect(await failing(kind, 'fm', status)).toEqual({unread: {what: 'alarms', why: 'it failed', silent}})
  })

  test.each([
    ['interrupted', 'fm', undefined],
    ['usage', undefined, undefined],
    ['auth', undefined, undefined],
    ['auth', 'fm', 401],
    ['failed', 'keystone', 503],
  ] as const)('ends all: %s of %s with status %s', async (kind, service, status) => {
    await expect(failing(kind, service, status)).rejects.toThrow('it failed')
  })
})
