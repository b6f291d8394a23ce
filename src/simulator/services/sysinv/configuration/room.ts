import type {Room} from '../room.js'
import {configuring} from './lifecycle.js'

export const configurationRoom: Room = {
  install: (sim) => {
    sim.register(configuring)
  },
}
