import type {Room} from '../room.js'
import {sdnControllerRoutes} from './routes.js'

export const sdnControllerRoom: Room = {
  routes: sdnControllerRoutes,
}
