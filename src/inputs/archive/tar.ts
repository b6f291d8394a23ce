/** One member of an archive. */
export interface TarEntry {
  name: string
  /** Where a link points to. */
  link?: string
  /** The content, of the member that was asked for. */
  text?: string
}

const BLOCK = 512
const longestText = 1024 * 1024

/** The members of a tar archive, read piece by piece; of the one called `wanted`, at the top, with its text. */
export async function* tarEntries(source: AsyncIterable<Buffer>, wanted: string): AsyncGenerator<TarEntry> {
  const take = reader(source)
  let longName: string | undefined
  let longLink: string | undefined
  for (;;) {
    const header = await take(BLOCK)
    if (header === undefined || header.every((byte) => byte === 0)) return
    if (header.length < BLOCK || checksum(header) !== number(header, 148, 8)) throw new Error('not a tar header')
    const size = number(header, 124, 12)
    const padded = Math.ceil(size / BLOCK) * BLOCK
    const type = String.fromCharCode(header[156] ?? 0)
    // GNU and POSIX ways to say what does not fit into the header.
    if (type === 'L' || type === 'K' || type === 'x') {
      const text = (await contentOf(take, size, padded)) ?? ''
      if (type === 'L') longName = text.replace(/\0.*$/s, '')
      if (type === 'K') longLink = text.replace(/\0.*$/s, '')
      if (type === 'x') {
        longName = /^\d+ path=(.*)$/m.exec(text)?.[1] ?? longName
        longLink = /^\d+ linkpath=(.*)$/m.exec(text)?.[1] ?? longLink
      }
      continue
    }
    const prefix = header.toString('latin1', 257, 262) === 'ustar' ? field(header, 345, 155) : ''
    const name = longName ?? (prefix ? `${prefix}/${field(header, 0, 100)}` : field(header, 0, 100))
    const link = type === '1' || type === '2' ? (longLink ?? field(header, 157, 100)) : undefined
    longName = undefined
    longLink = undefined
    if (type === 'g') await take(padded, 'skip')
    else if (name.replace(/^\.\//, '') === wanted) yield {name, link, text: await contentOf(take, size, padded)}
    else {
      await take(padded, 'skip')
      yield {name, link}
    }
  }
}

type Take = (size: number, how?: 'skip') => Promise<Buffer | undefined>

/** Reads the next bytes; fewer where the source ends, none where it has ended. What is skipped is not kept. */
function reader(source: AsyncIterable<Buffer>): Take {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  return async (size, how) => {
    const pieces: Buffer[] = []
    for (let missing = size; missing > 0; ) {
      if (rest.length === 0) {
        const {value, done} = await chunks.next()
        if (done) break
        rest = value
      }
      const piece = rest.subarray(0, missing)
      rest = rest.subarray(piece.length)
      missing -= piece.length
      if (how !== 'skip') pieces.push(piece)
    }
    return pieces.length > 0 ? Buffer.concat(pieces) : undefined
  }
}

async function contentOf(take: Take, size: number, padded: number): Promise<string | undefined> {
  if (size > longestText) throw new Error('a member that should be small is not')
  return (await take(padded))?.toString('utf8', 0, size)
}

const field = (header: Buffer, at: number, length: number) =>
  header.toString('utf8', at, at + length).replace(/\0.*$/s, '')

const number = (header: Buffer, at: number, length: number) =>
  Number.parseInt(field(header, at, length).trim() || '0', 8)

/** The sum of the bytes, with spaces for the sum itself. */
const checksum = (header: Buffer) => header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
