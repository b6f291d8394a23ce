import {pauseAfter} from '../client/pause.js'
import {changesBetween, isChanged, type Keyed, keysOf} from '../output/change.js'
import {harmless, harmlessJson} from '../output/control-character.js'
import {documentOf} from '../output/document.js'
import type {RenderOptions} from '../output/option.js'
import {listSheet, oneSheet} from '../output/render.js'
import {field} from '../output/sheet.js'
import {tableText} from '../output/table-format.js'
import type {View} from '../output/view.js'
import {type Condition, conditionsIn} from '../selecting/condition.js'
import {allHold, askable} from './asking.js'
import type {RunContext} from './context.js'
import {deadlineOf, parseDuration} from './duration.js'
import {CommandFailure, toFailure} from './failure.js'
import type {Seen} from './many.js'
import {transientOutage} from './outage.js'
import type {Printing} from './print.js'
import {exitCode, type Result} from './result.js'
import type {Ending, Show, Sight} from './sight.js'
import {sleep} from './time.js'

/** What was asked for with `--watch`, judged. */
export interface Wanted {
  as: 'screen' | 'lines'
  intervalMs: number
  deadlineMs?: number
  /** As it was typed: which fields there are, only the rows will tell. */
  until?: string
}

const USUAL_MS = 5000
const SHORTEST_MS = 100
const GONE = 'gone'

/** Refuses what cannot be watched, before anything is asked of a server. */
export function judgeWatch(
  {interval, until, deadline}: {interval: string; until?: string; deadline?: string},
  {io, options}: Printing,
): Wanted {
  const intervalMs = interval === '' ? USUAL_MS : parseDuration(interval)
  if (intervalMs < SHORTEST_MS) {
    throw new CommandFailure('usage', `--watch=${interval} is too often`, 'write it as in --watch=5s')
  }
  const deadlineMs = deadline === undefined ? undefined : deadlineOf(deadline)
  if (options.query !== undefined) {
    throw new CommandFailure('usage', '--watch and --query exclude each other', 'query the lines of --format jsonl')
  }
  if (until !== undefined && until !== GONE) conditionsIn(until, undefined)
  return {as: shownAs(options, io.stdout.isTTY === true), intervalMs, deadlineMs, until}
}

function shownAs({format}: RenderOptions, isTTY: boolean): Wanted['as'] {
  if (format === 'json' || format === 'jsonl') return 'lines'
  if (format !== 'table') {
    throw new CommandFailure('usage', `--watch writes no ${format}`, 'add --format jsonl: a line for each change')
  }
  if (isTTY) return 'screen'
  const way = 'add --format jsonl: a line for each change'
  throw new CommandFailure('usage', '--watch shows a table on a terminal only, and this is none', way)
}

