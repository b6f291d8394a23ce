import {setImmediate} from 'node:timers/promises'
import {expect, test, vi} from 'vitest'
import {timeFromFirst} from '../../../src/cli/apis.js'

test('time for a subcloud begins with its first request, not with a slow sign-in before it', async () => {
  const clock = vi.spyOn(performance, 'now')
  clock.mockReturnValue(0)
  const left = timeFromFirst(10_000)
  clock.mockReturnValue(60_000)
  await setImmediate()
  expect(left()).toBe(10_000)
  clock.mockReturnValue(64_000)
  expect(left()).toBe(6000)
  clock.mockRestore()
})
