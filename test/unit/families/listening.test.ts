import {expect, test} from 'vitest'
import {isLoopback} from '../../../src/addressing/loopback.js'
import {cannotListen, listenAt} from '../../../src/families/listening.js'

test.each([
  ['127.0.0.1:8650', '127.0.0.1', 8650],
  ['127.0.0.1', '127.0.0.1', 9630],
  ['8650', '127.0.0.1', 8650],
  [':8650', '127.0.0.1', 8650],
  ['localhost:0', 'localhost', 0],
  ['localhost', 'localhost', 9630],
  ['[::1]:8650', '::1', 8650],
  ['[::1]', '::1', 9630],
  ['::1', '::1', 9630],
  ['10.10.10.9:443', '10.10.10.9', 443],
])('--listen %s is %s, port %i', (text, address, port) => {
  expect(listenAt(text, 9630)).toEqual({address, port})
})

test.each(['', ':', 'host', 'example.com:80', '127.0.0.1:99999', '99999', '127.0.0.1:', '1.2.3:80', '[127.0.0.1]:80'])(
  '--listen %j is refused',
  (text) =>
    expect(() => listenAt(text, 9630)).toThrow(
      expect.objectContaining({
        message: `--listen ${text} is no address`,
        hint: 'write it as in --listen 127.0.0.1:9630',
      }),
    ),
)

test.each(['127.0.0.1', '127.9.9.9', '::1', '0:0:0:0:0:0:0:1', 'localhost'])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true)
})

test.each(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'fe80::1', '127.0.0.1.example', '127.1', ''])(
  '%j can be reached from elsewhere, or is nothing',
  (host) => expect(isLoopback(host)).toBe(false),
)

test('why nothing listens there is said in words', () => {
  const busy = Object.assign(new Error('listen EADDRINUSE'), {code: 'EADDRINUSE'})
  expect(cannotListen({address: '::1', port: 80}, busy).message).toBe(
    'cannot listen on [::1]:80: something listens there already',
  )
})
