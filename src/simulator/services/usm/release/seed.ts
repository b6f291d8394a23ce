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
        component,
        status: 'REL',
        unremovable: true,
        summary: `${component} ${version} GA release`,
        description: `${component} ${version} major GA release`,
        instructions: '',
        warnings: '',
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
