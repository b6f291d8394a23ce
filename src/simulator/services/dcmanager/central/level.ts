import type {Simulation} from '../../../simulation.js'
import type {Level, Subcloud} from '../record/model.js'
import {centralState} from './state.js'

const initial: Readonly<Record<Level, string>> = {
  kubernetes: 'v1.32.2',
  'kube-rootca': '1',
  software: 'starlingx-26.03.0',
}

/** Of a subcloud, or of the system controller itself. */
export const levelOf = (sim: Simulation, subcloud: Subcloud | undefined, level: Level): string =>
  (subcloud?.levels ?? centralState(sim).levels)[level] ?? initial[level]
