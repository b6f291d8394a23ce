import {isUtf8} from 'node:buffer'
import {InputError} from './error.js'
import {LARGEST_YAML, readInput} from './file.js'

/** A text that an operator named by its path, or that comes out of a pipe. */
export async function readText(path: string, name: string): Promise<string> {
  const content = await readInput(path, LARGEST_YAML, (cause) => {
    const hints: Readonly<Record<string, string>> = {ENOENT: 'check the path', EISDIR: 'this is a directory'}
    const hint = hints[cause.code ?? '']
    if (hint !== undefined) return new InputError(`${name} does not exist: ${path}`, {hint, cause})
    return new InputError(`cannot read ${name} ${path}: ${cause.message}`, {hint: 'nothing was sent', cause})
  })
  return content.toString('utf8')
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
  const content = Buffer.concat(chunks)
  if (!isUtf8(content)) throw new InputError(`${name} on standard input is not UTF-8`, {hint: 'nothing was sent'})
  return content.toString('utf8')
}
