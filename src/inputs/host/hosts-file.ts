import {readFile} from 'node:fs/promises'
import {InputError} from '../error.js'
import {checkSize, LARGEST_XML} from '../file.js'
import {xmlError} from './xml-error.js'

/** The words of the official client for what it cannot open. */
export async function readHostsFile(file: string): Promise<string> {
  const reading = checkSize(file, 'the file of hosts', LARGEST_XML).then(() => readFile(file, 'utf8'))
  return reading.catch((cause: Error & {code?: string}) => {
    if (cause instanceof InputError) throw cause
    const directory = cause.code === 'EISDIR'
    const message = directory ? `Error: ${file} is a directory.` : `Error: Could not open file ${file}.`
    const hint = directory ? 'give a file' : cause.code === 'ENOENT' ? 'check the path' : cause.message
    throw new InputError(message, {hint, cause})
  })
}

/** The server would say no more than that the document is invalid. */
export function checkHostsFile(file: string, text: string): void {
  const error = xmlError(text)
  if (!error) return
  const {line, column, reason} = error
  throw new InputError(`${file}: line ${line}, column ${column}: ${reason}`, {hint: 'no host was added'})
}
