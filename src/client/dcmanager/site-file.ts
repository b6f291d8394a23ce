import {readFile} from 'node:fs/promises'
import {checkFile, checkYaml} from './input-file.js'
import type {SiteValues} from './site-values.js'

/** The settings in a YAML file, as the server's reader of YAML 1.1 understands them; refused where it is no such file. */
export async function siteValues(file: string, name: string): Promise<SiteValues> {
  await checkFile(file, name)
  await checkYaml(file, name)
  const {parse} = await import('yaml')
  return parse(await readFile(file, 'utf8'), {version: '1.1', uniqueKeys: false, logLevel: 'silent'})
}
