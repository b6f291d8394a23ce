import {collection} from '../../../kernel/collection.js'

/** A platform and Kubernetes upgrade of a simplex system that can be taken back as a whole. */
export interface SystemDeploy {
  readonly id: string
  readonly release: string
  readonly kubernetes: string
}

export const systemDeploys = collection<SystemDeploy>('usm.system-deploy', {key: 'id'})
