import {close, constants, fstat, open, read, statSync} from 'node:fs'
import {promisify} from 'node:util'

const MEBIBYTE = 1024 * 1024

export interface Bounds {
  /** In bytes. */
  largest: number
  /** How long a pipe may bring nothing, in milliseconds. */
  patience?: number
}

/** Why a file that somebody named is not read, beside what the operating system says of it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  constructor(
    readonly code: 'EISDIR' | 'EDEVICE' | 'EFBIG' | 'ETIMEDOUT',
    message: string,
  ) {
    super(message)
  }
}

/**
 * All of a file that somebody named, whatever it turns out to be. A pipe is read to its end, as `<(command)` is one;
 * a pipe into which nobody writes, a device without an end and what is larger than it can be are refused.
 */
export async function readBounded(path: string, bounds: Bounds): Promise<Buffer> {
  // A pipe would keep the program waiting until somebody opens its other end.
  const file = await promisify(open)(path, constants.O_RDONLY | constants.O_NONBLOCK)
  let taken = false
  try {
    const facts = await promisify(fstat)(file)
    if (facts.isDirectory()) throw new UnreadableFile('EISDIR', 'it is a directory')
    if (facts.isFIFO()) {
      taken = true
      return await readPipe(file, bounds)
    }
    if (facts.isCharacterDevice() && facts.rdev === nothing()) return Buffer.alloc(0)
    if (!facts.isFile()) throw new UnreadableFile('EDEVICE', 'it is a device, not a file')
    if (facts.size > bounds.largest) throw tooLarge(bounds, facts.size)
    return await readWhole(file, bounds)
  } finally {
    if (!taken) await promisify(close)(file)
  }
}

/** The one device that ends. */
const nothing = () => statSync('/dev/null', {throwIfNoEntry: false})?.rdev

/** What a file says of its size need not be true: it may grow, and some say nothing. */
async function readWhole(file: number, bounds: Bounds): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for (;;) {
    const {bytesRead, buffer} = await promisify(read)(file, Buffer.alloc(64 * 1024), 0, 64 * 1024, null)
    if (bytesRead === 0) return Buffer.concat(chunks)
    size += bytesRead
    if (size > bounds.largest) throw tooLarge(bounds)
    chunks.push(buffer.subarray(0, bytesRead))
  }
}

const usualPatience = 30_000

async function readPipe(file: number, bounds: Bounds): Promise<Buffer> {
  const {Socket} = process.getBuiltinModule('node:net')
  const {patience = usualPatience} = bounds
  // It takes the descriptor over, and closes it.
  const pipe = new Socket({fd: file, readable: true, writable: false})
  const chunks: Buffer[] = []
  let size = 0
  pipe.setTimeout(patience, () => {
    const seconds = Math.ceil(patience / 1000)
    pipe.destroy(new UnreadableFile('ETIMEDOUT', `it is a pipe, and nothing came out of it for ${seconds} s`))
  })
  try {
    for await (const chunk of pipe as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > bounds.largest) throw tooLarge(bounds)
      chunks.push(chunk)
    }
  } finally {
    pipe.destroy()
  }
  return Buffer.concat(chunks)
}

function tooLarge({largest}: Bounds, size?: number): UnreadableFile {
  const has = size === undefined ? 'it has more' : `it has ${Math.ceil(size / MEBIBYTE)} MiB`
  return new UnreadableFile('EFBIG', `it is too large: ${has}, and may have ${Math.ceil(largest / MEBIBYTE)} MiB`)
}
