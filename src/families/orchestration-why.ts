import {causeOfOrchestration, type OrchestrationFacts} from '../causes/orchestration.js'
import {topicOf} from '../causes/strategy-topic.js'
import type {Apis} from '../cli/apis.js'
import {alarms} from '../client/fm/alarm.js'
import {hosts} from '../client/sysinv/host/host.js'
import {kubeHostUpgrades} from '../client/sysinv/kube/kube-host.js'
import {kubeRootca} from '../client/sysinv/kube/kube-rootca.js'
import {kubeUpgrades} from '../client/sysinv/kube/kube-upgrade.js'
import {deploys} from '../client/usm/deploy.js'
import {releases} from '../client/usm/release.js'
import {currentLocalStrategy, type LocalStrategyType, localStrategies, strategyTypes} from '../client/vim/strategy.js'
import {type Explanation, explanationOf} from '../views/why.js'
import {filledIn, type Place, promptOf, type Tried, tried, unreadOf} from './why-reading.js'

const nothing: Tried<undefined> = {}

async function currentType({vim}: Apis): Promise<LocalStrategyType | undefined> {
  const current = await currentLocalStrategy(vim)
  return strategyTypes.find((type) => type === current?.type)
}

type Work = Omit<OrchestrationFacts, 'prompt'>

/**
 * Why the strategy of a system is as it is. Where there is none, the same work may be under way by hand, and fail: of one
 * type it is looked at in all that it has, without a type in what tells most; in at most six requests either way.
 */
export async function explainOrchestration(
  from: Apis,
  asked: string | undefined,
  {subcloud}: Pick<Place, 'subcloud'>,
): Promise<Explanation> {
  const apis = filledIn(from)
  const wanted = strategyTypes.find((type) => topicOf(type) === asked)
  const current: Tried<LocalStrategyType | undefined> =
    wanted === undefined ? await tried('strategy', currentType(apis)) : {read: wanted}
  const type = current.read
  const [strategy, active] = await Promise.all([
    type === undefined ? nothing : tried('strategy', localStrategies(apis.vim, type).find()),
    tried('alarms', alarms(apis.fm).list()),
  ])
  const work = strategy.read ? {} : await workOf(apis, type)
  const answer = causeOfOrchestration({
    ...work,
    type: type && topicOf(type),
    strategy: strategy.read,
    alarms: active.read,
    unread: [...unreadOf(current, strategy, active), ...(work.unread ?? [])],
    prompt: promptOf(subcloud),
  })
  return explanationOf({orchestration: type === undefined ? 'none' : topicOf(type)}, answer)
}

function workOf(apis: Apis, type: LocalStrategyType | undefined): Promise<Work> {
  switch (type) {
    case 'sw-upgrade':
      return software(apis)
    case 'kube-upgrade':
      return kubernetes(apis)
    case 'kube-rootca-update':
      return rootca(apis)
    case 'fw-update':
    case 'system-config-update':
      return ofHosts(apis)
    case undefined:
      return anything(apis)
  }
}

async function software({usm}: Apis): Promise<Work> {
  const looks = await Promise.all([
    tried('deployment', deploys(usm).current()),
    tried('deployment of hosts', deploys(usm).hosts()),
    tried('releases', releases(usm).list()),
  ])
  const [deploy, deployHosts, all] = looks
  return {deploy: deploy.read, deployHosts: deployHosts.read, releases: all.read, unread: unreadOf(...looks)}
}

async function kubernetes({sysinv}: Apis): Promise<Work> {
  const looks = await Promise.all([
    tried('upgrade of Kubernetes', kubeUpgrades(sysinv).current()),
    tried('upgrades of hosts', kubeHostUpgrades(sysinv)),
    tried('hosts', hosts(sysinv).list()),
  ])
  const [kube, kubeHosts, all] = looks
  return {kube: kube.read, kubeHosts: kubeHosts.read, hosts: all.read, unread: unreadOf(...looks)}
}

async function rootca({sysinv}: Apis): Promise<Work> {
  const looks = await Promise.all([
    tried('update of the root CA', kubeRootca(sysinv).list()),
    tried('hosts', hosts(sysinv).list()),
  ])
  const [updates, all] = looks
  return {rootca: updates.read?.[0], hosts: all.read, unread: unreadOf(...looks)}
}

async function ofHosts({sysinv}: Apis): Promise<Work> {
  const all = await tried('hosts', hosts(sysinv).list())
  return {hosts: all.read, unread: unreadOf(all)}
}

async function anything({sysinv, usm}: Apis): Promise<Work> {
  const looks = await Promise.all([
    tried('deployment', deploys(usm).current()),
    tried('upgrade of Kubernetes', kubeUpgrades(sysinv).current()),
    tried('update of the root CA', kubeRootca(sysinv).list()),
    tried('hosts', hosts(sysinv).list()),
  ])
  const [deploy, kube, updates, all] = looks
  return {
    ...{deploy: deploy.read, kube: kube.read, rootca: updates.read?.[0], hosts: all.read},
    unread: unreadOf(...looks),
  }
}
