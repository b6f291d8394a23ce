import type {Api} from '../api.js'
import {path} from '../path.js'
import type {Part} from '../upload.js'
import {form} from './form.js'
import {naming} from './naming.js'
import {type DeploymentInput, Subcloud} from './subcloud.js'
import {unable} from './unable.js'

export type Deployments = ReturnType<typeof deployments>

/** The deployment of a subcloud, phase by phase. */
export function deployments(api: Api) {
  const one = (ref: string) => naming(api, 'subcloud', ref)
  const phase = (ref: string, verb: string, parts: Part[] = []) =>
    one(ref).upload(path`/phased-subcloud-deploy/${ref}/${verb}`, parts, Subcloud, {method: 'PATCH'})

  return {
    create: (input: DeploymentInput) =>
      api.upload(
        '/phased-subcloud-deploy/',
        form(files(input), fields({...input, sysadminPassword: undefined})),
        Subcloud,
      ),
    install: (ref: string, {installValues, sysadminPassword, bmcPassword, release}: DeploymentInput) =>
      phase(ref, 'install', form(files({installValues}), fields({sysadminPassword, bmcPassword, release}))).catch(
        unable(`install subcloud ${ref}`),
      ),
    bootstrap: (ref: string, {bootstrapValues, bootstrapAddress, sysadminPassword}: DeploymentInput) =>
      phase(ref, 'bootstrap', form(files({bootstrapValues}), fields({bootstrapAddress, sysadminPassword}))),
    configure: (ref: string, {deployConfig, sysadminPassword}: DeploymentInput) =>
      phase(ref, 'configure', form(files({deployConfig}), fields({sysadminPassword}))).catch(
        unable(`configure subcloud ${ref}`),
      ),
    complete: (ref: string) => phase(ref, 'complete').catch(unable(`complete the deployment of subcloud ${ref}`)),
    enroll: (ref: string, input: DeploymentInput) =>
      phase(ref, 'enroll', form(files(input), fields(input))).catch(unable(`enroll subcloud ${ref}`)),
    /** Goes on with all phases that are left. */
    resume: (ref: string, input: DeploymentInput) => phase(ref, 'resume', form(files(input), fields(input))),
    abort: (ref: string) => phase(ref, 'abort').catch(unable(`abort subcloud deploy ${ref}`)),
  }
}

const files = ({bootstrapValues, installValues, deployConfig, cloudInitConfig}: DeploymentInput) => ({
  bootstrap_values: bootstrapValues,
  install_values: installValues,
  deploy_config: deployConfig,
  cloud_init_config: cloudInitConfig,
})

const fields = ({bootstrapAddress, sysadminPassword, bmcPassword, group, release}: DeploymentInput) => ({
  'bootstrap-address': bootstrapAddress,
  sysadmin_password: sysadminPassword,
  bmc_password: bmcPassword,
  group_id: group,
  release,
})
