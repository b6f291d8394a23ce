import {PassThrough} from 'node:stream'
import {expect, test} from 'vitest'
import type {RunContext} from '../../../src/cli/context.js'
import {abortOrLeave} from '../../../src/families/rollout-asking.js'

/** What is asked and said, and what comes of it. */
async function answered(typed: readonly string[], isTTY = true) {
  const stdin = Object.assign(new PassThrough(), {isTTY})
  const stderr = new PassThrough()
  const left = [...typed]
  let questions = 0
  stderr.on('data', (chunk) => {
    if (!String(chunk).includes('abort the strategy, or leave')) return
    questions += 1
    const next = left.shift()
    // Nobody types before he has read the question.
    setImmediate(() => (next === undefined ? stdin.end() : stdin.write(`${next}\n`)))
  })
  const said: string[] = []
  const context = {io: {stdin, stdout: new PassThrough(), stderr}, signal: AbortSignal.abort()} as unknown as RunContext
  const answer = await abortOrLeave(context, {resume: 'stx run resume 1', say: (text) => void said.push(text)})
  return {answer, questions, said}
}

const left = 'the strategy is left running; go on with it: stx run resume 1'

test.each([
  [['abort'], 'abort', ['aborting…']],
  [['a'], 'abort', ['aborting…']],
  [['LEA'], 'leave', [left]],
  [[''], 'leave', [left]],
  [
    ['abrot', 'yes', 'ab'],
    'abort',
    ['that is neither: abort or leave', 'that is neither: abort or leave', 'aborting…'],
  ],
  [[], 'leave', [left]],
])('%j typed means %s', async (typed, answer, said) => {
  expect(await answered(typed)).toEqual({answer, questions: Math.max(1, typed.length), said})
})

test('without a terminal it goes on, and nobody is asked', async () => {
  expect(await answered([], false)).toEqual({answer: 'leave', questions: 0, said: [left]})
})
