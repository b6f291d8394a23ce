import {refuse} from '../../../http/refusal.js'
import {type Form, fileOf} from '../values/form.js'
import {isTar} from '../values/tar.js'
import {textOf, type Values} from '../values/values.js'

/** `true` or `false`, in whatever case. */
export function booleanWord(values: Values, key: string): 'true' | 'false' | undefined {
  if (!(key in values)) return undefined
  const word = textOf(values, key).toLowerCase()
  if (word === 'true' || word === 'false') return word
  return refuse(400, `Invalid boolean string: ${textOf(values, key)}. Valid options are true and false.`)
}

/** Enrolling takes over a system that was installed elsewhere; its server is restarted through the BMC. */
export function checkEnroll(values: Values, installValues: Values | null, form: Form, release: string): void {
  const enroll = booleanWord(values, 'enroll')
  const onSite = booleanWord(values, 'on_site') === 'true'
  const cloudInit = fileOf(form, 'cloud_init_config')
  if (enroll === 'false') {
    if ('cloud_init_config' in values) refuse(400, 'cloud_init_config is not allowed with enroll=false')
    if (onSite) refuse(400, 'on_site is not allowed with enroll=false')
  } else if (enroll === 'true') {
    if (installValues === null) refuse(400, 'Install values is necessary for subcloud enrollment')
    if (textOf(values, 'bmc_password') === '' && !('bmc_password' in installValues) && !onSite) {
      refuse(400, 'bmc_password is necessary for subcloud enrollment')
    }
  }
  if (cloudInit === undefined) return
  if (enroll === 'false') refuse(400, 'cloud_init_config is not allowed with enroll=false')
  if (release === '24.09') refuse(400, 'Cloud-init config is not accepted for 24.09 software version')
  if (cloudInit.filename === '') refuse(400, 'No cloud-init-config file uploaded')
  if (cloudInit.content !== undefined && !isTar(cloudInit.content)) {
    refuse(400, `${cloudInit.filename} is not a valid tar archive.`)
  }
}
