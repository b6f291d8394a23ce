import {DEEPEST, isTooDeep} from '../client/json-depth.js'
import type {Part} from '../client/upload.js'
import {InputError} from './error.js'
import {checkFile} from './file.js'
import {readPiped, readText} from './text-file.js'

/**
 * A path below the endpoint of a service, as it was typed. It must not lead anywhere else: what is sent carries a token.
 * Servers read encoded and backward slashes as slashes.
 */
export function requestPath(text: string): string {
  const refuse = (why: string): never => {
    throw new InputError(`${text}: ${why}`, {
      hint: 'give a path below the service, such as /ihosts?limit=5; nothing was sent',
    })
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(text))
    return refuse('an address is no path: which server is asked follows from the service')
  if (/^[/\\]{2}/.test(text)) return refuse('it names a server')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\u0000-\u0020\u007f#\\]/.test(text)) return refuse('blanks, control characters, # and \\ have to be encoded')
  const [path = '', ...query] = text.split('?')
  const segments = path.replace(/^\//, '').split('/')
  if (segments.some(leavesOrHides)) return refuse('it leads out of the service')
  return `/${segments.join('/')}${query.length > 0 ? `?${query.join('?')}` : ''}`
}

/** Dots that go up, and separators in disguise, however often they are encoded. */
function leavesOrHides(segment: string): boolean {
  let now = segment
  for (let before = ''; before !== now; ) {
    if (now === '.' || now === '..' || /[/\\]/.test(now)) return true
    before = now
    now = decoded(now)
  }
  return false
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not encoded after all.
    return text
  }
}

/** What `--data` holds: JSON, in a word, in a file behind `@`, or on standard input behind `-`. */
export async function requestBody(text: string, stdin: AsyncIterable<Uint8Array | string>): Promise<unknown> {
  const from = text === '-' ? 'standard input' : text.startsWith('@') ? text.slice(1) : '--data'
  const content =
    text === '-' ? await readPiped(stdin, 'the body') : text.startsWith('@') ? await readText(from, 'the body') : text
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    // What the parser says of it quotes the text, which may hold a password.
    throw new InputError(`${from} is not JSON`, {hint: `write it as {"name": "value"}; nothing was sent`})
  }
  if (isTooDeep(content)) {
    throw new InputError(`${from} is nested deeper than ${DEEPEST} levels`, {
      hint: 'no service asks for that; nothing was sent',
    })
  }
  return value
}

/** What `--form` holds: `name=value`, or `name=@file`. */
export async function formParts(words: readonly string[]): Promise<Part[]> {
  const parts: Part[] = []
  for (const word of words) {
    const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? []
    if (name === undefined) {
      throw new InputError('a part of a form is written name=value or name=@file', {hint: 'nothing was sent'})
    }
    if (!value.startsWith('@')) parts.push({name, value})
    else {
      await checkFile(value.slice(1), name)
      parts.push({name, file: value.slice(1)})
    }
  }
  return parts
}
