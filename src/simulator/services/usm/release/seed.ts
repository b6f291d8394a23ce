import type {Simulation} from '../../../simulation.js'
import {releases} from '../record/model.js'
import {parts} from './file.js'

/** The release that a fresh system was installed with. */
const installed = {component: 'starlingx', version: '26.03.0'}

export function seedReleases(sim: Simulation): void {
  sim.seed({
    name: 'usm.release',
    in: 'region',
    collections: [releases],
    build: ({scope}) => {
      const {component, version} = installed
      scope.of(releases).insert({
        id: `${component}-${version}`,
        version,
        status: 'REL',
        unremovable: true,
        summary: 'GA release',
        description: '',
        prepatched: false,
        preinstalled: [],
        requires: [],
        scripts: [],
        metapackages: parts(version, {major: true, rebootRequired: true}).map((part) => ({
          ...part,
          state: 'deployed',
        })),
        preUpgrade: [],
      })
    },
  })
}
