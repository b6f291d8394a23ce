import {PassThrough} from 'node:stream'
import {expect} from 'vitest'
import type * as Main from '../../src/cli/main.js'
import type {Time} from '../../src/cli/time.js'
import type {Program} from '../../src/spelling/spell.js'
import {cellsOf} from './table.js'

// The built program: what users run is what is tested, and commands are found where they will be.
export const {run} = (await import(new URL('../../dist/cli/main.js', import.meta.url).href)) as typeof Main

export interface Outcome {
  stdout: string
  stderr: string
  code: number
}

/** Runs the program in this process with streams of its own; returns what a shell would see. */
export async function runProgram(
  argv: string[],
  {
    program = 'stx',
    input = '',
    signal = new AbortController().signal,
    time,
  }: {program?: Program; input?: string; signal?: AbortSignal; time?: Time} = {},
): Promise<Outcome> {
  const outcome = {stdout: '', stderr: ''}
  const collect = (name: keyof typeof outcome) => {
    const stream = new PassThrough()
    stream.on('data', (chunk) => {
      outcome[name] += chunk
    })
    return stream
  }
  const stdin = new PassThrough()
  stdin.end(input)
  const code = await run(program, argv, {stdin, stdout: collect('stdout'), stderr: collect('stderr')}, signal, {time})
  // How long a wait took is the machine's affair, and it may be busy.
  const stderr = outcome.stderr.replaceAll(/ after (\d+[hms])+$/gm, ' after 0s')
  return {...outcome, stderr, code}
}

/** Runs a command that must succeed without remarks, and returns the cells of what it printed. */
export async function tableOf(words: string[]): Promise<string[][]> {
  const {stdout, stderr, code} = await runProgram(words)
  expect({stderr, code}).toEqual({stderr: '', code: 0})
  return cellsOf(stdout)
}
