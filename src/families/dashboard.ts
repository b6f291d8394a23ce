import {Flags} from '@oclif/core'
import {commandLine} from '../cli/command-line.js'
import type {RunContext} from '../cli/context.js'
import {CommandFailure} from '../cli/failure.js'
import {passwordFlags, passwordFromStdin, prompt} from '../cli/prompt.js'
import type {Deed} from '../dashboard/server.js'
import {readText} from '../inputs/text-file.js'
import type {Live} from '../live/fleet.js'
import {runBeside} from './beside.js'
import {cannotListen, listenAt, type Place} from './listening.js'

export const doorFlags = {
  ...passwordFlags,
  'password-file': Flags.string({summary: 'file that holds the password', helpValue: 'FILE'}),
}

export const tlsFlags = {
  tls: Flags.boolean({summary: 'encrypt, with a certificate made for this run'}),
  'tls-cert': Flags.string({
    summary: 'encrypt, with this certificate (PEM)',
    helpValue: 'FILE',
    dependsOn: ['tls-key'],
  }),
  'tls-key': Flags.string({summary: 'its private key (PEM)', helpValue: 'FILE', dependsOn: ['tls-cert']}),
}

interface Given {
  readonly listen?: string
  readonly tls?: boolean
  readonly 'tls-cert'?: string
  readonly 'tls-key'?: string
  readonly 'password-stdin'?: boolean
  readonly 'password-file'?: string
}

/** Each run its own, unless somebody says which. */
const ANY_PORT = 0

/** Where it listens, and who may come in. */
export interface Opening {
  readonly place: Place
  readonly tls?: {readonly cert: string; readonly key: string}
  readonly password?: string
}

/** Refuses what would let in whoever comes by, before anything is asked of a server. */
export async function judgeOpening(given: Given, context: RunContext): Promise<Opening> {
  const [{isLoopback}, {selfMade}] = await Promise.all([
    import('../addressing/loopback.js'),
    import('../dashboard/place.js'),
  ])
  const {listen = '127.0.0.1'} = given
  const place = listenAt(listen, ANY_PORT)
  const isHere = isLoopback(place.address)
  const files = await tlsFiles(given)
  if (!isHere && !files && !given.tls) {
    throw new CommandFailure(
      'usage',
      `--listen ${listen} can be reached from elsewhere, and what is not encrypted is read by others`,
      'add --tls, or --tls-cert and --tls-key',
    )
  }
  const password = (await dashboardPassword(given, context)) ?? (isHere ? undefined : await typedPassword(context))
  const tls = files ?? (given.tls ? selfMade(place, Date.now()) : undefined)
  return {place, ...(tls && {tls}), ...(password !== undefined && {password})}
}

interface Facts {
  readonly url: string
  /** Of a certificate that nobody else has signed. */
  readonly fingerprint?: string
}

interface Serving {
  readonly live: Live
  readonly context: RunContext
  /** When it is over. */
  readonly signal: AbortSignal
  /** Says what nobody foresaw. */
  readonly failed: (line: string) => void
  /** Where the package is. */
  readonly root: string
  readonly act?: (words: readonly string[]) => Promise<Deed>
  /** What time it is at the system that is looked at. */
  readonly systemTime: () => number
}

