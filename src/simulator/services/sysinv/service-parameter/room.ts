import type {Room} from '../room.js'
import {serviceParameterRoutes} from './routes.js'
import {seedServiceParameters} from './seed.js'

export const serviceParameterRoom: Room = {
  install: seedServiceParameters,
  routes: serviceParameterRoutes,
}
