import type {Room} from '../room.js'
import {interfacePart} from './part.js'
import {interfaceRoutes} from './routes.js'
import {seedInterfaces} from './seed.js'

export const interfaceRoom: Room = {
  install: seedInterfaces,
  routes: interfaceRoutes,
  parts: [interfacePart],
}
