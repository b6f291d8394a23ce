import {refuse} from '../../../http/refusal.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {centralState, keepCentral} from './state.js'

export function watchDeployments(sim: Simulation): void {
  const deploying = (running: boolean) => (event: {region: string}) => {
    if (event.region === centralRegion) keepCentral(sim, {deploying: running})
  }
  sim.onEvent('deployment.started', deploying(true))
  sim.onEvent('deployment.ended', deploying(false))
}

/** Is the software of the system controller being changed? Then its subclouds are left alone. */
export const controllerDeploying = (sim: Simulation): boolean => centralState(sim).deploying

export function refuseLocalDeployment(sim: Simulation): void {
  if (controllerDeploying(sim)) {
    refuse(
      400,
      'A local software deployment operation is in progress. Please finish the software deployment operation before ' +
        '(re)installing/updating the subcloud.',
    )
  }
}

export function refuseControllerDeployment(sim: Simulation, operation: string): void {
  if (controllerDeploying(sim)) {
    refuse(422, `Subcloud ${operation} is not allowed while the system controller is still undergoing software update.`)
  }
}
