import {readFile} from 'node:fs/promises'
import {InputError} from './error.js'
import {checkFile, checkSize, LARGEST_YAML} from './file.js'

/** A text that an operator named by its path. */
export async function readText(path: string, name: string): Promise<string> {
  await checkFile(path, name)
  await checkSize(path, name, LARGEST_YAML)
  return readFile(path, 'utf8')
}

/** A text that is piped in. */
export async function readPiped(stdin: AsyncIterable<Uint8Array | string>, name: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk))
    size += chunks.at(-1)?.length ?? 0
    if (size > LARGEST_YAML)
      throw new InputError(`${name} on standard input is too large`, {hint: 'it may have 16 MiB'})
  }
  return Buffer.concat(chunks).toString('utf8')
}
