import {randomUUID} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {basename} from 'node:path'
import {ClientError} from './error.js'
import {redactNamed, secretsNamed} from './redact.js'
import type {RequestBody, ShownPart} from './transport.js'

/** A field or a file of a form. */
export type Part = TextPart | FilePart | ContentPart

export interface TextPart {
  name: string
  value: string
}

export interface FilePart {
  name: string
  /** Where the content is read from, piece by piece, while it is sent. */
  file: string
  /** What the server is told; the file's own name where not given. */
  filename?: string
  contentType?: string
}

/** A file that is made up on the way and stands nowhere on disk. */
export interface ContentPart {
  name: string
  content: Uint8Array
  filename: string
  contentType?: string
}

export interface Progress {
  sent: number
  total: number
}

export interface Multipart extends RequestBody {
  headers: {'content-type': string; 'content-length': string}
}

const CHUNK_BYTES = 256 * 1024

/** A form that is streamed from disk, and may be sent again. */
export async function multipart(parts: readonly Part[], onProgress?: (progress: Progress) => void): Promise<Multipart> {
  const boundary = `stx-${randomUUID()}`
  const encoder = new TextEncoder()
  const pieces = await Promise.all(
    parts.map(async (part) => {
      const head = encoder.encode(`--${boundary}\r\n${headOf(part)}\r\n\r\n`)
      if ('file' in part) return {head, file: part.file, size: await sizeOf(part.file)}
      return {head, value: 'content' in part ? part.content : encoder.encode(part.value)}
    }),
  )
  const end = encoder.encode(`--${boundary}--\r\n`)
  const newline = encoder.encode('\r\n')
  const sizes = pieces.map(({head, value, size = 0}) => head.length + (value?.length ?? size) + newline.length)
  const total = sizes.reduce((sum, size) => sum + size, end.length)

  async function* content(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) {
      yield piece.head
      if (piece.value) yield piece.value
      else yield* contentOf(piece.file, piece.size)
      yield newline
    }
    yield end
  }

  async function* counted(): AsyncGenerator<Uint8Array> {
    let sent = 0
    for await (const chunk of content()) {
      yield chunk
      sent += chunk.length
      onProgress?.({sent, total})
    }
  }

  return {
    headers: {'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(total)},
    send: () => counted(),
    show: () => parts.map(describe).join('\n'),
    value: Object.fromEntries(parts.flatMap((part) => ('value' in part ? [[part.name, part.value]] : []))),
    form: parts.map((part, at) => shown(part, pieces[at]?.size)),
    made: new Map(parts.flatMap((part) => ('content' in part ? [[part.name, part.content]] : []))),
    secrets: () => parts.flatMap((part) => ('value' in part ? secretsNamed(part.name, part.value) : [])),
  }
}

/** The head of a part as the official clients write it: files have no type of their own unless one is asked for. */
function headOf(part: Part): string {
  const name = `Content-Disposition: form-data; name="${quoted(part.name)}"`
  if ('value' in part) return name
  const type = part.contentType === undefined ? '' : `\r\nContent-Type: ${part.contentType}`
  const filename = 'file' in part ? (part.filename ?? basename(part.file)) : part.filename
  return `${name}; filename="${quoted(filename)}"${type}`
}

const quoted = (text: string) => text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A')

function describe(part: Part): string {
  if ('value' in part) return `${part.name}: ${redactNamed(part.name, part.value)}`
  return `${part.name}: file ${'file' in part ? part.file : part.filename}`
}

function shown(part: Part, size = 0): ShownPart {
  if ('value' in part) return {name: part.name, value: redactNamed(part.name, part.value)}
  if ('file' in part) return {name: part.name, file: part.file, size}
  return {name: part.name, file: part.filename, size: part.content.length}
}

async function sizeOf(file: string): Promise<number> {
  const facts = await stat(file).catch((error: Error) => {
    throw unreadable(file, error)
  })
  if (facts.isFile()) return facts.size
  throw new ClientError('usage', `cannot upload ${file}: it is not a file`, {hint: 'give the path of a file'})
}

async function* contentOf(file: string, size: number): AsyncGenerator<Uint8Array> {
  let read = 0
  try {
    for await (const chunk of createReadStream(file, {highWaterMark: CHUNK_BYTES})) {
      read += chunk.length
      if (read > size) break
      yield chunk
    }
  } catch (error) {
    throw unreadable(file, error as Error)
  }
  if (read === size) return
  throw new ClientError('failed', `${file} changed while it was being uploaded`, {
    hint: 'try again when it is complete',
  })
}

const unreadable = (file: string, cause: Error) =>
  new ClientError('usage', `cannot read ${file}: ${cause.message}`, {hint: 'check the path and its permissions', cause})
