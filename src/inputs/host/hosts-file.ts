import {InputError} from '../error.js'
import {LARGEST_XML, readInput} from '../file.js'
import {xmlError} from './xml-error.js'

/** The words of the official client for what it cannot open. */
export async function readHostsFile(file: string): Promise<string> {
  const content = await readInput(file, LARGEST_XML, (cause) => {
    const directory = cause.code === 'EISDIR'
    const message = directory ? `Error: ${file} is a directory.` : `Error: Could not open file ${file}.`
    const hint = directory ? 'give a file' : cause.code === 'ENOENT' ? 'check the path' : cause.message
    return new InputError(message, {hint, cause})
  })
  return content.toString('utf8')
}

/** The server would say no more than that the document is invalid. */
export function checkHostsFile(file: string, text: string): void {
  const error = xmlError(text)
  if (!error) return
  const {line, column, reason} = error
  throw new InputError(`${file}: line ${line}, column ${column}: ${reason}`, {hint: 'no host was added'})
}
