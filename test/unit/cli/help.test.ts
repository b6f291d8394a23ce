import {PassThrough} from 'node:stream'
import {stripVTControlCharacters} from 'node:util'
import {expect, test} from 'vitest'
import {run} from '../../support/run.js'

/** What `stx help` shows on a terminal, or in a pipe. */
async function helpOn(terminal: {isTTY?: boolean; columns?: number}, ...words: string[]): Promise<string> {
  let shown = ''
  const stdout = Object.assign(new PassThrough(), terminal).on('data', (chunk) => {
    shown += chunk
  })
  const code = await run(
    'stx',
    ['help', ...words],
    {stdin: new PassThrough(), stdout, stderr: new PassThrough()},
    signal,
  )
  expect(code).toBe(0)
  return shown
}
const {signal} = new AbortController()
const widest = (page: string) =>
  Math.max(
    ...stripVTControlCharacters(page)
      .split('\n')
      .map((line) => line.length),
  )

test.each([[], ['host'], ['host', 'lock'], ['flags'], ['system']])('help %s', async (...words) => {
  const piped = await helpOn({}, ...words)
  expect(piped).toBe(stripVTControlCharacters(piped))
  const wide = await helpOn({isTTY: true, columns: 200}, ...words)
  expect(wide).not.toBe(piped)
  expect(stripVTControlCharacters(wide)).toBe(piped)
  // A page made now for a terminal as wide as the pages is that page.
  const narrow = await helpOn({isTTY: true, columns: 50}, ...words)
  expect(widest(narrow)).toBeLessThan(widest(wide))
  expect(narrow.replaceAll(/\s+/g, '').slice(0, 40)).toBe(
    stripVTControlCharacters(wide).replaceAll(/\s+/g, '').slice(0, 40),
  )
})
