import {createHash} from 'node:crypto'
import {type FileHandle, open, rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {FastifyRequest} from 'fastify'
import type {Scratch} from '../scratch.js'
import {TooLarge} from './body.js'
import {formLimits} from './limit.js'

/** A file part of a multipart form. */
export interface Upload {
  readonly field: string
  readonly filename: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  /** the content of a small file; a large one is kept on disk for the length of the request only */
  readonly content: Buffer | undefined
  readonly path: string | undefined
}

export interface Form {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly Upload[]
  discard(): Promise<void>
}

/** Larger than any configuration file, smaller than any image or patch. */
const keptInMemory = 1024 * 1024

/** `limit` is what all its parts may have together. */
export async function readForm(request: FastifyRequest, scratch: Scratch, limit: number): Promise<Form> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge(limit)
  let left = limit
  const count = (bytes: number): void => {
    left -= bytes
    if (left < 0) throw new TooLarge(limit)
  }
  const fields: Record<string, string> = {}
  const files: Upload[] = []
  let folder: string | undefined
  const discard = async () => {
    if (folder !== undefined) await rm(folder, {recursive: true, force: true})
  }
  try {
    for await (const part of request.parts({limits: {...formLimits, fileSize: Number.POSITIVE_INFINITY}})) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw new TooLarge(formLimits.fieldSize)
        const value = String(part.value)
        count(value.length)
        fields[part.fieldname] = value
      } else {
        const path = async () => {
          folder ??= await scratch.folder()
          return join(folder, String(files.length))
        }
        files.push({
          field: part.fieldname,
          filename: part.filename,
          type: part.mimetype,
          ...(await read(part.file, path, count)),
        })
      }
    }
  } catch (error) {
    // Nobody reads the rest, and the next request of the connection stands behind it.
    request.raw.unpipe()
    request.raw.resume()
    await discard()
    throw error
  }
  return {fields, files, discard}
}

async function read(
  stream: AsyncIterable<Buffer>,
  spillTo: () => Promise<string>,
  count: (bytes: number) => void,
): Promise<Pick<Upload, 'size' | 'sha256' | 'content' | 'path'>> {
  const hash = createHash('sha256')
  const chunks: Buffer[] = []
  let size = 0
  let spill: {path: string; file: FileHandle} | undefined
  try {
    for await (const chunk of stream) {
      count(chunk.length)
      hash.update(chunk)
      size += chunk.length
      chunks.push(chunk)
      if (size <= keptInMemory) continue
      if (spill === undefined) {
        const path = await spillTo()
        spill = {path, file: await open(path, 'wx', 0o600)}
      }
      for (const held of chunks.splice(0)) await spill.file.writeFile(held)
    }
  } finally {
    await spill?.file.close()
  }
  return {
    size,
    sha256: hash.digest('hex'),
    content: spill === undefined ? Buffer.concat(chunks) : undefined,
    path: spill?.path,
  }
}