/** Opens the page; `wait` announces each link, and comes back when it is over. */
export async function openDashboard(
  {place, tls, password}: Opening,
  {live, context, signal, failed, root, act, systemTime}: Serving,
) {
  const [{dashboard}, {Door}, {fingerprintOf, namesOf, urlOf}, {LOOK}, {readFile}, {randomBytes}, {join}] =
    await Promise.all([
      import('../dashboard/server.js'),
      import('../dashboard/door.js'),
      import('../dashboard/place.js'),
      import('../page/look.js'),
      import('node:fs/promises'),
      import('node:crypto'),
      import('node:path'),
    ])
  const file = (name: string) => readFile(join(root, 'dist/page/dashboard', name), 'utf8')
  const [script, style] = await Promise.all([file('main.js'), file('dashboard.css')])
  const door = new Door({password})
  const server = dashboard({
    ...{live, door, script, style: LOOK + style, tls, act, systemTime},
    isOurName: namesOf(tls),
    failed,
    epoch: randomBytes(6).toString('hex'),
  })
  const port = await server.listen(place.address, place.port).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(place, error)
  })
  const page = urlOf({...place, port}, tls !== undefined)
  // Who has a password needs no key: the link may hang on a wall.
  const link = () => (password === undefined ? `${page}?key=${door.newKey()}` : page)
  const facts = (): Facts => ({url: link(), ...(tls && {fingerprint: fingerprintOf(tls)})})

  return {
    tell({fingerprint}: Facts): void {
      const say = (line: string) => void context.io.stderr.write(`${line}\n`)
      if (fingerprint !== undefined) say(`its certificate has the SHA-256 fingerprint ${fingerprint}`)
      const again = context.io.stdin.isTTY ? '; Enter prints another one' : ''
      say(password === undefined ? `the link opens once${again}; Ctrl-C ends it` : 'Ctrl-C ends it')
    },
    async wait(announce: (facts: Facts) => Promise<void>): Promise<void> {
      const {io} = context
      const more = () => void announce(facts())
      try {
        await announce(facts())
        if (io.stdin.isTTY && password === undefined) io.stdin.on('data', more)
        if (!signal.aborted) await new Promise((over) => signal.addEventListener('abort', over, {once: true}))
      } finally {
        io.stdin.off('data', more)
        if (io.stdin.isTTY) io.stdin.pause()
        await server.close()
      }
    },
  }
}

/** Runs commands as if they were typed, one after the other: with their refusals and their line in the history. */
export function runnerOf(globals: object, context: RunContext): (words: readonly string[]) => Promise<Deed> {
  let last: Promise<unknown> = Promise.resolve()
  const perform = async (words: readonly string[]): Promise<Deed> => {
    const {code, said} = await runBeside(context, words, globals)
    const line = commandLine(words)
    return code === 0 ? {done: true, said: `done: ${line}\n${said}`.trim()} : {done: false, said: said || line}
  }
  return (words) => {
    const deed = last.then(() => perform(words))
    last = deed.catch(() => undefined)
    return deed
  }
}

const SHORTEST = 8

/** The password that opens the page: never on a command line, where everybody on the machine could read it. */
export async function dashboardPassword(given: Given, context: RunContext): Promise<string | undefined> {
  const {'password-stdin': isPiped, 'password-file': file} = given
  if (isPiped && file !== undefined) {
    throw new CommandFailure('usage', '--password-stdin and --password-file exclude each other', 'give one of them')
  }
  if (isPiped) return longEnough(await passwordFromStdin(context.io))
  if (file !== undefined) return longEnough((await readText(file, 'the password file')).replace(/\r?\n$/, ''))
  const set = context.environment.passwords['dashboard-password']
  return set === undefined ? undefined : longEnough(set)
}

/** Asks for one, twice. */
export async function typedPassword(context: RunContext): Promise<string> {
  if (!context.io.stdin.isTTY) {
    throw new CommandFailure(
      'usage',
      'who is not on this machine needs a password, and there is no terminal to ask for one',
      'set STX_DASHBOARD_PASSWORD, or pass --password-file or --password-stdin',
    )
  }
  const typed = longEnough(await prompt({question: 'Password for the dashboard', hidden: true}, context))
  const again = await prompt({question: 'Once more', hidden: true}, context)
  if (typed !== again) throw new CommandFailure('usage', 'the passwords are not the same')
  return typed
}

function longEnough(password: string): string {
  if (password.length >= SHORTEST) return password
  throw new CommandFailure('usage', `the password has less than ${SHORTEST} characters`, 'choose a longer one')
}

/** A certificate and its key, which have to belong together. */
export async function tlsFiles(given: {'tls-cert'?: string; 'tls-key'?: string}) {
  const {'tls-cert': certFile, 'tls-key': keyFile} = given
  if (certFile === undefined || keyFile === undefined) return undefined
  const [cert, key] = await Promise.all([readText(certFile, 'the certificate'), readText(keyFile, 'the key')])
  const {createPrivateKey, X509Certificate} = await import('node:crypto')
  const read = <T>(file: string, what: string, of: () => T): T => {
    try {
      return of()
    } catch {
      // What the library says quotes nothing that helps, and a key is nothing to quote.
      throw new CommandFailure('usage', `${file}: this is no ${what}`, 'give it in PEM format, without a passphrase')
    }
  }
  const certificate = read(certFile, 'certificate', () => new X509Certificate(cert))
  const privateKey = read(keyFile, 'private key', () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new CommandFailure('usage', `${keyFile} is not the key of ${certFile}`, 'give those that belong together')
  }
  return {cert, key}
}
