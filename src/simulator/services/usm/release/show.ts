import type {Metapackage, Release} from '../record/model.js'
import {rebootRequired, stateOf} from '../record/standing.js'

const states = (parts: readonly Metapackage[]) => Object.fromEntries(parts.map(({id, state}) => [id, {state}]))

export const showRelease = (release: Release) => ({
  release_id: release.id,
  state: stateOf(release),
  sw_version: release.version,
  component: release.component,
  status: release.status,
  unremovable: release.unremovable,
  summary: release.summary,
  description: release.description,
  install_instructions: release.instructions,
  warnings: release.warnings,
  reboot_required: rebootRequired(release),
  prepatched_iso: release.prepatched,
  preinstalled_patches: release.preinstalled,
  requires: release.requires,
  activation_scripts: release.scripts,
  metapackages: states(release.metapackages),
  pre_upgrade_deploy: states(release.preUpgrade),
  packages: [...release.metapackages, ...release.preUpgrade].flatMap(({packages}) => packages).toSorted(),
})

export const showPart = (release: Release, part: Metapackage) => ({
  ...showRelease(release),
  release_id: part.id,
  state: part.state,
  component: part.name,
  reboot_required: part.rebootRequired,
  requires: [],
  metapackages: {},
  pre_upgrade_deploy: {},
  packages: part.packages,
})
