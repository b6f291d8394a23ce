import type {DeployFiles} from '../client/dcmanager/deploy-file.js'
import {columns, type View} from '../output/view.js'

export const deployFilesView: View<DeployFiles> = {
  style: 'field',
  // The reply to an upload leaves out what was not uploaded.
  show: columns<DeployFiles>(
    'deploy_playbook',
    'deploy_overrides',
    'deploy_chart',
    'prestage_images',
    'software_version',
  ).map(({field}) => ({field, value: (files) => files[field] ?? null})),
}
