import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {adviceOn, deletions, lists} from '../../../src/cli/advice.js'
import {ClientError, type Resource} from '../../../src/client/error.js'

const {commands} = JSON.parse(readFileSync(new URL('../../../oclif.manifest.json', import.meta.url), 'utf8')) as {
  commands: Record<string, {flags: Record<string, unknown>}>
}

const advised = [
  ...Object.entries(lists),
  ...Object.values(deletions).flatMap((lines) => Object.entries(lines) as [string, string][]),
]

test.each(advised)('for one %s, `stx %s` is a command', (_resource, line) => {
  const words = line.split(' ')
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2))
  const command = commands[words.filter((word) => !word.startsWith('--')).join(':')]
  expect(Object.keys(command?.flags ?? {})).toEqual(expect.arrayContaining(flags))
  expect(command).toBeDefined()
})

test('a strategy in the way of a type that nobody knows has no advice', () => {
  const error = new ClientError('conflict', 'there already', {about: {resource: 'fleet-strategy', ref: 'new-kind'}})
  expect(adviceOn(error)).toBeUndefined()
})

const about = (resource: Resource, of?: string) =>
  new ClientError('not-found', 'not there', {about: {resource, ref: 'x', of}})

test('an error without a subject has no advice', () => {
  expect(adviceOn(new ClientError('failed', 'broken'))).toBeUndefined()
  expect(adviceOn(new Error('broken'))).toBeUndefined()
})

test('the advice lists what there is, where it was looked for', () => {
  expect(adviceOn(about('host'))).toBe('see: stx host list')
  expect(adviceOn(about('disk', 'worker-0'))).toBe('see: stx host disk list worker-0')
})
