import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {formWaves} from '../../../src/planning/rollout/waves.js'
import {useFolder} from '../../support/file.js'
import {Killed, RollingFleet} from '../../support/rolling.js'

const {folder} = useFolder()

const nothingLeft = {groups: [], strategies: 0, astray: []}
const once = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]))

test.each(['written', 'arrived'] as const)(
  'broken off at any line of its ledger and any request (%s) it applies its strategy to each site once, and puts all back',
  async (when) => {
    const fleet = await RollingFleet.open(3, `${folder()}/${when}`)
    const waves = formWaves(fleet.names, {canaries: ['1'], size: 2})
    for (let line = 1; ; line += 1) {
      fleet.forget()
      const id = await fleet.begin()
      const first = await fleet.roll(id, waves, {killAt: line, when}).catch((error: unknown) => error)
      const isWhole = !(first instanceof Killed)
      const end = isWhole ? first : await fleet.roll(id, waves)
      const told = `killed at ${line}:\n${readFileSync(fleet.path(id), 'utf8')}`
      expect(end, told).toEqual({kind: 'finished'})
      expect(fleet.left, told).toEqual(nothingLeft)
      expect(Object.fromEntries(fleet.applied), told).toEqual(once(fleet.names))
      expect(
        (await fleet.read(id)).rows.map(({state}) => state),
        told,
      ).toEqual(fleet.names.map(() => 'done'))
      if (!isWhole) continue
      // Each of them was the last one once.
      const lines = readFileSync(fleet.path(id), 'utf8').trimEnd().split('\n').length - 2
      expect(line).toBe(when === 'written' ? lines : fleet.sent.length + 1)
      await fleet.close()
      return
    }
  },
  240_000,
)
