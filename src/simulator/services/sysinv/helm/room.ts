import type {Room} from '../room.js'
import {helmRoutes} from './routes.js'

export const helmRoom: Room = {
  routes: helmRoutes,
}
