import {closeSync, constants, fstatSync, mkdirSync, openSync, statSync, writeSync} from 'node:fs'
import {rename} from 'node:fs/promises'
import {join} from 'node:path'
import type {Paths} from './paths.js'
import {readIfPresent, withLock} from './private-file.js'

// As an ES module it would load all of web crypto in every run.
const {randomBytes} = process.getBuiltinModule('node:crypto')

/** One request that changed something, or was to; nothing secret is in it. */
export interface JournalRequest {
  method: string
  service: string
  region?: string
  path: string
  body?: string
  status?: number
  request_id?: string
  error?: string
}

/** Who changes what, written before the first request is sent. */
export interface Beginning {
  at: string
  program: string
  /** Words of the command line, with secrets masked. */
  command: string[]
  context?: string
  user?: string
  url?: string
  /** Of the run over many targets that this belongs to. */
  run?: string
}

export interface Ending {
  at: string
  code: number
  /** Why it failed. */
  error?: string
  changed: boolean
  requests: JournalRequest[]
  /** Requests beyond those that are kept. */
  more?: number
}

/** What this user has changed from this machine with one command. */
export interface Entry {
  id: string
  begun: Beginning
  /** Absent where the command was broken off, or still runs. */
  ended?: Ending
}

type Line = {v: 1; id: string} & ({begun: Beginning} | {ended: Ending})

const LARGEST = 1024 * 1024
/** The file that is written, and older ones. */
const KEPT = 5
const MOST_REQUESTS = 200
const {O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_WRONLY} = constants
const APPEND = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_NOFOLLOW
const LONGEST_BODY = 2000

const journalFile = (paths: Paths, age = 0): string =>
  join(paths.state, age === 0 ? 'history.jsonl' : `history.${age}.jsonl`)

/** One journal of one command. That it cannot be written is no reason to fail: `complain` is told once. */
export class Journal {
  readonly #id = `${Date.now().toString(36)}${randomBytes(3).toString('hex')}`
  #broken = false
  #begun = false

  constructor(
    private readonly paths: Paths,
    private readonly complain: (reason: string) => void,
  ) {}

  get begun(): boolean {
    return this.#begun
  }

  async begin(begun: Beginning): Promise<void> {
    this.#begun = true
    await this.#append({v: 1, id: this.#id, begun})
  }

  async end({requests, ...ended}: Ending): Promise<void> {
    const kept = requests.slice(0, MOST_REQUESTS).map(shortened)
    const more = requests.length - kept.length
    await this.#append({v: 1, id: this.#id, ended: {...ended, requests: kept, ...(more > 0 && {more})}})
  }

  async #append(line: Line): Promise<void> {
    if (this.#broken) return
    try {
      const path = journalFile(this.paths)
      mkdirSync(this.paths.state, {recursive: true, mode: 0o700})
      // A pipe or a link that somebody put there is none of ours, and would keep the command waiting.
      const file = openSync(path, APPEND, 0o600)
      let size: number
      try {
        if (!fstatSync(file).isFile()) throw new Error(`${path} is no file`)
        // One write at the end of the file: lines of two processes do not mix. What was cut off before is ended first.
        const text = Buffer.from(`\n${JSON.stringify(line)}\n`)
        if (writeSync(file, text) < text.length) throw new Error('it was written in part')
        size = fstatSync(file).size
      } finally {
        closeSync(file)
      }
      if (size > LARGEST) await this.#turn(path)
    } catch (error) {
      this.#broken = true
      this.complain((error as Error).message)
    }
  }

  /** The full file becomes an older one. Whoever is second finds it done. */
  #turn(path: string): Promise<void> {
    return withLock(path, async () => {
      if ((statSync(path, {throwIfNoEntry: false})?.size ?? 0) <= LARGEST) return
      for (let age = KEPT - 2; age >= 0; age--) {
        await rename(journalFile(this.paths, age), journalFile(this.paths, age + 1)).catch((error) => {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        })
      }
    })
  }
}

/** Of a large body the beginning: a line of the journal is no place for files. */
const shortened = (request: JournalRequest): JournalRequest => {
  const {body} = request
  if (body === undefined || body.length <= LONGEST_BODY) return request
  return {...request, body: `${body.slice(0, LONGEST_BODY)}… (${body.length} characters)`}
}

/** All that is kept, the last one first, and how many lines could not be read. */
export async function readJournal(paths: Paths): Promise<{entries: Entry[]; garbled: number}> {
  const known = new Map<string, Entry>()
  let garbled = 0
  for (let age = KEPT - 1; age >= 0; age--) {
    const text = (await readIfPresent(journalFile(paths, age))) ?? ''
    for (const written of text.split('\n')) {
      if (written === '') continue
      const line = lineIn(written)
      const entry = line && known.get(line.id)
      // Of an end the beginning may have gone with the oldest file.
      if (!line) garbled++
      else if ('begun' in line) known.set(line.id, {id: line.id, begun: line.begun})
      else if (entry) entry.ended = line.ended
    }
  }
  return {entries: [...known.values()].reverse(), garbled}
}

function lineIn(text: string): Line | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return isLine(line) ? line : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function isLine(value: unknown): value is Line {
  if (!isObject(value) || value['v'] !== 1 || typeof value['id'] !== 'string') return false
  const {begun, ended} = value
  if (isObject(begun)) return typeof begun['at'] === 'string' && isTexts(begun['command'])
  return isObject(ended) && typeof ended['code'] === 'number' && isRequests(ended['requests'])
}

const isRequests = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((item) => isObject(item) && ['method', 'service', 'path'].every((name) => typeof item[name] === 'string'))

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string')
