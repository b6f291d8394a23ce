import {Errors} from '@oclif/core'
import type {RunContext} from './context.js'
import {CommandFailure} from './failure.js'

interface Question {
  yes: boolean
  /** The name of what is at stake: typed back where the context is protected. */
  target: string
  /** What is about to happen, as in `lock host controller-1`. */
  deed: string
  globals: Record<string, unknown>
  context: RunContext
}

/** Official programs ask only with CLI_CONFIRMATIONS=enabled; stx asks only where the context is protected. */
export async function confirm({yes, target, deed, globals, context}: Question): Promise<void> {
  if (yes) return
  if (context.program !== 'stx') {
    if (context.environment.confirmations) await confirmOfficially(context)
    return
  }
  const {activeContext} = await import('../config/resolve.js')
  const active = await activeContext({flags: globals, environment: context.environment})
  if (!active?.protected) return
  const answer = await ask(
    context,
    `Context ${active.name} is protected. To ${deed}, type its name (${target}): `,
    `--yes, because context ${active.name} is protected`,
  )
  if (answer !== target) throw new CommandFailure('failed', `not confirmed: nothing was sent for ${target}`)
}

/** More than these are never changed by a slip of the hand. */
const MANY = 50

/**
 * Before many are changed: their number is typed back where the context is protected, or where they are very many. Of what
 * only people are asked, a script is not.
 */
export async function confirmMany({
  yes,
  words,
  count,
  all,
  asksPeopleOnly,
  isSeen = false,
  globals,
  context,
}: {
  yes: boolean
  words: string
  count: number
  all: boolean
  asksPeopleOnly: boolean
  /** Somebody was shown what is about to happen: whoever sees it says whether it is to be. */
  isSeen?: boolean
} & Pick<Question, 'globals' | 'context'>): Promise<void> {
  if (yes || context.rehearses) return
  const {activeContext} = await import('../config/resolve.js')
  const active = await activeContext({flags: globals, environment: context.environment})
  const guarded = active?.protected ? `context ${active.name} is protected` : undefined
  const isMuch = all ? 'it is about all subclouds' : count > MANY ? `it is about ${count} subclouds` : undefined
  const why = guarded ?? (isSeen ? 'this is what it would do' : isMuch)
  if (why === undefined || (guarded === undefined && asksPeopleOnly && !context.io.stdin.isTTY)) return
  const answer = await ask(
    context,
    `${words}: ${count} subclouds, and ${why}. Type ${count} to go on: `,
    `--yes, because ${why}`,
  )
  if (answer !== String(count))
    throw new CommandFailure('failed', `not confirmed: nothing was sent to ${count} subclouds`)
}

const officialPatience = 10_000

const warningEnds: Partial<Record<RunContext['program'], string>> = {system: ' ', fm: ' ', dcmanager: '.'}

/** The question of the official programs, terminal or not, in their words and with their time limit. */
async function confirmOfficially(context: RunContext): Promise<void> {
  const {io, program, signal} = context
  const loud = '\u001b[1m\u001b[93m'
  const plain = '\u001b[0m'
  const cause = program === 'dcmanager' ? 'cause' : 'cause a'
  const warning = `WARNING: This is a high-risk operation that may ${cause} service interruption or remove critical resources${warningEnds[program] ?? ''}`
  const late = program === 'dcmanager' || program === 'sw-manager' ? '' : 'Error: '
  const cancelled = `Operation cancelled by the user${program === 'sw-manager' ? '' : '.'}\n`
  const question = `${loud}${warning}${plain}\n${loud}Do you want to continue? (yes/No): ${plain}`
  const limit = AbortSignal.timeout(officialPatience)
  const answer = await answerOf({...context, signal: AbortSignal.any([signal, limit])}, question)
  if (answer.toLowerCase() === 'yes') return
  io.stdout.write(limit.aborted ? `\n${late}No response received within the time limit.\n` : cancelled)
  throw new Errors.ExitError(1)
}

async function ask({io, signal}: RunContext, question: string, way: string): Promise<string> {
  if (!io.stdin.isTTY) {
    throw new CommandFailure('usage', 'this needs a confirmation and there is no terminal to ask', `pass ${way}`)
  }
  const {createInterface} = await import('node:readline/promises')
  const reader = createInterface({input: io.stdin, output: io.stderr})
  try {
    return (await reader.question(question, {signal})).trim()
  } finally {
    reader.close()
  }
}

/** A question that comes without any setting: of a person for stx, of whatever standard input is for the official programs. */
export async function agree(context: RunContext, question: string, way: string): Promise<boolean> {
  const answer = context.program === 'stx' ? await ask(context, question, way) : await answerOf(context, question)
  return answer === 'yes'
}

/** Asks whoever writes to standard input, be it a pipe; no answer is an empty one. */
export async function answerOf({io, signal}: RunContext, question: string): Promise<string> {
  const {createInterface} = await import('node:readline')
  io.stdout.write(question)
  const reader = createInterface({input: io.stdin, signal})
  for await (const line of reader) return line
  return ''
}
