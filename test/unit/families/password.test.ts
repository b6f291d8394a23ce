import {PassThrough} from 'node:stream'
import {expect, test} from 'vitest'
import type {RunContext} from '../../../src/cli/context.js'
import {readEnvironment} from '../../../src/config/environment.js'
import {password, sysadminPassword} from '../../../src/families/password.js'
import type {Program} from '../../../src/spelling/spell.js'

/** A terminal at which somebody types these lines, one per question; undefined: there is no terminal. */
function terminal(lines: string[] | undefined, program: Program = 'stx', variables = {}) {
  const stdin = Object.assign(new PassThrough(), {isTTY: lines !== undefined})
  const stderr = new PassThrough()
  const left = [...(lines ?? [])]
  let shown = ''
  stderr.on('data', (chunk) => {
    shown += chunk
    // People answer after the question, not during it.
    if (String(chunk).endsWith(': ')) setImmediate(() => stdin.write(`${left.shift()}\n`))
  })
  const io = {stdin, stdout: new PassThrough(), stderr}
  const context: RunContext = {
    io,
    environment: readEnvironment(variables),
    program,
    signal: new AbortController().signal,
  }
  return {context, shown: () => shown}
}

const decoded = (text: string) => Buffer.from(text, 'base64').toString()

test('a password that was given is not asked for', async () => {
  const {context, shown} = terminal(['other'])
  expect(decoded(await password(context, 'Grüße 1', sysadminPassword))).toBe('Grüße 1')
  expect(shown()).toBe('')
})

test('a password in the environment is not asked for, and gives way to the flag', async () => {
  const {context} = terminal(undefined, 'stx', {STX_SYSADMIN_PASSWORD: 'from the environment'})
  expect(decoded(await password(context, undefined, sysadminPassword))).toBe('from the environment')
  expect(decoded(await password(context, 'from the flag', sysadminPassword))).toBe('from the flag')
})

test('at a terminal it is typed twice, until it is something and both are the same', async () => {
  const {context, shown} = terminal(['', 'one', 'two', 'St8rling-X', 'St8rling-X'])
  expect(decoded(await password(context, undefined, sysadminPassword))).toBe('St8rling-X')
  expect(shown()).not.toMatch(/one|two|St8rling/)
  expect(shown().split('\n').filter(Boolean)).toEqual([
    'Enter the sysadmin password for the subcloud: ',
    'Password cannot be empty',
    'Enter the sysadmin password for the subcloud: ',
    'Re-enter sysadmin password to confirm: ',
    'Passwords did not match',
    'Enter the sysadmin password for the subcloud: ',
    'Re-enter sysadmin password to confirm: ',
  ])
})

test.each([
  ['stx', 'usage'],
  ['dcmanager', 'failed'],
] as const)('without a terminal %s refuses at once', async (program, kind) => {
  const {context} = terminal(undefined, program)
  await expect(password(context, undefined, sysadminPassword)).rejects.toMatchObject({
    kind,
    hint: 'set STX_SYSADMIN_PASSWORD, or pass --sysadmin-password',
  })
})
