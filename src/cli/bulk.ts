import {rm} from 'node:fs/promises'
import {canTell} from '../client/already/already.js'
import type {Api} from '../client/api.js'
import type {Place} from '../client/connect.js'
import type {Onlooker} from '../client/onlooker.js'
import {harmless} from '../output/control-character.js'
import {createProgress} from '../output/progress.js'
import type {RunFile} from '../runs/entry.js'
import type {Run} from '../runs/run.js'
import type {Selection} from '../selecting/select.js'
import type {Chronicle} from './chronicle.js'
import type {GlobalValues} from './command.js'
import {confirmMany} from './confirm.js'
import type {RunContext} from './context.js'
import {type Deed, doDeeds, endsAll, type Memory} from './deeds.js'
import {Effects} from './effects.js'
import {CommandFailure, toFailure} from './failure.js'
import {inRun} from './in-run.js'
import {inParallel} from './parallel.js'
import {planned} from './planned.js'
import {asText, type Printing} from './print.js'
import {abridged} from './report.js'
import {exitCode, type Result, several} from './result.js'
import {shareOf} from './share.js'

const AT_A_TIME = 32

const atATime = ({globals, atATime = AT_A_TIME}: Bulk): number => globals.parallel ?? atATime

/** One of many, and in which region it is entered, where that is asked for. */
interface Target {
  name: string
  region?: string
}

/** Who is meant. A run that is taken up again means those that it meant when it was begun. */
async function aim({named, selection, dcmanager, context: {takenUp}}: Bulk): Promise<Target[]> {
  if (!selection) return (takenUp?.targets ?? (await withoutTwins(named, dcmanager))).map((name) => ({name}))
  const members = await selection.select(dcmanager, {allowNone: takenUp ? true : undefined})
  const regions = new Map(members.map(({name, subcloud}) => [name, subcloud['region-name'] ?? undefined]))
  const names = takenUp?.targets ?? [...regions.keys()]
  return names.map((name) => ({name, region: regions.get(name)}))
}

/** Each once, also where one is named by its name and by its id. Names have letters. */
async function withoutTwins(named: readonly string[], dcmanager: Api): Promise<string[]> {
  const words = [...new Set(named)]
  const ids = words.filter((word) => /^\d+$/.test(word))
  if (ids.length === 0 || words.length === 1) return words
  const {subclouds} = await import('../client/dcmanager/subcloud.js')
  const all = await subclouds(dcmanager).list({secondary: true})
  const names = new Map(all.map(({id, name}) => [String(id), name]))
  return [...new Set(words.map((word) => names.get(word) ?? word))]
}

