import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import type {Part} from '../upload.js'
import {form} from './form.js'
import {unable} from './unable.js'

/** The files that deployments of one release use, by name; null where there is none. */
export const DeployFiles = z.looseObject({
  deploy_playbook: z.string().nullish(),
  deploy_overrides: z.string().nullish(),
  deploy_chart: z.string().nullish(),
  prestage_images: z.string().nullish(),
  software_version: z.string().nullish(),
})

export type DeployFiles = z.infer<typeof DeployFiles>

/** Paths of files. A playbook with roles is an archive of both, under the playbook's own name. */
export interface DeployUpload {
  playbook?: string | {filename: string; archive: Uint8Array}
  overrides?: string
  chart?: string
  prestageImages?: string
  release?: string
}

const Wrapped = z.looseObject({subcloud_deploy: DeployFiles})

export const deployFiles = (api: Api) => ({
  async get(release?: string): Promise<DeployFiles> {
    const where = release ? path`/subcloud-deploy/${release}` : '/subcloud-deploy/'
    return (await api.get(where, Wrapped)).subcloud_deploy
  },
  async upload({playbook, overrides, chart, prestageImages, release}: DeployUpload): Promise<DeployFiles> {
    const files = {deploy_overrides: overrides, deploy_chart: chart, prestage_images: prestageImages}
    const parts = [...(playbook ? [playbookPart(playbook)] : []), ...form(files, {release})]
    return api.upload('/subcloud-deploy/', parts, DeployFiles).catch(unable('upload subcloud deploy files'))
  },
  /** All files where neither kind is named. The server reads Python's words. */
  delete({
    release,
    deploymentFiles,
    prestageImages,
  }: {
    release?: string
    deploymentFiles?: boolean
    prestageImages?: boolean
  }) {
    const where = release ? path`/subcloud-deploy/${release}/` : '/subcloud-deploy/'
    const query = {deployment_files: truth(deploymentFiles), prestage_images: truth(prestageImages)}
    return api.delete(where, undefined, {query}).catch(unable('delete subcloud deploy files'))
  },
})

const truth = (value = false) => (value ? 'True' : 'False')

function playbookPart(playbook: NonNullable<DeployUpload['playbook']>): Part {
  const name = 'deploy_playbook'
  if (typeof playbook === 'string') return {name, file: playbook, filename: playbook}
  const {filename, archive} = playbook
  return {name, content: archive, filename, contentType: 'application/zip'}
}
