import {centralRegion} from '../../../regions.js'
import type {Room} from '../room.js'
import {offerWatching, watchExpiry} from './expiry.js'
import {certificateRoutes} from './routes.js'
import {seedCertificates} from './seed.js'

export const certificateRoom: Room = {
  install: (sim) => {
    seedCertificates(sim)
    offerWatching(sim)
  },
  begin: (sim) => watchExpiry(sim, centralRegion),
  routes: certificateRoutes,
}
