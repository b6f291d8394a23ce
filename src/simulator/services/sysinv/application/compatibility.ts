import {refuse} from '../../../http/refusal.js'
import {compareVersions, stations, versionStates} from '../record/kube-version.js'
import {isSimplex} from '../record/system.js'
import type {Where} from '../where.js'
import {type Application, applications} from './model.js'

function fits(version: string, {package: {kubernetes = {}}}: Application): boolean {
  const {minimum, maximum} = kubernetes
  if (minimum !== undefined && compareVersions(version, minimum) < 0) return false
  return maximum === undefined || compareVersions(version, maximum) <= 0
}

/** Why an application cannot run beside the Kubernetes that runs. */
export function misfit({region}: Where, application: Application): string | undefined {
  const running = [...versionStates(region)].filter(([, state]) => state === 'active' || state === 'partial')
  const wrong = running.find(([version]) => !fits(version, application))?.[0]
  if (wrong === undefined) return undefined
  const {name, app_version: version} = application
  return `The application ${name} (${version}) is incompatible with the current Kubernetes version ${wrong}.`
}

/** An upgrade of Kubernetes goes no further than the applications that are applied. */
export function checkApplicationsFit({region}: Where, from: string, to: string): void {
  const wrong = region.of(applications).where((one) => one.status === 'applied' && !fits(to, one))
  if (wrong.length === 0) return
  const way = isSimplex(region) ? stations(from, to) : [to]
  const highest = way.filter((version) => wrong.every((one) => fits(version, one))).at(-1)
  const begins =
    'The following apps are incompatible with intermediate/target Kubernetes versions: ' +
    `${wrong.map(({name}) => name).join(', ')}.`
  if (highest === undefined) refuse(400, `${begins} No upgrade path available to Kubernetes version ${to.slice(1)}.`)
  refuse(400, `${begins} The system can be upgraded up to Kubernetes ${highest.slice(1)}.`)
}
