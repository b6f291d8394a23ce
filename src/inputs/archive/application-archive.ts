import {constants} from 'node:buffer'
import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {posix, resolve} from 'node:path'
import {createGunzip} from 'node:zlib'
import * as z from 'zod'
import type {ApplicationName} from '../../client/sysinv/kube/application.js'
import {InputError} from '../error.js'
import {tarEntries} from './tar.js'

const url =
  /^(?:http|ftp)s?:\/\/(?:(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,}\.?|localhost|(?:\d{1,3}\.){3}\d{1,3}|\[[\da-f:]+\])(?::\d+)?(?:\/?|[/?]\S+)$/i

export const isUrl = (text: string): boolean => url.test(text)

/** Where an application comes from as the server is told it: a URL as it is, a file by its absolute path. */
export async function tarfileOf(text: string): Promise<string> {
  if (isUrl(text)) return text
  const file = resolve(text)
  const facts = await stat(file).catch(() => undefined)
  if (!facts?.isFile()) throw new InputError(`Error: Tar file ${file} does not exist`)
  if (/\.(tgz|tar\.gz)$/.test(file)) return file
  throw new InputError(
    `Error: File ${file} has unrecognizable tar file extension. Supported extensions are: .tgz and .tar.gz`,
  )
}

const Metadata = z.looseObject({app_name: z.unknown().optional(), app_version: z.unknown().optional()})

/** The content travels as base64 inside one JSON text. */
const largest = Math.floor((constants.MAX_STRING_LENGTH - 4096) * 0.75)

/** Refuses what the server would refuse only after the upload. */
export async function checkArchive(file: string, given: ApplicationName): Promise<void> {
  const refuse = (reason: string, hint?: string, cause?: unknown): never => {
    throw new InputError(`${file}: ${reason}`, {hint, cause})
  }
  const {size} = await stat(file)
  if (size > largest) refuse('too large to send', 'upload it from a URL that the controller can reach')
  let metadata: string | undefined
  const content = createReadStream(file).on('error', (error) => gunzip.destroy(error))
  const gunzip = content.pipe(createGunzip())
  try {
    for await (const {name, link, text} of tarEntries(gunzip, 'metadata.yaml')) {
      if (escapes(name)) refuse(`${name} is outside of the archive`)
      if (link !== undefined && escapes(posix.join(posix.dirname(name), link))) {
        refuse(`link ${name} leads out of the archive`)
      }
      metadata ??= text
    }
  } catch (error) {
    if (error instanceof InputError) throw error
    refuse('not a gzipped tar archive', (error as Error).message, error)
  } finally {
    content.destroy()
  }
  if (given.name && given.version) return
  if (metadata === undefined) refuse('no metadata.yaml in it', 'pass --app-name and --app-version')
  const parsed = Metadata.safeParse(await plainValues(metadata ?? ''))
  if (!parsed.success) return refuse('metadata.yaml is not a map', 'pass --app-name and --app-version')
  if (!given.name && !parsed.data.app_name) refuse('metadata.yaml has no app_name', 'pass --app-name')
  if (!given.version && !parsed.data.app_version) refuse('metadata.yaml has no app_version', 'pass --app-version')
}

/** Undefined where it would take more than there is memory or time. */
async function plainValues(metadata: string): Promise<unknown> {
  const [{yamlDocument}, {excessIn}] = await Promise.all([
    import('../../yaml/parser.js'),
    import('../../yaml/excess.js'),
  ])
  if (excessIn(metadata)) return undefined
  try {
    return yamlDocument(metadata).toJS()
  } catch {
    return undefined
  }
}

const escapes = (name: string) => posix.isAbsolute(name) || posix.normalize(name).split('/').includes('..')
