import type {IncomingMessage} from 'node:http'
import {mostDiscarded} from './limit.js'

/** The body was more than the limit. */
export class TooLarge extends Error {
  readonly statusCode = 413
  constructor(limit: number) {
    super(`the body is larger than ${Math.floor(limit / 1024 / 1024)} MB`)
  }
}

/**
 * Reads a body to its end. One that is too large is read to its end as well, without keeping it: a client that is
 * still sending would see a broken connection instead of the refusal.
 */
export function readBody(stream: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks = []
      if (size > mostDiscarded) stream.destroy()
    })
    stream.once('error', reject)
    stream.once('close', () => reject(new TooLarge(limit)))
    stream.once('end', () => (size > limit ? reject(new TooLarge(limit)) : resolve(Buffer.concat(chunks, size))))
  })
}

/** Reads the rest of a request whose body is of no more use, so that its connection can carry the next one. */
export function discardRest(stream: IncomingMessage): void {
  if (stream.readableEnded || stream.destroyed) return
  let size = 0
  stream.unpipe()
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > mostDiscarded) stream.destroy()
  })
  stream.resume()
}
