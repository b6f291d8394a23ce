import type {Scope} from '../../../kernel/store.js'
import {type Application, applications, type Dependency} from './model.js'

/** The applications that are not applied although this one needs them, in words; nothing where all are. */
export function missing(
  scope: Scope,
  application: Application,
  {required}: {required: boolean} = {required: false},
): string | undefined {
  const applied = scope.of(applications).where({status: 'applied'})
  const met = ({name, version}: Dependency) =>
    applied.some((one) => one.name === name && matches(version, one.app_version))
  const open = application.package.needs.filter((ways) => {
    return ways.length > 0 && !ways.some(met) && (!required || ways.some((one) => one.required))
  })
  if (open.length === 0) return undefined
  return open
    .map((ways) => ways.map(({name, version}) => `${name} (compatible version(s): ${version})`).join(' or '))
    .join(', ')
}

function matches(pattern: string, version: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(version)
  } catch {
    // Not a regular expression: meant as it stands.
    return pattern === version
  }
}
