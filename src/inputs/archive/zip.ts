import {readdir} from 'node:fs/promises'
import {basename, dirname, join, relative, sep} from 'node:path'
import {promisify} from 'node:util'
import {crc32, deflateRaw} from 'node:zlib'
import {InputError} from '../error.js'
import {LARGEST_UPLOAD, readInput} from '../file.js'

/** A playbook as it is sent: with the roles beside it in an archive, where there are any. */
export async function playbookInput(file: string) {
  const archive = await zipWithRoles(file)
  return archive ? {filename: file, archive} : file
}

/** A zip archive of a playbook and the `roles` folder beside it; undefined where there is no such folder. */
export async function zipWithRoles(playbook: string): Promise<Uint8Array | undefined> {
  const folder = dirname(playbook)
  const roles = await readdir(join(folder, 'roles'), {recursive: true, withFileTypes: true}).catch(() => undefined)
  if (!roles) return undefined
  const files = roles.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name))
  const entries = await Promise.all([
    zipEntry(basename(playbook), playbook),
    ...files.sort().map((file) => zipEntry(relative(folder, file).split(sep).join('/'), file)),
  ])
  return archiveOf(entries)
}

interface Entry {
  name: Buffer
  /** What the local header and the directory say alike. */
  facts: Buffer
  content: Buffer
}

const VERSION = 20
const UTF8_NAMES = 0x0800
const DEFLATED = 8
/** 1 January 1980, the first day there is: the same files make the same archive. */
const DATE = (1 << 5) | 1

async function zipEntry(path: string, file: string): Promise<Entry> {
  const plain = await readInput(
    file,
    LARGEST_UPLOAD,
    (cause) => new InputError(`cannot read ${file}: ${cause.message}`, {cause}),
  )
  const content = await promisify<Buffer, Buffer>(deflateRaw)(plain)
  const name = Buffer.from(path, 'utf8')
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(VERSION, 0)
  facts.writeUInt16LE(UTF8_NAMES, 2)
  facts.writeUInt16LE(DEFLATED, 4)
  facts.writeUInt16LE(DATE, 8)
  facts.writeUInt32LE(crc32(plain), 10)
  facts.writeUInt32LE(content.length, 14)
  facts.writeUInt32LE(plain.length, 18)
  facts.writeUInt16LE(name.length, 22)
  return {name, facts, content}
}

function archiveOf(entries: readonly Entry[]): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const {name, facts, content} of entries) {
    const record = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, content])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const made = Buffer.from([VERSION, 0])
    central.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, facts, place, name]))
    local.push(record)
    offset += record.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}
