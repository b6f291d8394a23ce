import type {Metapackage, Release} from '../record/model.js'
import {rebootRequired, stateOf} from '../record/standing.js'

const states = (parts: readonly Metapackage[]) => Object.fromEntries(parts.map(({id, state}) => [id, {state}]))

/** Of a product the metadata say no more than its name, its version, and what it is made of. */
export const showRelease = (release: Release) => ({
  release_id: release.id,
  state: stateOf(release),
  sw_version: release.version,
  component: null,
  status: null,
  unremovable: false,
  summary: null,
  description: null,
  install_instructions: null,
  warnings: null,
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
  release_id: part.id,
  state: part.state,
  sw_version: release.version,
  component: part.name,
  status: release.status,
  unremovable: false,
  summary: release.summary,
  description: release.description === '' ? `${part.name} metapackage of ${release.version}` : release.description,
  install_instructions: null,
  warnings: null,
  reboot_required: part.rebootRequired,
  prepatched_iso: false,
  preinstalled_patches: [],
  requires: [],
  activation_scripts: [],
  metapackages: {},
  pre_upgrade_deploy: {},
  packages: part.packages,
})
