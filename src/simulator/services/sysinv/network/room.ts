import type {Room} from '../room.js'
import {followMoves} from './move.js'
import {addressPart} from './part.js'
import {networkRoutes} from './routes.js'
import {provideOamAddress} from './seam.js'
import {seedNetworks} from './seed.js'

export const networkRoom: Room = {
  install: (sim) => {
    seedNetworks(sim)
    provideOamAddress(sim)
    followMoves(sim)
  },
  routes: networkRoutes,
  parts: [addressPart],
}
