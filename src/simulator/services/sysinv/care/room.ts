import type {Room} from '../room.js'
import {careRoutes} from './routes.js'

export const careRoom: Room = {
  routes: careRoutes,
}
