import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Program} from '../../src/spelling/spell.js'
import {runProgram} from '../support/run.js'

// What the official programs asked a simulator, were answered and printed, as scripts/record.mjs recorded it, is played
// to our programs: they must print the same, end alike and send the same changes. Reads may differ.
interface Exchange {
  /** such as `GET /sysinv/v1/ihosts` */
  ask: string
  sent?: unknown
  status: number
  reply: number
}

interface Recorded {
  line: string
  files: Record<string, string>
  code: number
  stdout: string
  exchanges: Exchange[]
}

interface Reply {
  type?: string
  /** one of these */
  json?: unknown
  text?: string
}

interface Stand {
  variables: Record<string, string>
  close(): Promise<void>
}

interface Asked {
  ask: string
  sent: unknown
}

type Answer = (asked: Asked) => {status: number; headers: Record<string, string>; content: string}

const {standIn} = (await import(new URL('../../scripts/conformance/stand-in.mjs', import.meta.url).href)) as {
  standIn: (answer: Answer) => Promise<Stand>
}

const recordings = join(import.meta.dirname, 'replay')
const here = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'stx-replay-'))
let stand: Stand
let play: Answer

beforeAll(async () => {
  stand = await standIn((asked) => play(asked))
  Object.assign(process.env, stand.variables, {COLUMNS: '1000'})
})

afterAll(async () => {
  process.chdir(here)
  await stand.close()
  rmSync(folder, {recursive: true, force: true})
})

const changes = (exchanges: readonly {ask: string; sent?: unknown}[]) =>
  exchanges.filter(({ask}) => !ask.startsWith('GET ')).map(({ask, sent}) => ({ask, sent}))

/** Each reply once, in order; the last of its kind again where ours asks more often. */
function player(exchanges: readonly Exchange[], replies: readonly Reply[], seen: Asked[]): Answer {
  const left = new Set(exchanges)
  return ({ask, sent}) => {
    seen.push({ask, sent})
    const fitting = exchanges.filter((exchange) => exchange.ask === ask)
    const exchange =
      fitting.find((one) => left.has(one) && isDeepStrictEqual(one.sent, sent)) ??
      fitting.find((one) => left.has(one)) ??
      fitting.at(-1)
    if (!exchange) return {status: 404, headers: {'content-type': 'text/plain'}, content: `not recorded: ${ask}`}
    left.delete(exchange)
    const {type, json, text} = replies[exchange.reply] ?? {}
    const headers: Record<string, string> = type === undefined ? {} : {'content-type': type}
    return {status: exchange.status, headers, content: text ?? JSON.stringify(json)}
  }
}

const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare ?? '')

for (const file of readdirSync(recordings).filter((name) => name.endsWith('.jsonl'))) {
  const lines = readFileSync(join(recordings, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const replies = lines.filter((line) => 'text' in line || 'json' in line) as Reply[]
  const records = lines.filter((line) => 'line' in line) as Recorded[]
  describe(basename(file, '.jsonl'), () => {
    test.each(records)('$line', async ({line, files, code, stdout, exchanges}) => {
      const own = mkdtempSync(join(folder, 'line-'))
      process.chdir(own)
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(join(own, dirname(name)), {recursive: true})
        writeFileSync(join(own, name), content)
      }
      const seen: Asked[] = []
      play = player(exchanges, replies, seen)
      const [program, ...argv] = words(line)
      const outcome = await runProgram(argv, {program: program as Program})
      const ours = {code: outcome.code, stdout: outcome.stdout.trimEnd(), changes: changes(seen)}
      expect(ours, outcome.stderr).toEqual({code, stdout: stdout.trimEnd(), changes: changes(exchanges)})
    })
  })
}
