import {collection} from '../../../kernel/collection.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {activeRelease} from '../central/release.js'

/** Files for the deployment of subclouds of one release, as they were uploaded. */
export interface DeployFiles {
  readonly release: string
  readonly deploy_playbook: string | null
  readonly deploy_overrides: string | null
  readonly deploy_chart: string | null
  readonly prestage_images: string | null
}

export const deployFiles = collection<DeployFiles>('dcmanager.deploy-files', {key: 'release'})

/** In the server's order. */
export const deployFileOptions = ['deploy_playbook', 'deploy_overrides', 'deploy_chart', 'prestage_images'] as const
export const requiredFileOptions = ['deploy_playbook', 'deploy_chart'] as const

export const noDeployFiles = (release: string): DeployFiles => ({
  release,
  deploy_playbook: null,
  deploy_overrides: null,
  deploy_chart: null,
  prestage_images: null,
})

/** The platform carries a playbook and a chart of its own release; those for older ones must be uploaded. */
export function missingDeployFiles(sim: Simulation, release: string): readonly string[] {
  if (release === activeRelease(sim)) return []
  const files = sim.in(centralRegion).of(deployFiles).get(release) ?? noDeployFiles(release)
  return requiredFileOptions.filter((option) => files[option] === null)
}
