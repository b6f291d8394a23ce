import {Writable} from 'node:stream'
import {Flags} from '@oclif/core'
import type {Io, RunContext} from './context.js'
import {CommandFailure} from './failure.js'

export const passwordFlags = {
  'password-stdin': Flags.boolean({summary: 'read the password from standard input'}),
}

const longestPassword = 4096

/** The password that a script pipes in: everything up to the end, without the line break that `echo` adds. */
export async function passwordFromStdin({stdin}: Io): Promise<string> {
  let typed = ''
  for await (const piece of stdin) {
    typed += piece
    if (typed.length > longestPassword)
      throw new CommandFailure(
        'usage',
        'what comes on standard input is too long for a password',
        'pipe in the password alone',
      )
  }
  const password = typed.replace(/\r?\n$/, '')
  if (password === '')
    throw new CommandFailure(
      'usage',
      'no password on standard input',
      'pipe it in, as in `pass show lab | stx login --password-stdin`',
    )
  if (/[\r\n]/.test(password))
    throw new CommandFailure('usage', 'more than one line on standard input', 'pipe in the password alone')
  return password
}

interface Prompt {
  question: string
  /** Taken where the answer is empty. */
  suggestion?: string
  /** What is typed is not shown. */
  hidden?: boolean
}

/** Stands in a rehearsal for what would be typed. */
const NOT_ASKED = 'not asked'

/** Asks at the terminal. Ctrl-C interrupts the program, Ctrl-D gives up. */
export async function prompt(asked: Prompt, {io, signal, rehearses}: RunContext): Promise<string> {
  if (rehearses) return NOT_ASKED
  const {question, suggestion, hidden} = asked
  const {createInterface} = await import('node:readline')
  // The line editor echoes to its output: a hidden answer is edited all the same, and echoed nowhere.
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()})
  const reader = createInterface({
    input: io.stdin,
    output: hidden ? nowhere : io.stderr,
    terminal: true,
    historySize: 0,
  })
  // Only now: the terminal echoes by itself until the line editor has taken over.
  io.stderr.write(`${question}${suggestion ? ` [${suggestion}]` : ''}: `)
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      const interrupt = () => reject(new CommandFailure('interrupted', 'interrupted'))
      reader.once('line', resolve)
      reader.once('SIGINT', interrupt)
      signal.addEventListener('abort', interrupt, {once: true})
      reader.once('close', () => reject(new CommandFailure('failed', `no answer to: ${question}`)))
    })
    return answer.trim() || (suggestion ?? '')
  } finally {
    reader.close()
    if (hidden) io.stderr.write('\n')
  }
}
