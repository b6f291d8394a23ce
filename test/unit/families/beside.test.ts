import {expect, test, vi} from 'vitest'
import type {Io, RunContext} from '../../../src/cli/context.js'
import {runBeside} from '../../../src/families/beside.js'

const run = vi.hoisted(() => vi.fn<(program: string, argv: string[], io: Io) => Promise<number>>())
vi.mock('../../../src/cli/main.js', () => ({run}))

const context = {signal: new AbortController().signal} as RunContext
const globals = {
  ...{'os-auth-url': 'http://10.0.0.1:5000/v3', 'os-password': 'geheim', 'os-auth-token': undefined},
  ...{subclouds: 'all', parallel: 7, 'site-timeout': '1m', 'allow-none': true, yes: true, ramp: true, 'stop-after': 3},
}

test('a command beside goes to the same cloud, with the same secrets, and for what it names alone', async () => {
  run.mockResolvedValueOnce(0)
  await runBeside(context, ['subcloud', 'manage', '--', '-edge'], globals)
  expect(run.mock.lastCall?.[1]).toEqual([
    ...['subcloud', 'manage', '--os-auth-url', 'http://10.0.0.1:5000/v3', '--os-password=geheim', '--', '-edge'],
  ])
})

test('nobody answers its questions, and what it says on stderr is what it came to', async () => {
  run.mockImplementationOnce(async (_program, _argv, {stdin, stdout, stderr}) => {
    for await (const piece of stdin) throw new Error(`somebody typed ${piece}`)
    stdout.write('a table\n')
    stderr.write('stx: no\n')
    return 6
  })
  expect(await runBeside(context, ['host', 'lock', 'controller-1'], {})).toEqual({code: 6, said: 'stx: no'})
})
