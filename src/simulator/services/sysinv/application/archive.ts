import {createHash} from 'node:crypto'
import {readFileSync, statSync} from 'node:fs'
import type {Call} from '../../../http/call.js'
import {type Archive, bare, readPackage} from './package.js'

/** Larger than any application of the platform. */
const largestFile = 512 * 1024 * 1024

export interface Given {
  readonly tarfile: string
  readonly name: string | undefined
  readonly version: string | undefined
  /** what was sent along, as base64 */
  readonly data?: string | undefined
}

export interface Found extends Archive {
  readonly name: string
  readonly version: string
  /** what a URL turns out to be, once it is read */
  readonly later?: {readonly name: string; readonly version: string}
}

export const isUrl = (text: string): boolean => /^(https?|ftps?):\/\//.test(text)

export const isFile = (path: string): boolean =>
  path.startsWith('/') && statSync(path, {throwIfNoEntry: false})?.isFile() === true

export const badExtension = (path: string): string =>
  `${path} has unrecognizable tar file extension. Supported extensions are: .tgz and .tar.gz.`

/** The text of a field, where it has any. */
export const given = (body: Readonly<Record<string, unknown>>, field: string): string | undefined =>
  body[field] === undefined || body[field] === null || body[field] === '' ? undefined : String(body[field])

export const bodyOf = (c: Call): Readonly<Record<string, unknown>> =>
  (typeof c.body === 'object' && c.body !== null ? c.body : {}) as Readonly<Record<string, unknown>>

/** The archive that a request names; `reject` says why it is none. */
export function archiveAsked(c: Call, {tarfile, name, version, data}: Given, reject: (reason: string) => never): Found {
  if (isUrl(tarfile)) return behindUrl(tarfile, name, version)
  const file = tarfile.split('/').at(-1) ?? tarfile
  const content = data === undefined ? readLocal(tarfile, reject) : Buffer.from(data, 'base64url')
  if (!/\.(tgz|tar\.gz)$/.test(tarfile)) {
    reject(badExtension(tarfile))
  }
  const read = readPackage(content, file)
  if (typeof read === 'string') return reject(read)
  const [named, versioned] = [read.name ?? name, read.version ?? version]
  if (named === undefined || versioned === undefined) {
    return reject(
      'application name or/and version is/are not included in the tar file. Please specify the application name via ' +
        '--app-name or/and version via --app-version.',
    )
  }
  const missing = missingPatches(c, read, reject)
  if (missing.length > 0) {
    reject(`the required patch(es) (${missing.join(', ')}) for application ${named} (${versioned}) must be applied`)
  }
  return {...read, name: named, version: versioned}
}

/** The patches that an application needs on the release that runs, and that are not deployed. */
function missingPatches(c: Call, {patches}: Archive, reject: (reason: string) => never): string[] {
  const releases = c.sim.ask('releases', c.region.name)
  const running =
    releases
      .find((release) => release.running)
      ?.version.split('.')
      .slice(0, 2)
      .join('.') ?? ''
  const needed = patches.get(running) ?? []
  if (needed.length === 0) return []
  if (c.sim.ask('deployment', c.region.name) !== undefined) {
    reject('Platform operation is in progress.. Please upload after the patching operation is completed.')
  }
  const there = releases.filter(({state}) => state === 'deployed' || state === 'committed').map(({id}) => id)
  return needed.filter((id) => !there.includes(id))
}

/** A controller reads files of its own; here those of the machine that the simulator runs on. */
function readLocal(path: string, reject: (reason: string) => never): Buffer {
  const found = statSync(path, {throwIfNoEntry: false})
  if (!found?.isFile()) return reject(`application tar file ${path} does not exist.`)
  if (found.size > largestFile) return reject(`application tar file ${path} is too large.`)
  return readFileSync(path)
}

/** What lies behind a URL cannot be read in a rehearsal: its name says what it is, a moment later. */
function behindUrl(url: string, name: string | undefined, version: string | undefined): Found {
  const hash = createHash('sha256').update(url).digest('hex').slice(0, 16)
  const file = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
  const [, title = file, number = '1.0-1'] = /^(.+?)-v?(\d[\w.-]*?)\.(?:tgz|tar\.gz)$/.exec(file) ?? []
  return {
    name: name ?? `app-name-placeholder-${hash}`,
    version: version ?? `app-version-placeholder-${hash}`,
    package: bare,
    patches: new Map(),
    later: {name: name ?? title, version: version ?? number},
  }
}
