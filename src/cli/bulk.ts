import {join} from 'node:path'
import type {Api} from '../client/api.js'
import {redactUrl, withoutSecrets} from '../client/redact.js'
import {createProgress} from '../output/progress.js'
import {VERSION} from '../runs/entry.js'
import type {Run} from '../runs/run.js'
import type {Selection} from '../selecting/select.js'
import type {GlobalValues} from './command.js'
import {commandLine} from './command-line.js'
import type {RunContext} from './context.js'
import {deedView} from './deed-view.js'
import {type Deed, doDeeds, type Memory} from './deeds.js'
import {CommandFailure, toFailure} from './failure.js'
import type {Printing} from './print.js'
import {type Result, rows, several} from './result.js'
import {secretsTyped} from './typed-secret.js'

// As an ES module it would load all of web crypto in every run.
const {randomBytes} = process.getBuiltinModule('node:crypto')

const AT_A_TIME = 32

/** One of many, and in which region it is entered, where that is asked for. */
export interface Target {
  name: string
  region?: string
}

/** Who is meant. A run that is taken up again means those that it meant when it was begun. */
export async function aim({
  named,
  selection,
  dcmanager,
  takenUp,
}: {
  named: readonly string[]
  selection: Selection | undefined
  dcmanager: Api
  takenUp: Run | undefined
}): Promise<Target[]> {
  if (!selection) return [...new Set(takenUp?.targets ?? named)].map((name) => ({name}))
  const members = await selection.select(dcmanager, {allowNone: takenUp !== undefined || undefined, secondary: true})
  const regions = new Map(members.map(({name, subcloud}) => [name, subcloud['region-name'] ?? undefined]))
  const names = takenUp?.targets ?? [...regions.keys()]
  return names.map((name) => ({name, region: regions.get(name)}))
}

/** A deed for many, as the command that does it hands it over. */
export interface Bulk {
  /** The words of the command, as in `subcloud manage`. */
  words: string
  /** What was typed behind them. */
  argv: readonly string[]
  targets: readonly string[]
  /**
   * Does it to one; says whether that changed anything. `intend` is called before a write is sent; `ensures`: what may
   * have been sent already is not sent again where it is so.
   */
  act(subcloud: string, intend: () => Promise<void>, ensures: boolean): Promise<boolean>
  /** Waits for those to which it was done; returns those that failed, and why. */
  follow?(subclouds: readonly string[]): Promise<ReadonlyMap<string, string>>
  globals: GlobalValues
  context: RunContext
  printing: Printing
}

/** Does it, with a memory: whatever ends this program, it can be taken up again where it was. */
export async function doBulk(bulk: Bulk): Promise<Result> {
  const {context, globals, printing} = bulk
  const {takenUp} = context
  const [{Ledger}, {ledgerPath, newId, withRun}] = await Promise.all([
    import('../runs/ledger.js'),
    import('../runs/folder.js'),
  ])
  const folder = join(context.environment.paths.state, 'runs')
  const now = () => new Date()
  const id = takenUp?.id ?? newId(now(), () => randomBytes(2).toString('hex'))
  const path = ledgerPath(folder, id)
  const resume = commandLine(['run', 'resume', id])
  return withRun(folder, id, async () => {
    const place = await placeOf(globals, context)
    if (takenUp && takenUp.cloud !== place.cloud) {
      const message = `run ${id} went to ${takenUp.cloud}, and this is ${place.cloud}`
      throw new CommandFailure('conflict', message, 'connect to where it went; nothing was sent')
    }
    const ledger = takenUp
      ? await Ledger.takeUp(path, takenUp.sound, place.user, now)
      : await Ledger.begin(path, {...headOf(bulk, id, now()), ...place}, now)
    try {
      if (!printing.quiet) printing.io.stderr.write(`run ${id}; if it is broken off, take it up again: ${resume}\n`)
      const deeds = await undertake(bulk, ledger, takenUp)
      const failure = await verdict(bulk, deeds, resume)
      if (failure?.kind !== 'interrupted') await ledger.end(failure ? toFailure(failure).code : 0)
      const shown = deeds.map((deed) => ({...deed, changed: deed.result === 'done'}))
      return several([rows(deedView, shown)], failure)
    } finally {
      await ledger.close()
    }
  })
}