/** A deed for many, as the command that does it hands it over. */
export interface Bulk {
  /** The words of the command, as in `subcloud manage`. */
  words: string
  /** What was typed behind them. */
  argv: readonly string[]
  named: readonly string[]
  selection: Selection | undefined
  /** It is done in each of the systems, not at the one that knows them. */
  inEach: boolean
  dcmanager: Api
  /** Refuses what does not go together. */
  judge(subcloud: string): Promise<void>
  /** Does it to one; what is sent goes to the place. */
  act(subcloud: string, place: Place): Promise<unknown>
  /** Waits for those to which it was done; returns those that failed, and why. */
  follow?(subclouds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whether something that is to go is not there. */
  isGone(error: unknown): boolean
  /** How many at a time, where it is not said. */
  atATime?: number
  /** What says whom it is about and what is sent; taken up again, it was found to be the same. */
  files?: readonly RunFile[]
  /** It names each one by itself, and takes nothing away: only people and protected contexts are asked. */
  isNamedInFile?: boolean
  /** What became of each, as it is printed. */
  show(deeds: readonly ShownDeed[]): Result
  /** What to do about those that failed, where that is not to look at the run. */
  mend?(failed: readonly Deed[]): string
  /** Keeps what is sent. */
  chronicle: Chronicle | undefined
  /** Told when one was changed. */
  changed(): void
  yes: boolean
  globals: GlobalValues
  context: RunContext
  printing: Printing
}

/** What became of one, and whether that changed it. */
export type ShownDeed = Deed & {changed: boolean}

/** Asks where that is needed, and does it to all; of a rehearsal, what would be sent is told. */
export async function runBulk(bulk: Bulk): Promise<Result> {
  const {globals, context, words, yes} = bulk
  const targets = await aim(bulk)
  for (const {name} of targets) await bulk.judge(name)
  if (globals['dry-run']) return rehearse(bulk, targets)
  const all = globals.subclouds === 'all'
  await confirmMany({
    ...{yes: yes || context.takenUp !== undefined, words, count: targets.length, all},
    ...{asksPeopleOnly: bulk.isNamedInFile === true, globals, context},
  })
  return remembered(bulk, targets)
}

async function rehearse(bulk: Bulk, all: readonly Target[]): Promise<Result> {
  bulk.context.rehearses = true
  const known = new Map(bulk.context.takenUp?.rows.map(({target, state}) => [target, state]))
  const targets = all.filter(({name}) => ['left', 'sent'].includes(known.get(name) ?? 'left'))
  const told = await inParallel(targets, atATime(bulk), async (target) => {
    const wasSent = known.get(target.name) === 'sent'
    const effects = new Effects({rehearses: true, ensures: bulk.globals.ensure === true || wasSent})
    const onlooker: Onlooker = {
      saw: (path, content) => effects.saw(path, content),
      async before(write, look) {
        if (wasSent && !canTell(write)) throw new MayHaveArrived()
        return effects.before(write, look)
      },
      after: (write, outcome) => effects.after(write, outcome),
    }
    const act = async () => bulk.act(target.name, placeOf(bulk, target, onlooker))
    const failure = await effects.end(act())
    if (failure !== undefined && endsAll(toFailure(failure).kind, {sent: false})) throw failure
    return {target, effects, failure: bulk.globals.ensure && bulk.isGone(failure) ? undefined : failure}
  })
  const failures = told.filter(({failure}) => failure !== undefined)
  const [first] = failures
  const reason = first && `${first.target.name}: ${toFailure(first.failure).message}`
  const kind = failures.length === targets.length ? 'failed' : 'partial'
  return planned(
    told.flatMap(({effects}) => effects.writes),
    {
      more: told.some(({effects}) => effects.more),
      curl: bulk.globals.curl === true,
      failure:
        first && new CommandFailure(kind, `${failures.length} of ${targets.length} would be refused, first ${reason}`),
    },
  )
}

function placeOf({inEach}: Bulk, {region}: Target, onlooker: Onlooker): Place {
  if (!inEach) return {onlooker}
  // Without a region it would go to where the connection leads.
  if (region === undefined) throw new CommandFailure('not-found', 'it is not there, or has no region yet')
  return {region, oneOfMany: true, onlooker}
}

/** Does it to one. What may have been sent already, and what is to be ensured, is not sent where it is so. */
async function actOnOne(
  bulk: Bulk,
  target: Target,
  {intend, wasSent, ...how}: {intend: () => Promise<void>; ensures: boolean; wasSent: boolean},
) {
  const ensures = how.ensures || wasSent
  const effects = new Effects({rehearses: false, ensures, chronicle: bulk.chronicle})
  const onlooker: Onlooker = {
    saw: (path, content) => effects.saw(path, content),
    async before(write, look) {
      const instead = await effects.before(write, look)
      if (instead) return instead
      if (wasSent && !canTell(write)) throw new MayHaveArrived()
      await intend()
      return undefined
    },
    after: (write, outcome) => effects.after(write, outcome),
  }
  try {
    await bulk.act(target.name, placeOf(bulk, target, onlooker))
  } catch (error) {
    if (!ensures || !bulk.isGone(error)) throw error
  }
  if (effects.changed) bulk.changed()
  return effects.changed
}

/** It was sent before, and nobody can say whether it was carried out. */
class MayHaveArrived extends CommandFailure {
  constructor() {
    super(
      'pending',
      'it was sent and not answered, and whether it was carried out cannot be asked: look, then type it anew',
    )
  }
}

/** Does it, with a memory: whatever ends this program, it can be taken up again where it was. */
async function remembered(bulk: Bulk, targets: readonly Target[]): Promise<Result> {
  const {context} = bulk
  return inRun(
    bulk,
    targets.map(({name}) => name),
    async ({ledger, takenUp, path, typed}) => {
      const {deeds, stopped} = await undertake(bulk, targets, ledger, takenUp)
      const shown = () => deeds.map((deed) => ({...deed, changed: deed.result === 'done'}))
      // Nothing was done, and not for what one of them is.
      if (stopped !== undefined && deeds.every(({result}) => result === 'left')) {
        if (!takenUp) await rm(path, {force: true})
        throw stopped
      }
      try {
        if (stopped === undefined && !context.signal.aborted) await followThem(bulk, deeds, ledger)
      } catch (error) {
        return told(bulk, shown(), error)
      }
      const failure = verdict(deeds, stopped, {...typed, mend: bulk.mend})
      if (stopped === undefined) await ledger.end(failure ? toFailure(failure).code : 0)
      return told(bulk, shown(), failure)
    },
  )
}

/** Programs get a pure list, and people's words beside it. */
function told({printing, show, globals}: Bulk, deeds: readonly ShownDeed[], failure: unknown): Result {
  const isForPeople = asText(printing.options) && !globals.debug
  const list = show(isForPeople ? deeds.map(withShortReason) : deeds)
  if (failure === undefined || asText(printing.options)) return several([list], failure)
  const {message, hint, code} = toFailure(failure)
  printing.io.stderr.write(`${harmless(`stx: ${message}${hint ? `; ${hint}` : ''}`)}\n`)
  return several([list], exitCode(code))
}

const LONGEST_REASON = 300

/** Servers write pages: people see how one begins and ends. */
const withShortReason = (deed: ShownDeed): ShownDeed => ({
  ...deed,
  reason: deed.reason && abridged(deed.reason, LONGEST_REASON),
})

/** Sends what is to be sent. Of those that were sent without an answer the server is asked first. */
async function undertake(
  bulk: Bulk,
  all: readonly Target[],
  ledger: Memory,
  takenUp: Run | undefined,
): Promise<{deeds: Deed[]; stopped: unknown}> {
  const {globals, context, printing} = bulk
  const targets = all.map(({name}) => name)
  const byName = new Map(all.map((target) => [target.name, target]))
  const known = new Map(takenUp?.rows.map((row) => [row.target, row]))
  const settled = targets.flatMap((subcloud): Deed[] => {
    const {state, reason} = known.get(subcloud) ?? {state: 'left', reason: null}
    return state === 'left' || state === 'sent' ? [] : [{subcloud, result: state, reason}]
  })
  const over = new Set(settled.map(({subcloud}) => subcloud))
  const left = targets.filter((subcloud) => !over.has(subcloud))
  const isTTY = printing.io.stderr.isTTY === true
  const progress = await createProgress({stream: printing.io.stderr, isTTY, quiet: printing.quiet || !isTTY})
  try {
    const fresh = await doDeeds({
      targets: left,
      act: (subcloud, intend) =>
        actOnOne(bulk, byName.get(subcloud) ?? {name: subcloud}, {
          intend,
          ensures: globals.ensure === true,
          wasSent: known.get(subcloud)?.state === 'sent',
        }),
      memory: ledger,
      parallel: atATime(bulk),
      ramp: globals.ramp === true,
      mayFail: mayFail(globals['stop-after'], targets.length),
      signal: context.signal,
      progress: (text) => progress.update(text),
    })
    const deeds = new Map([...settled, ...fresh.deeds].map((deed) => [deed.subcloud, deed]))
    return {deeds: targets.flatMap((subcloud) => deeds.get(subcloud) ?? []), stopped: fresh.stopped}
  } finally {
    progress.clear()
  }
}

/** So many failures end it: `5`, or `10%` of all. Without a word, none does. */
export function mayFail(text: string | undefined, all: number): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  const {number, isPercent} = shareOf(text, {least: 1, such: '5 or 10%'})
  return (isPercent ? Math.max(1, Math.ceil((all * number) / 100)) : number) - 1
}

