import {InputError} from '../error.js'
import {LARGEST_TEXT, readInput} from '../file.js'
import {checkDpllSections} from './parameter-check.js'

/** The configuration of a DPLL manager, in a file or as text. */
export const readConfiguration = async ({file, json = ''}: {file?: string; json?: string}): Promise<string> =>
  configurationIn(file ? await textOf(file) : json)

const textOf = async (file: string) =>
  (
    await readInput(
      file,
      LARGEST_TEXT,
      (cause) => new InputError(`Failed to read config file: ${cause.message}`, {hint: 'check the path', cause}),
    )
  ).toString('utf8')

/** The same JSON without spaces, in ASCII. It is not written anew, which would change how its numbers look. */
function configurationIn(text: string): string {
  let config: unknown
  try {
    config = JSON.parse(text)
  } catch (error) {
    throw new InputError(`Invalid JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new InputError('Invalid JSON: it must be an object, with a member for each section')
  }
  checkDpllSections(Object.keys(config))
  const compact = text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (piece) => (piece.startsWith('"') ? piece : ''))
  return compact.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
