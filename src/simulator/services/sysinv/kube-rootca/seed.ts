import type {RandomStream} from '../../../kernel/random.js'
import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {rootCertificates} from './model.js'

/** A hash of who issued it, and its serial number. */
export function certificateId(random: RandomStream): string {
  const serial = Array.from({length: 38}, (_, index) => random.int(index === 0 ? 1 : 0, 9)).join('')
  return `${random.hex(16)}-${serial}`
}

export function seedRootca(sim: Simulation): void {
  sim.seed({
    name: 'sysinv.root-certificate',
    in: 'region',
    collections: [rootCertificates],
    facts: (region) => ({seed: sim.origin.seed, region}),
    build: ({scope, facts: {seed, region}}) => {
      scope.of(rootCertificates).insert({key: 'root', id: certificateId(identity(seed, region).chance('rootca'))})
    },
  })
}
