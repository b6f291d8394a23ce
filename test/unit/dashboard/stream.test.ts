import {IncomingMessage, ServerResponse} from 'node:http'
import {Socket} from 'node:net'
import {Duplex} from 'node:stream'
import {expect, test, vi} from 'vitest'
import {listen} from '../../../src/dashboard/stream.js'

/** A reply to somebody who takes nothing, once he was heard. */
function repliesTo(takes: boolean) {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  const taken: string[] = []
  const socket = new Duplex({
    read: () => undefined,
    write(piece, _encoding, done) {
      taken.push(String(piece))
      if (takes) done()
    },
  })
  response.assignSocket(socket as Socket)
  return {response, taken}
}

const kilobyte = JSON.stringify('x'.repeat(1000))

test('who does not take what he is told is let go, and not waited for', () => {
  const {response} = repliesTo(false)
  const gone = vi.fn()
  const listener = listen(response, {gone})
  let sent = 0
  while (!response.destroyed && sent < 5_000) {
    listener.send('delta', kilobyte)
    sent += 1
  }
  expect(response.destroyed).toBe(true)
  // About a megabyte.
  expect(sent).toBeGreaterThan(900)
  expect(sent).toBeLessThan(1_100)
  listener.send('delta', kilobyte)
  expect(response.writableLength).toBeLessThan(1_200_000)
})

test('the whole of a large fleet may wait, as long as he begins to take it', async () => {
  const {response, taken} = repliesTo(true)
  const listener = listen(response, {gone: () => undefined})
  listener.send('whole', JSON.stringify('x'.repeat(5_000_000)))
  for (let sent = 0; sent < 2_000; sent += 1) listener.send('delta', kilobyte)
  expect(response.destroyed).toBe(false)
  await new Promise(setImmediate)
  expect(taken.join('').length).toBeGreaterThan(5_000_000)
})

test('an event is one block of lines, whatever is in it', async () => {
  const {response, taken} = repliesTo(true)
  const hostile = 'a\nevent: ended\ndata: {}\n\n\u2028</script>'
  listen(response, {gone: () => undefined}).send('delta', JSON.stringify({name: hostile}))
  await new Promise(setImmediate)
  const said = taken.join('')
  expect(said.match(/event: /g)).toHaveLength(2)
  expect(said).toContain(`event: delta\ndata: ${JSON.stringify({name: hostile})}\n\n`)
  expect(said).not.toContain('\nevent: ended')
})
