import {posix} from 'node:path'
import {gunzipSync} from 'node:zlib'

const block = 512
/** Unpacked; a larger one is none that a rehearsal needs. */
const largest = 256 * 1024 * 1024

export interface Entry {
  readonly name: string
  readonly content: Buffer
}

/** The files of a compressed archive; throws with the reason where it is none, or would write outside of its folder. */
export function readArchive(content: Buffer): Entry[] {
  const archive = gunzipSync(content, {maxOutputLength: largest})
  const entries: Entry[] = []
  let longName: string | undefined
  for (let at = 0; at + block <= archive.length; ) {
    const header = archive.subarray(at, at + block)
    if (header.every((byte) => byte === 0)) break
    const digits = text(header, 124, 12).trim()
    // Nothing else may pass for a size: a negative one would lead back to where it stands, for ever.
    if (text(header, 257, 5) !== 'ustar' || !/^[0-7]*$/.test(digits)) throw new Error('not a tar archive')
    const size = Number.parseInt(digits || '0', 8)
    const start = at + block
    if (start + size > archive.length) throw new Error('unexpected end of data')
    const body = archive.subarray(start, start + size)
    at = start + Math.ceil(size / block) * block
    const type = String.fromCharCode(header[156] ?? 0)
    // Names too long for the header stand in an entry of their own before it.
    if (type === 'L') longName = text(body, 0, size)
    else if (type === 'x') longName = /\d+ path=(.*)\n/.exec(body.toString())?.[1] ?? longName
    else if (type !== 'g') {
      const name = longName ?? posix.join(text(header, 345, 155).trim(), text(header, 0, 100))
      longName = undefined
      safe(name, name)
      if (type === '2') safe(posix.join(posix.dirname(name), text(header, 157, 100)), name)
      else if (type !== '5') entries.push({name: posix.normalize(name), content: body})
    }
  }
  return entries
}

function safe(path: string, name: string): void {
  if (posix.isAbsolute(path) || posix.normalize(path).split('/').includes('..')) throw new Error(`unsafe path ${name}`)
}

const text = (header: Buffer, at: number, length: number): string =>
  header.toString('utf8', at, at + length).replace(/\0.*$/s, '')