/** What the watcher needs of the world; tests have one of their own. */
export interface World {
  /** Milliseconds since 1970. */
  now(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Somebody ends the program kindly; returns how not to listen any more. */
  onTerminate(listener: () => void): () => void
}

const realWorld: World = {
  now: () => Date.now(),
  sleep,
  onTerminate: (listener) => {
    process.on('SIGTERM', listener)
    return () => void process.off('SIGTERM', listener)
  },
}

interface Watching {
  read: () => Promise<Seen>
  wanted: Wanted
  printing: () => Printing
  context: RunContext
  world?: World
}

/** Looks again and again, one look at a time, until what is wanted holds or somebody ends it. */
export async function watch({read, wanted, printing, context, world = realWorld}: Watching): Promise<void> {
  const end = new AbortController()
  const finish = (why: Ending) => end.abort(why)
  const interrupted = () => finish('interrupted')
  if (context.signal.aborted) interrupted()
  else context.signal.addEventListener('abort', interrupted)
  // Whatever is still under way at the end is given up: the connection, which is opened later, hears of it.
  context.signal = AbortSignal.any([context.signal, end.signal])
  const deaf = world.onTerminate(() => finish('terminated'))
  const ended = new Promise<undefined>((resolve) => end.signal.addEventListener('abort', () => resolve(undefined)))
  const unlessEnded = (error: unknown) => {
    if (!end.signal.aborted) throw error
  }
  const sleep = (milliseconds: number) => world.sleep(milliseconds, end.signal).catch(() => undefined)
  if (wanted.deadlineMs !== undefined) void sleep(wanted.deadlineMs).then(() => finish('deadline'))
  const show = await showing({wanted, printing, context, world, finish, signal: end.signal})
  const until = judgeOf(wanted.until)
  try {
    let before: readonly Keyed[] | undefined
    let still = 0
    while (!end.signal.aborted) {
      const begun = world.now()
      const look = await Promise.race([attempt(read, before !== undefined).catch(unlessEnded), ended])
      if (look === undefined) break
      const at = world.now()
      if ('outage' in look) show.outage(look.outage, at)
      else {
        const seen = sightOf(look.seen.result, printing().options)
        const changed = before === undefined || isChanged(before, seen.records)
        const {missing} = look.seen
        show.seen({...seen, missing, changed, at})
        before = seen.records
        still = changed ? 0 : still + 1
        if (missing.length === 0 && until(look.seen.result)) return
      }
      await sleep(pauseAfter({intervalMs: wanted.intervalMs, still, answerMs: at - begun}))
    }
  } finally {
    show.close()
    deaf()
    if (!end.signal.aborted) finish('quit')
  }
  const why = end.signal.reason as Ending
  if (why === 'interrupted') throw exitCode(130)
  if (why === 'terminated') throw exitCode(143)
  if (why === 'deadline') {
    context.io.stderr.write(`stx: ${wanted.until === undefined ? 'the deadline is over' : 'not met in time'}\n`)
    throw exitCode(124)
  }
}

/** What was there once and is no longer found is gone; a server that is away for a while is waited for. */
async function attempt(read: () => Promise<Seen>, again: boolean): Promise<{seen: Seen} | {outage: string}> {
  try {
    return {seen: await read()}
  } catch (error) {
    const {kind} = toFailure(error)
    if (again && kind === 'not-found') return {seen: {result: {kind: 'several', results: []}, missing: []}}
    const outage = again ? transientOutage(error) : ''
    if (outage === '') throw error
    return {outage}
  }
}

/** The tables of a result: of lists, of one resource, or of the facts behind a text. */
interface Table {
  view: View<unknown>
  rows: readonly unknown[]
  /** One resource, shown by its properties. */
  single: boolean
  options: Partial<RenderOptions>
}

function tablesOf(result: Result): Table[] {
  switch (result.kind) {
    case 'rows':
      return [{view: result.view, rows: result.rows, single: false, options: result.choice}]
    case 'one':
      return [{view: result.view, rows: [result.row], single: true, options: {}}]
    case 'each':
      return result.rows.map((row) => ({view: result.view, rows: [row], single: true, options: {}}))
    case 'text':
      return Array.isArray(result.facts)
        ? [{view: {}, rows: result.facts, single: false, options: {}}]
        : [{view: {}, rows: [result.facts], single: true, options: {}}]
    case 'said':
      return [{view: {}, rows: [{message: result.message, ...result.facts}], single: true, options: {}}]
    case 'several':
      if (result.failure !== undefined) throw result.failure
      return result.results.flatMap(tablesOf)
    case 'verbatim':
    case 'drawn':
      throw new CommandFailure('usage', 'this cannot be watched', 'it prints a file, not rows')
    case 'remark':
    case 'words':
      return []
  }
}

/** Rows by the names that they keep, as programs and as people see them. */
export function sightOf(result: Result, options: RenderOptions): Pick<Sight, 'records' | 'tables'> {
  const all = tablesOf(result).map((table) => {
    const own = {...options, ...table.options}
    const [only] = table.rows
    const {sheet, rows} = table.single
      ? {...oneSheet(table.view, only, own), rows: [only]}
      : listSheet(table.view, table.rows, own)
    const text = tableText(sheet, table.view as View<never>)
    const first = sheet.headings.findIndex((heading) => heading.field !== 'subcloud')
    const firsts = table.single ? [undefined] : sheet.cells.map((cells) => String(cells[first] ?? ''))
    const documents = [documentOf(sheet, rows, own)].flat()
    const entries = rows.map((row, at) => ({row, first: firsts[at], document: documents[at]}))
    return {entries, text, single: table.single}
  })
  const keys = keysOf(all.flatMap(({entries}) => entries))
  let next = 0
  const records: Keyed[] = []
  const tables = all.map(({entries, text, single}) => {
    const own = keys.slice(next, next + entries.length)
    next += entries.length
    records.push(...entries.map(({document}, at) => ({key: own[at] ?? '', row: document})))
    if (!single) {
      return {...text, keys: own, titles: entries.map(({row, first}, at) => titleOf(row, first ?? own[at] ?? ''))}
    }
    // A property goes by its name; lines that go on with it, by their order.
    const properties = text.rows.map(([name = '']) => name)
    const named = keysOf(properties.map((name) => ({row: undefined, first: name})))
    return {...text, keys: named, titles: properties}
  })
  return {records, tables}
}

function titleOf(row: unknown, otherwise: string): string {
  const named = ['name', 'hostname'].map((name) => field(row, name)).find((name) => typeof name === 'string')
  const site = field(row, 'subcloud')
  return `${typeof site === 'string' ? `${site}/` : ''}${named ?? otherwise}`
}

/** Whether what is waited for holds: for every row there is, and there is one. Fields are judged by the first rows. */
function judgeOf(until: string | undefined): (result: Result) => boolean {
  if (until === undefined) return () => false
  let conditions: readonly Condition[] | undefined
  return (result) => {
    const tables = tablesOf(result)
    const count = tables.reduce((sum, {rows}) => sum + rows.length, 0)
    if (until === GONE) return count === 0
    if (count === 0) return false
    conditions ??= conditionsIn(
      until,
      askable(
        tables.map(({view}) => view),
        tables.flatMap(({rows}) => rows),
      ),
    )
    const wanted = conditions
    return tables.every(({view, rows}) => rows.every((row) => allHold(wanted, row, view)))
  }
}

interface Showing extends Pick<Watching, 'wanted' | 'printing' | 'context'> {
  world: World
  finish: (why: Ending) => void
  signal: AbortSignal
}

async function showing(options: Showing): Promise<Show> {
  if (options.wanted.as === 'lines') return asLines(options.printing())
  const {openScreen} = await import('./watch-screen.js')
  const {context, wanted, printing, world, finish, signal} = options
  const {terminal} = printing().options
  const fade = (milliseconds: number) => world.sleep(milliseconds, signal)
  return openScreen({
    context,
    now: world.now,
    fade,
    finish,
    colour: terminal.colour,
    intervalMs: wanted.intervalMs,
  })
}

/** A line for each row that is there, then for each change; what is wrong, on stderr. */
function asLines({io, quiet}: Printing): Show {
  let before: readonly Keyed[] = []
  let silent = new Map<string, string>()
  let away = false
  const say = (line: string) => (quiet ? undefined : void io.stderr.write(`${harmless(line)}\n`))
  return {
    seen({records, missing}) {
      if (away) say('there are answers again')
      away = false
      const now = new Map(missing.map(({subcloud, reason}) => [subcloud, reason]))
      for (const line of newsOf(silent, now)) say(line)
      silent = now
      io.stdout.write(
        changesBetween(before, records)
          .map((change) => `${harmlessJson(JSON.stringify(change))}\n`)
          .join(''),
      )
      before = records
    },
    outage(reason) {
      if (!away) say(reason)
      away = true
    },
    close() {},
  }
}

const NAMED = 10

/** Who does not answer any more and why, and who does again: the first of them by name. */
function newsOf(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  const news = [
    ...[...now].filter(([name]) => !before.has(name)).map(([name, reason]) => `${name}: ${reason}`),
    ...[...before.keys()].filter((name) => !now.has(name)).map((name) => `${name} answers again, or is gone`),
  ]
  return news.length > NAMED ? [...news.slice(0, NAMED), `and ${news.length - NAMED} more`] : news
}
