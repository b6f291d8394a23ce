import type {Room} from '../room.js'
import {offerSystem} from './offer.js'
import {followReleases} from './release.js'
import {systemRoutes} from './routes.js'
import {seedSystem} from './seed.js'

export const systemRoom: Room = {
  install: (sim) => {
    seedSystem(sim)
    followReleases(sim)
    offerSystem(sim)
  },
  routes: systemRoutes,
}