/** Waits for those to which it was done; what has failed after all is so from then on. */
async function followThem({follow}: Bulk, deeds: readonly Deed[], memory: Memory): Promise<void> {
  const done = new Map(
    deeds.flatMap((deed) => (deed.result === 'done' || deed.result === 'unchanged' ? [[deed.subcloud, deed]] : [])),
  )
  for (const [subcloud, reason] of (await follow?.([...done.keys()])) ?? []) {
    const deed = done.get(subcloud)
    if (deed) Object.assign(deed, {result: 'failed', reason})
    if (deed) await memory.settle(subcloud, 'failed', reason)
  }
}

/** How it ended, for people and by its exit code. */
function verdict(
  deeds: readonly Deed[],
  stopped: unknown,
  {resume, show, mend}: {resume: string; show: string; mend: Bulk['mend']},
): CommandFailure | undefined {
  const of = (...results: Deed['result'][]) => deeds.filter(({result}) => results.includes(result))
  const [failed, open] = [of('failed'), of('left', 'unknown')]
  const [left, unknown] = [of('left').length, of('unknown').length]
  const done = `${of('done', 'unchanged').length} of ${deeds.length} done`
  const counts = `${done}, ${failed.length} failed, ${unknown > 0 ? `${unknown} unknown, ` : ''}${left} left`
  const again = `take it up again: ${resume}`
  if (stopped !== undefined) {
    const {kind, message} = toFailure(stopped)
    return new CommandFailure(kind, `${kind === 'interrupted' ? 'broken off' : message}: ${counts}`, again)
  }
  const [first] = failed
  if (!first && open.length === 0) return undefined
  const why = first ? `, first ${first.subcloud}: ${first.reason}` : ''
  const kind = failed.length === deeds.length ? 'failed' : 'partial'
  return new CommandFailure(kind, `${counts}${why}`, open.length > 0 ? again : (mend?.(failed) ?? `see: ${show}`))
}
