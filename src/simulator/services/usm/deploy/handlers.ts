import type {Call} from '../../../http/call.js'
import {reply} from '../../../http/reply.js'
import {deployHosts, releases} from '../record/model.js'
import {majorOf} from '../version.js'
import {precheckEarly, selectEarly, unselectEarly} from './early.js'
import {deployHost, outOfTurn} from './host.js'
import {precheck} from './precheck.js'
import {select, unselect} from './select.js'
import {currentDeploy} from './standing.js'
import {start} from './start.js'

type Body = Readonly<Record<string, unknown>>

const bodyOf = (c: Call): Body => (typeof c.body === 'object' && c.body !== null ? (c.body as Body) : {})
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const yes = (value: unknown): boolean => value === true || String(value).toLowerCase() === 'true'

/** An error inside the reply also sets its status. */
const judged = <T extends {error: string}>(result: T) => (result.error === '' ? result : reply(406, result))

export function postPrecheck(c: Call) {
  const body = bodyOf(c)
  const force = body['force'] !== undefined && body['force'] !== null
  const ask = yes(body['pre_upgrade_deploy']) ? precheckEarly : precheck
  return judged(ask(c, {releases: list(body['releases']), force, options: list(body['options'])}))
}

export function postStart(c: Call) {
  const body = bodyOf(c)
  return judged(
    start(c, {
      releases: list(body['releases']),
      force: body['force'] !== undefined && body['force'] !== null,
      options: list(body['options']),
      preUpgrade: yes(body['pre_upgrade_deploy']),
      remove: yes(body['remove']),
    }),
  )
}

export function postSelect(c: Call) {
  const body = bodyOf(c)
  const names = list(body['releases'])
  return yes(body['pre_upgrade_deploy']) ? selectEarly(c, names, yes(body['remove'])) : select(c, names)
}

export function postUnselect(c: Call) {
  const body = bodyOf(c)
  const undo = yes(body['pre_upgrade_deploy']) ? unselectEarly : unselect
  return undo(c, list(body['releases']), yes(body['unselect_all']))
}

export function listDeploys(c: Call): unknown[] {
  const deploy = currentDeploy(c.region)
  if (deploy === undefined) return []
  const {from_release: from, to_release: to} = c.query
  if (from !== undefined && to !== undefined && (from !== deploy.from || to !== deploy.to)) return []
  const product = c.region.of(releases).get(deploy.product)
  const whole = product?.metapackages.every(({id}) => deploy.parts.includes(id)) ?? false
  return [
    {
      metapackages: deploy.metapackages,
      from_release: deploy.from,
      to_release: deploy.to,
      feed_repo: `/var/www/pages/feed/rel-${majorOf(deploy.to)}/ostree_repo`,
      commit_id: deploy.commit,
      reboot_required: deploy.rebootRequired,
      state: deploy.state,
      pre_upgrade_deploy: deploy.preUpgrade,
      options: deploy.options,
      initial_kube_version: deploy.apply ? deploy.kubernetes : '',
      product_deploy: whole || !deploy.apply,
      major_release: deploy.major,
      prepatched_iso: product?.prepatched ?? false,
      apply_operation: deploy.apply,
    },
  ]
}

export function getUpgrade(c: Call) {
  const deploy = currentDeploy(c.region)
  if (deploy === undefined) return null
  const [from, to] = [majorOf(deploy.from), majorOf(deploy.to)]
  return {from_release: from, to_release: to, state: deploy.state, pre_upgrade_deploy: deploy.preUpgrade}
}

export function listDeployHosts(c: Call): unknown[] {
  const deploy = currentDeploy(c.region)
  if (deploy === undefined) return []
  return c.region
    .of(deployHosts)
    .all()
    .map(({hostname, state}) => ({
      hostname,
      software_release: deploy.from,
      target_release: deploy.to,
      reboot_required: deploy.rebootRequired,
      pre_upgrade_deploy: deploy.preUpgrade,
      host_state: state,
    }))
}

export const postDeployHost =
  (rollback: boolean) =>
  (c: Call<'host'>): unknown =>
    deployHost(c, c.params.host, {rollback})

export function isNext(c: Call): boolean {
  const deploy = currentDeploy(c.region)
  return deploy !== undefined && outOfTurn(c, c.query['hostname'] ?? '', deploy) === undefined
}
