import {closeSync, mkdirSync, openSync, rmSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'
import type {Environment} from '../config/environment.js'
import type {Program} from '../spelling/manifest.js'
import {apisOf} from './apis.js'
import type {GivenFlags} from './complete.js'
import type {Io, RunContext} from './context.js'
import {FILL, isNameKind, isOfFleet, type NameKind} from './name-kind.js'
import {forgetOldNames, namesDir, rememberNames} from './remembered-names.js'

/** However slow the server: longer than this nobody looks for names. */
const LONGEST_LIFE_MS = 8000
/** Who finds a lock that is older knows that its process is gone. A failed one keeps others from trying at once. */
const LOCKED_MS = 15_000

type Order = readonly (readonly [kind: NameKind, flags: GivenFlags])[]

/**
 * Starts a process of its own that lists these names for the next completion, unless one is under way; nobody waits for it.
 * What the line said already goes through a pipe: it may be a password, which a list of processes must not show.
 */
export function beginFilling(order: Order, environment: Environment, launcher: URL): void {
  if (!takeLock(environment.paths.cache)) return
  const {spawn} = process.getBuiltinModule('node:child_process')
  const child = spawn(process.execPath, [fileURLToPath(launcher), FILL], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // A process that does not start leaves things as they are.
  for (const one of [child, child.stdin]) one.on('error', () => undefined)
  child.stdin.end(JSON.stringify(order))
  child.unref()
}

const lockIn = (cacheDir: string) => join(namesDir(cacheDir), 'lock')

function takeLock(cacheDir: string): boolean {
  const lock = lockIn(cacheDir)
  try {
    mkdirSync(namesDir(cacheDir), {recursive: true, mode: 0o700})
    const held = statSync(lock, {throwIfNoEntry: false})
    if (held && Date.now() - held.mtimeMs < LOCKED_MS) return false
    if (held) rmSync(lock, {force: true})
    closeSync(openSync(lock, 'wx', 0o600))
    return true
  } catch {
    // Another one was faster, or nothing can be kept there.
    return false
  }
}

/** What the process does that was started: ends by itself, says nothing, and leaves what it found. */
export async function fillNames(
  {stdin}: Pick<Io, 'stdin'>,
  environment: Environment,
  program: Program,
): Promise<number> {
  const end = setTimeout(() => process.exit(1), LONGEST_LIFE_MS)
  try {
    return await fillAll(JSON.parse(await text(stdin)) as Order, {stdin, environment, program})
  } finally {
    clearTimeout(end)
  }
}

async function fillAll(
  order: Order,
  {stdin, environment, program}: {stdin: Io['stdin']; environment: Environment; program: Program},
): Promise<number> {
  const context: RunContext = {
    io: {stdin, stdout: process.stdout, stderr: process.stderr},
    environment,
    program,
    signal: AbortSignal.timeout(LONGEST_LIFE_MS),
  }
  const {paths} = environment
  const found = await Promise.allSettled(order.map(([kind, flags]) => fill(kind, flags, context)))
  forgetOldNames(paths.cache)
  if (found.some(({status}) => status === 'rejected')) return 1
  rmSync(lockIn(paths.cache), {force: true})
  return 0
}

async function fill(kind: NameKind, flags: GivenFlags, context: RunContext): Promise<void> {
  if (!isNameKind(kind)) throw new Error(`no kind of names: ${kind}`)
  const {environment} = context
  const [{openCloud, subcloudRegion}, {listNames}, {placeOf}] = await Promise.all([
    import('./session.js'),
    import('./name-lists.js'),
    import('../config/place.js'),
  ])
  const subcloud = isOfFleet(kind) || flags['subcloud'] === undefined ? undefined : String(flags['subcloud'])
  const place = await placeOf({flags, environment}, subcloud)
  let opening: ReturnType<typeof openCloud> | undefined
  const cloud = () => {
    opening ??= openCloud({...flags, quiet: true}, context)
    return opening
  }
  try {
    const apis = apisOf(cloud, async () => (subcloud ? {region: await subcloudRegion(await cloud(), subcloud)} : {}))
    rememberNames(environment.paths.cache, place, kind, await listNames(kind, apis, environment))
  } finally {
    await (await opening)?.close()
  }
}