/** What is remembered of a command: passwords that were typed are not, and have to be given again. */
function headOf({words, argv, targets}: Bulk, id: string, at: Date) {
  const secrets = secretsTyped(argv)
  const command = argv.flatMap((word, place) => {
    if (secrets.includes(word)) return []
    const next = argv[place + 1]
    // The flag goes with its value.
    if (word.startsWith('--') && next !== undefined && secrets.includes(next)) return []
    return [secrets.some((secret) => word.includes(secret)) ? withoutSecrets(word, secrets) : word]
  })
  return {
    ...{type: 'run' as const, version: VERSION, id, at: at.toISOString()},
    command: [...words.split(' '), ...command],
    targets: [...targets],
  }
}

/** Where it goes, without a word that is secret. */
async function placeOf(globals: GlobalValues, {environment}: RunContext) {
  const {resolveConnection} = await import('../config/resolve.js')
  const {connection, source} = await resolveConnection({flags: globals, environment})
  const {auth, endpoints, region} = connection
  const url = auth.authUrl ?? Object.values(endpoints ?? {})[0] ?? ''
  const context = source.startsWith('context:') ? source.slice('context:'.length) : null
  const user = auth.kind === 'token' ? 'token' : auth.username
  return {cloud: [redactUrl(url), ...(region ? [region] : [])].join(' '), context, user}
}

/** Sends what is to be sent. Of those that were sent without an answer the server is asked first. */
async function undertake(bulk: Bulk, ledger: Memory, takenUp: Run | undefined): Promise<Deed[]> {
  const {targets, act, globals, context, printing} = bulk
  const known = new Map(takenUp?.rows.map((row) => [row.target, row]))
  const settled = targets.flatMap((subcloud): Deed[] => {
    const {state, reason} = known.get(subcloud) ?? {state: 'left', reason: null}
    return state === 'left' || state === 'sent' ? [] : [{subcloud, result: state, reason}]
  })
  const over = new Set(settled.map(({subcloud}) => subcloud))
  const left = targets.filter((subcloud) => !over.has(subcloud))
  const isTTY = printing.io.stderr.isTTY === true
  const progress = createProgress({stream: printing.io.stderr, isTTY, quiet: printing.quiet || !isTTY})
  try {
    const fresh = await doDeeds({
      targets: left,
      act: (subcloud, intend) => act(subcloud, intend, known.get(subcloud)?.state === 'sent'),
      memory: ledger,
      parallel: globals.parallel ?? AT_A_TIME,
      ramp: globals.ramp === true,
      mayFail: mayFail(globals['stop-after'], targets.length),
      signal: context.signal,
      progress: (text) => progress.update(text),
    })
    const all = new Map([...settled, ...fresh].map((deed) => [deed.subcloud, deed]))
    return targets.flatMap((subcloud) => all.get(subcloud) ?? [])
  } finally {
    progress.clear()
  }
}

/** So many failures end it: `5`, or `10%` of all. Without a word, none does. */
export function mayFail(text: string | undefined, all: number): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  const [, digits, percent] = /^(\d{1,6})(%?)$/.exec(text) ?? []
  const number = Number(digits)
  if (digits === undefined || number < 1 || (percent && number > 100)) {
    throw new CommandFailure('usage', `"${text}" is neither a number of failures nor a share`, 'such as 5 or 10%')
  }
  return (percent ? Math.max(1, Math.ceil((all * number) / 100)) : number) - 1
}

/** How it ended, for people and by its exit code. */
async function verdict(bulk: Bulk, deeds: Deed[], resume: string): Promise<CommandFailure | undefined> {
  const {follow, context, targets} = bulk
  const of = (...results: Deed['result'][]) => deeds.filter(({result}) => results.includes(result))
  const interrupted = context.signal.aborted
  if (follow && !interrupted) {
    const done = of('done', 'unchanged').map(({subcloud}) => subcloud)
    for (const [subcloud, reason] of await follow(done)) {
      const deed = deeds.find((one) => one.subcloud === subcloud)
      if (deed) Object.assign(deed, {result: 'failed', reason})
    }
  }
  const [failed, open] = [of('failed'), of('left', 'unknown')]
  const counts = `${of('done', 'unchanged').length} of ${targets.length} done, ${failed.length} failed, ${open.length} left`
  if (interrupted) return new CommandFailure('interrupted', `broken off: ${counts}`, `take it up again: ${resume}`)
  const [first] = failed
  if (!first && open.length === 0) return undefined
  const hint = open.length > 0 ? `take it up again: ${resume}` : `see: ${resume.replace('resume', 'show')}`
  const why = first ? `, first ${first.subcloud}: ${first.reason}` : ''
  const kind = failed.length === targets.length ? 'failed' : 'partial'
  return new CommandFailure(kind, `${counts}${why}`, hint)
}
