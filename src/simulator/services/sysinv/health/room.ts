import type {Room} from '../room.js'
import {healthRoutes, offerHealth} from './routes.js'

export const healthRoom: Room = {
  install: offerHealth,
  routes: healthRoutes,
}
