import {checkFile, readYaml} from './input-file.js'
import type {SiteValues} from './site-values.js'

/** The settings in a YAML file; refused where it is no such file. */
export async function siteValues(file: string, name: string): Promise<SiteValues> {
  await checkFile(file, name)
  const [values] = await readYaml(file, name)
  return values as SiteValues
}
