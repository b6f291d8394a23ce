import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {releaseOf} from '../central/release.js'
import {fileOf, formOf, hasPart} from '../values/form.js'
import {textOf} from '../values/values.js'
import {deployFileOptions, deployFiles, noDeployFiles, requiredFileOptions} from './model.js'

const baseName = (path: string) => path.split('/').at(-1) ?? path

function upload(c: Call) {
  const form = formOf(c)
  const given = deployFileOptions.filter((option) => hasPart(form, option))
  const missing = requiredFileOptions.filter((option) => !given.includes(option))
  const onlyImages = given.length === 1 && given[0] === 'prestage_images'
  if (missing.length > 0 && !onlyImages) {
    refuse(400, `error: argument ${missing.map((option) => `--${option}`).join('')} is required`)
  }
  const release = releaseOf(c.sim, textOf(form.fields, 'release'))
  const names: Record<string, string> = {}
  for (const option of given) {
    names[option] = fileOf(form, option)?.filename || refuse(400, `No ${option} file uploaded`)
  }
  const table = c.region.of(deployFiles)
  if (!table.has(release)) table.insert(noDeployFiles(release))
  table.update(release, Object.fromEntries(Object.entries(names).map(([option, name]) => [option, baseName(name)])))
  return {software_version: release, ...names}
}

function show(c: Call, named = c.query['release'] ?? '') {
  const release = releaseOf(c.sim, named)
  const {release: software_version, ...files} = c.region.of(deployFiles).get(release) ?? noDeployFiles(release)
  return {subcloud_deploy: {software_version, ...files}}
}

const asked = (c: Call, option: string) => c.query[option]?.toLowerCase() === 'true'

function remove(c: Call, named = c.query['release'] ?? '') {
  const release = releaseOf(c.sim, named)
  const table = c.region.of(deployFiles)
  if (!table.has(release)) refuse(404, `Directory not found: /opt/platform/deploy/${release}`)
  const [images, files] = [asked(c, 'prestage_images'), asked(c, 'deployment_files')]
  const gone = deployFileOptions.filter((option) =>
    images === files ? true : option === 'prestage_images' ? images : files,
  )
  table.update(release, Object.fromEntries(gone.map((option) => [option, null])))
  return null
}

export function deployFileRoutes(router: Router): void {
  router.post('/v1.0/subcloud-deploy', {images: true}, upload)
  router.get('/v1.0/subcloud-deploy', {}, (c) => show(c))
  router.get('/v1.0/subcloud-deploy/:release', {}, (c) => show(c, c.params.release))
  router.delete('/v1.0/subcloud-deploy', {}, (c) => remove(c))
  router.delete('/v1.0/subcloud-deploy/:release', {}, (c) => remove(c, c.params.release))
}
