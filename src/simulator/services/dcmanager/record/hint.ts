import {meaningOf} from './deploy-status.js'
import type {Subcloud} from './model.js'

/** What to do next, by the code that a failed playbook leaves in its output. */
const byCode: Readonly<Record<string, string>> = {
  bmc_cred: 'Check the BMC user and password in the install values.',
  ping_bmc: 'Check that the BMC address in the install values is right and answers.',
  rvmc_process: 'Another program holds the virtual media of the BMC: end it, then try again.',
  rvmc_timeout: 'The BMC took too long to mount the image: reset the BMC, then try again.',
  dm_pod_failed: 'The deployment manager does not run in the subcloud: look at its pods.',
  dm_apply_failed: 'The deployment configuration was not applied: look at it with the subcloud at hand.',
  images_download_failure: 'Images were not downloaded: check the registry and its credentials.',
  failed_ssl_cert: 'The SSL certificate was refused: check it and the clock of the subcloud.',
}

/** The error as it is shown: readers get a line of advice that is not kept. */
export function hinted(subcloud: Subcloud): string {
  const {errorDescription} = subcloud
  const code = /err_code\s*=\s*(\S*)/i.exec(errorDescription)?.[1]
  const lines = [errorDescription, code === undefined ? undefined : byCode[code], meaningOf(subcloud).hint]
  return lines.filter((line) => line !== undefined).join('\n')
}
