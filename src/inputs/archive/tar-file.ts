import {open} from 'node:fs/promises'
import {InputError} from '../error.js'
import {checkFile} from '../file.js'

const BLOCK = 512
const COMPRESSED = [[0x1f, 0x8b], [...Buffer.from('BZh')], [0xfd, ...Buffer.from('7zXZ')]]

/** Refuses, in the official words, what is no tar archive. What is compressed is taken at its word. */
export async function checkTar(file: string, name: string): Promise<void> {
  await checkFile(file, name)
  const handle = await open(file)
  const block = Buffer.alloc(BLOCK)
  const {bytesRead} = await handle.read(block, 0, BLOCK, 0).finally(() => handle.close())
  const compressed = COMPRESSED.some((magic) => magic.every((byte, at) => block[at] === byte))
  if (compressed || (bytesRead === BLOCK && isTarHeader(block))) return
  throw new InputError(`${name} is not a valid .tar archive: ${file}`)
}

/** The sum over the header, in which the field of the sum itself counts as blanks. An empty archive is all zeros. */
function isTarHeader(block: Buffer): boolean {
  if (block.every((byte) => byte === 0)) return true
  const [from, to] = [148, 156]
  const stated = Number.parseInt(block.toString('latin1', from, to).trim(), 8)
  return stated === block.reduce((sum, byte, at) => sum + (at >= from && at < to ? 32 : byte), 0)
}
