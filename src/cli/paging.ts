import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import type {Pager} from '../config/environment.js'
import type {Io, RunContext} from './context.js'

/** Has something printed, and where that is longer than the terminal, hands it to a pager. */
export async function paging(context: RunContext, pager: Pager, printAll: () => Promise<void>): Promise<void> {
  const {io} = context
  const pieces: string[] = []
  const write = (piece: unknown) => {
    pieces.push(String(piece))
    return true
  }
  const stdout: Io['stdout'] = Object.create(io.stdout, {write: {value: write}})
  context.io = {stdin: io.stdin, stdout, stderr: io.stderr}
  try {
    await printAll()
  } finally {
    context.io = io
    const text = pieces.join('')
    // Of what failed half-way, what there is is shown all the same.
    if (fits(text, io.stdout) || !(await shown(text, pager))) io.stdout.write(text)
  }
}

function fits(text: string, {columns = 80, rows = 24}: Io['stdout']): boolean {
  const lines = text.split('\n')
  const height = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0)
  return height <= rows
}

/** Whether a pager took it; to have read enough of it is no failure, and ends no pager with one. */
async function shown(text: string, {command, environment}: Pager): Promise<boolean> {
  const hear = heedless()
  try {
    const child = spawn('/bin/sh', ['-c', command], {stdio: ['pipe', 'inherit', 'inherit'], env: {...environment}})
    feed(child, text)
    const [code] = (await once(child, 'close')) as [number | null]
    // Ended by a signal, it was there, and somebody had enough of it.
    return code === null || code === 0
  } catch {
    // There is no shell to start it: the text is printed as if nobody had asked for a pager.
    return false
  } finally {
    hear()
  }
}

function feed({stdin}: ChildProcess, text: string): void {
  // Whoever left the pager has read enough, and tells so by its end.
  stdin?.on('error', () => undefined)
  stdin?.end(text)
}

/** Ctrl-C is the pager's affair as long as it runs; returns how to hear it again. */
function heedless(): () => void {
  const heard = process.listeners('SIGINT')
  const ignore = () => undefined
  process.removeAllListeners('SIGINT')
  process.on('SIGINT', ignore)
  return () => {
    process.off('SIGINT', ignore)
    for (const listener of heard) process.on('SIGINT', listener)
  }
}
