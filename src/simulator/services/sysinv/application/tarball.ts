import {posix} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {parse} from 'yaml'

const block = 512
/** Unpacked; a larger one is none that a rehearsal needs. */
const largest = 256 * 1024 * 1024

export interface Metadata {
  readonly name?: string
  readonly version?: string
}

/** What the metadata of an application's archive says, or why it is no such archive. */
export function readTarball(content: Buffer): Metadata | string {
  let archive: Buffer
  try {
    archive = gunzipSync(content, {maxOutputLength: largest})
  } catch (error) {
    return `failed to extract tar file: ${(error as Error).message}`
  }
  let metadata: string | undefined
  for (let at = 0; at + block <= archive.length; ) {
    const header = archive.subarray(at, at + block)
    if (header.every((byte) => byte === 0)) break
    const size = Number.parseInt(text(header, 124, 12).trim() || '0', 8)
    if (text(header, 257, 5) !== 'ustar' || Number.isNaN(size)) return 'failed to extract tar file: not a tar archive'
    const name = posix.join(text(header, 345, 155).replace(/^\s+$/, ''), text(header, 0, 100))
    if (posix.isAbsolute(name) || name.split('/').includes('..'))
      return `failed to extract tar file: unsafe path ${name}`
    const start = at + block
    if (name === 'metadata.yaml') metadata = archive.toString('utf8', start, start + size)
    at = start + Math.ceil(size / block) * block
  }
  return metadata === undefined ? {} : namesIn(metadata)
}

function namesIn(metadata: string): Metadata | string {
  let parsed: unknown
  try {
    parsed = parse(metadata)
  } catch {
    return 'metadata.yaml is not valid YAML'
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return 'metadata.yaml is not a map'
  const {app_name: name, app_version: version} = parsed as Record<string, unknown>
  return {
    ...(name === undefined || name === null ? {} : {name: String(name)}),
    ...(version === undefined || version === null ? {} : {version: String(version)}),
  }
}

const text = (header: Buffer, at: number, length: number): string =>
  header.toString('utf8', at, at + length).replace(/\0.*$/s, '')
