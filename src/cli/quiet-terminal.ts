import type {Io, RunContext} from './context.js'

const KEPT = 100

/**
 * What is written to the same terminal beside a screen would break it: it is kept until the end. Returns how to end
 * that.
 */
export function quieten(context: RunContext): () => void {
  const {io} = context
  if (io.stderr.isTTY !== true) return () => undefined
  const kept: string[] = []
  const write = (piece: unknown) => {
    if (kept.at(-1) !== String(piece)) kept.push(String(piece))
    if (kept.length > KEPT) kept.shift()
    return true
  }
  const stderr: Io['stderr'] = Object.create(io.stderr, {write: {value: write}})
  context.io = {stdin: io.stdin, stdout: io.stdout, stderr}
  return () => {
    context.io = io
    for (const piece of kept) io.stderr.write(piece)
  }
}
