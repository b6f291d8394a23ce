import {REDACTED, redactUrl} from '../client/redact.js'
import {type RunFile, VERSION} from '../runs/entry.js'
import type {Ledger} from '../runs/ledger.js'
import type {Run} from '../runs/run.js'
import type {Chronicle} from './chronicle.js'
import type {GlobalValues} from './command.js'
import {commandLine} from './command-line.js'
import type {RunContext} from './context.js'
import {CommandFailure} from './failure.js'
import {maskedLine} from './masked-line.js'
import type {Printing} from './print.js'

// As an ES module it would load all of web crypto in every run.
const {randomBytes} = process.getBuiltinModule('node:crypto')

/** What is done to many, as its command hands it over. */
export interface Remembered {
  /** The words of the command, as in `subcloud manage`. */
  words: string
  /** What was typed behind them. */
  argv: readonly string[]
  /** What was read to know what is to be done; it must be the same when it is taken up again. */
  files?: readonly RunFile[]
  /** Keeps what is sent. */
  chronicle: Chronicle | undefined
  globals: GlobalValues
  context: RunContext
  printing: Pick<Printing, 'quiet'>
  /** By which clock its entries are dated, where not by this machine's. When it began is always told by this machine's. */
  now?(): Date
}

/** A run while somebody works at it. */
export interface RunInHand {
  id: string
  ledger: Ledger
  /** As its ledger had it, where it was broken off. */
  takenUp: Run | undefined
  folder: string
  /** Where its ledger is. */
  path: string
  /** What is typed to go on with it, and to see it. */
  typed: {resume: string; show: string}
}

/** Begins a run, or goes on with one that was broken off; nobody else works at it meanwhile. */
export async function inRun<T>(
  remembered: Remembered,
  targets: readonly string[],
  work: (run: RunInHand) => Promise<T>,
): Promise<T> {
  const {context, globals, printing} = remembered
  const [{Ledger}, {findRun, folderIn, ledgerPath, newId, withRun}] = await Promise.all([
    import('../runs/ledger.js'),
    import('../runs/folder.js'),
  ])
  const folder = folderIn(context.environment.paths.state)
  const now = () => new Date(context.time?.date() ?? Date.now())
  const entryDate = () => remembered.now?.() ?? now()
  const id = context.takenUp?.id ?? newId(now(), () => randomBytes(2).toString('hex'))
  const path = ledgerPath(folder, id)
  const typed = {resume: commandLine(['run', 'resume', id]), show: commandLine(['run', 'show', id])}
  const unheed = context.heedEnd?.()
  return withRun(folder, id, async () => {
    // As it stands now that nobody else works at it.
    const takenUp = context.takenUp && (await findRun(folder, id))
    const place = await destination(globals, context)
    if (takenUp) refuseElsewhere(takenUp, place.cloud)
    const ledger = takenUp
      ? await Ledger.takeUp(path, takenUp.sound, place.user, entryDate)
      : await Ledger.begin(path, {...headOf(remembered, targets, {id, at: now()}), ...place}, entryDate)
    try {
      if (!printing.quiet)
        context.io.stderr.write(`run ${id}; if it is broken off, take it up again: ${typed.resume}\n`)
      remembered.chronicle?.ofRun(id)
      return await work({id, ledger, takenUp, folder, path, typed})
    } finally {
      await ledger.close()
    }
  }).finally(() => unheed?.())
}

/** A run goes on where it was begun. */
export function refuseElsewhere({id, cloud}: Pick<Run, 'id' | 'cloud'>, here: string): void {
  if (cloud === here) return
  const message = `run ${id} went to ${cloud}, and this is ${here}`
  throw new CommandFailure('conflict', message, 'connect to where it went; nothing was sent')
}

/** What is remembered of a command: passwords that were typed are not, and have to be given again. */
function headOf(
  {words, argv, files}: Pick<Remembered, 'words' | 'argv' | 'files'>,
  targets: readonly string[],
  {id, at}: {id: string; at: Date},
) {
  const masked = maskedLine(argv)
  // A flag goes with its value.
  const hidden = masked.filter(
    (word, at) => word.startsWith('--') && (word.endsWith(`=${REDACTED}`) || masked[at + 1] === REDACTED),
  )
  const command = masked.filter((word) => word !== REDACTED && !hidden.includes(word))
  return {
    ...{type: 'run' as const, version: VERSION, id, at: at.toISOString()},
    command: [...words.split(' '), ...command],
    secrets: hidden.map((word) => word.replace(/^--|=.*$/g, '')),
    targets: [...targets],
    ...(files && {files: [...files]}),
  }
}

/** Where it goes, without a word that is secret. */
export async function destination(globals: GlobalValues, {environment}: RunContext) {
  const {resolveConnection} = await import('../config/resolve.js')
  const {connection, source} = await resolveConnection({flags: globals, environment})
  const {auth, endpoints, region} = connection
  const url = auth.authUrl ?? Object.values(endpoints ?? {})[0] ?? ''
  const context = source.startsWith('context:') ? source.slice('context:'.length) : null
  const user = auth.kind === 'token' ? 'token' : auth.username
  return {cloud: [redactUrl(url), ...(region ? [region] : [])].join(' '), context, user}
}
