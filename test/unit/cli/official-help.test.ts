import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'

describe('the official programs', () => {
  test('help a command in their own layout, by its official name', async () => {
    const {stdout, code} = await runProgram(['help', 'host-show'], {program: 'system'})
    expect(code).toBe(0)
    expect(stdout).toBe(`usage: system host-show <host>

Show one host.

Positional arguments:
  <host>                host name or id
`)
  })

  test('list their commands, and only theirs', async () => {
    const {stdout} = await runProgram(['help'], {program: 'fm'})
    expect(stdout).toMatch(/^usage: fm \[options\] <subcommand> \.\.\.$/m)
    expect(stdout).toMatch(/^ {4}alarm-list {2,}list the active alarms/m)
    expect(stdout).not.toContain('host-lock')
  })

  test('misused, print their usage first and exit with 2', async () => {
    const {stdout, stderr, code} = await runProgram(['host-show'], {program: 'system'})
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr.split('\n')[0]).toBe('usage: system host-show <host>')
    expect(stderr.split('\n')[1]).toMatch(/^system: error: .*missing argument HOST/)
  })
})

test('stx, misused, prints one line on what is wrong and one on how to type it', async () => {
  const {stderr, code} = await runProgram(['host', 'show', '--bogus', 'x'])
  expect(code).toBe(2)
  expect(stderr.trimEnd().split('\n')).toEqual([
    'stx: host show: unknown option --bogus; `stx host show --help` lists the options',
    'usage: stx host show <host>',
  ])
})
