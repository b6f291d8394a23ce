// Writes oclif.manifest.json with oclif's own loader, so that what is in it is exactly what oclif would have found.
import {readFileSync, writeFileSync} from 'node:fs'
import {Config, Plugin} from '@oclif/core'

export async function writeManifest() {
  const root = new URL('..', import.meta.url).pathname
  const plugin = new Plugin({root, type: 'core', ignoreManifest: true, respectNoCacheDefault: true})
  plugin._base = undefined
  await plugin.load()
  const commands = Object.fromEntries(
    Object.entries(plugin.manifest.commands).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  const {version} = JSON.parse(readFileSync('package.json', 'utf8'))
  writeFileSync('oclif.manifest.json', `${JSON.stringify({commands, version})}\n`)
}
