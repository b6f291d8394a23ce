import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {RandomStream} from '../../src/simulator/kernel/random.js'
import {settled, unfinished} from '../support/crash/judge.js'
import {associate, type Kind, type Known, kinds, Load, nothing} from '../support/crash/load.js'
import {KilledSite} from '../support/crash/site.js'

/** `npm run crash` kills more often, and `CRASH_SEED` asks for another load. */
const kills = Number(process.env['CRASH_KILLS'] ?? 10)
const seed = Number(process.env['CRASH_SEED'] ?? 1)
const killsBetweenRests = 20
/** Only ends what hangs, in the long form as well. */
const patience = 1_200_000 + kills * 60_000

const chance = new RandomStream(seed, 'crash')

/** A site, what is known of it, and what it was asked when it was killed. */
class Party {
  known: Known = nothing
  pending: Known | undefined
  readonly #load: Load

  constructor(readonly site: KilledSite) {
    this.#load = new Load(site, new RandomStream(seed, site.name))
  }

  /** Asks one thing after the other until the site is gone or nobody wants more. */
  async work(acknowledged: (kind: Kind) => void, enough: () => boolean): Promise<void> {
    while (!this.site.killed && !enough()) {
      const operation = this.#load.next(this.known)
      if (operation === undefined) continue
      try {
        const known = await operation.send()
        if (known === undefined) continue
        this.known = known
        acknowledged(operation.kind)
      } catch (error) {
        if (!this.site.killed) throw error
        this.pending = operation.done
      }
    }
  }

  async settle(): Promise<void> {
    const candidates = this.pending === undefined ? [this.known] : [this.known, this.pending]
    this.known = await settled(this.site, candidates)
    this.pending = undefined
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test(
  `two sites at work lose nothing that they acknowledged in ${kills} kills, and all that they began ends`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stx-crash-'))
    const east = new Party(new KilledSite('east', join(folder, 'east'), {seed: 1, subclouds: 3}))
    const west = new Party(new KilledSite('west', join(folder, 'west'), {seed: 2, subclouds: 0}))
    const parties = [east, west]
    onTestFinished(async () => {
      for (const {site} of parties) await site.kill()
      rmSync(folder, {recursive: true, force: true})
    })
    for (const {site} of parties) await site.start()
    await associate(east.site, west.site)
    const seen = new Map<Kind, number>()

    const rest = async () => {
      for (const {site} of [...parties, ...parties]) await site.control.advance('3h')
      for (const party of parties) await party.settle()
      for (const {site, known} of parties) expect(await unfinished(site, known), site.name).toEqual([])
    }

    for (let kill = 1; kill <= kills; kill += 1) {
      const victims = chance.chance(0.2) ? parties : [chance.chance(0.5) ? east : west]
      let [left, over] = [chance.int(2, 14), false]
      let turns = chance.int(0, 40)
      const acknowledged = (kind: Kind) => {
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        left -= 1
      }
      const killing = async () => {
        while (left > 0) await turn()
        // Into whatever is being asked by then.
        for (; turns > 0; turns -= 1) await turn()
        over = true
        await Promise.all(victims.map(({site}) => site.kill()))
      }
      const [first, ...others] = await Promise.allSettled([
        killing(),
        ...parties.map((one) =>
          one
            .work(acknowledged, () => over)
            .catch((error: unknown) => {
              // Nobody has to wait for the other one.
              left = 0
              throw error
            }),
        ),
      ])
      for (const end of [first, ...others]) if (end.status === 'rejected') throw end.reason
      for (const {site} of victims) await site.start()
      for (const party of parties) await party.settle()
      if (kill % killsBetweenRests === 0) await rest()
    }
    await rest()
    // A load that leaves something out would prove less than it says.
    expect(kinds.filter((kind) => !seen.has(kind))).toEqual([])
  },
  patience,
)
