import {lifecycle} from '../../../simulation.js'
import {noErrors, type Subcloud, subclouds} from '../record/model.js'
import {withPrestaged} from '../record/prestage-versions.js'
import {deliverReleases} from './deliver.js'

interface Prestage {
  readonly release: string
  readonly forDeploy: boolean
}

/** Packages first, then images; the strategy of this name goes through the same. */
export const prestaging = lifecycle<Subcloud, Prestage>(
  subclouds,
  'subcloud.prestage',
  [
    {phase: 'begin', do: (_subcloud, moment) => ({prestageStatus: 'prestaging', updatedAt: moment.now})},
    {phase: 'packages', after: 'subcloud.prestage.packages'},
    {
      phase: 'images',
      after: 'subcloud.prestage.images',
      do: (subcloud, moment) => {
        const {release, forDeploy} = moment.input
        if (forDeploy) deliverReleases(moment.sim, subcloud.region, release)
        return {...prestaged(subcloud, moment.input), updatedAt: moment.now}
      },
    },
  ],
  {
    track: 'prestage',
    host: (subcloud) => subcloud.name,
    failed: (_subcloud, moment, reason) => ({
      prestageStatus: 'failed',
      errorDescription: reason,
      updatedAt: moment.now,
    }),
  },
)

export const prestaged = (subcloud: Subcloud, {release, forDeploy}: Prestage): Partial<Subcloud> => ({
  prestageStatus: 'complete',
  prestageVersions: withPrestaged(subcloud.prestageVersions, release, forDeploy),
  errorDescription: noErrors,
})
