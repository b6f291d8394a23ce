import type {RunContext} from '../cli/context.js'
import {prompt} from '../cli/prompt.js'

const ANSWERS = ['abort', 'leave'] as const
type Answer = (typeof ANSWERS)[number]

/** What is typed may be the beginning of an answer; anything else is none. */
const meant = (typed: string): Answer | undefined =>
  ANSWERS.find((answer) => typed !== '' && answer.startsWith(typed.toLowerCase()))

/** Whoever broke off says what becomes of what is under way; where nobody can be asked it goes on. */
export async function abortOrLeave(
  context: RunContext,
  {resume, say}: {resume: string; say(text: string): void},
): Promise<Answer> {
  const answer = context.io.stdin.isTTY ? await asked(context, say) : 'leave'
  say(answer === 'abort' ? 'aborting…' : `the strategy is left running; go on with it: ${resume}`)
  return answer
}

async function asked(context: RunContext, say: (text: string) => void): Promise<Answer> {
  // The signal of the program is up already.
  const {signal} = new AbortController()
  const question = 'abort the strategy, or leave it running? [abort/leave]'
  for (;;) {
    const typed = await prompt({question, suggestion: 'leave'}, {...context, signal}).catch(() => 'leave')
    const answer = meant(typed)
    if (answer) return answer
    say('that is neither: abort or leave')
  }
}
