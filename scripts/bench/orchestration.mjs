import {json, run, startSimulator, stopSimulator, stx, thousands} from './measure.mjs'

export function orchestration({fact}) {
  upgradeFleet(1000, 100, fact)
  upgradeFleet(5000, 500, fact)
}

/** A strategy that upgrades Kubernetes of a whole fleet: each subcloud's own orchestrator takes all of its steps. */
function upgradeFleet(count, parallel, fact) {
  startSimulator('--subclouds', String(count), '--speed', 'frozen')
  run(stx('orchestration', 'kube-upgrade', 'create', '--to-version', 'v1.33.0', '--alarm-restrictions', 'relaxed'))
  run(stx('sim', 'advance', '2m'))
  run(stx('orchestration', 'kube-upgrade', 'apply'))
  run(stx('sim', 'advance', '3h'))
  run(stx('strategy', 'kube-upgrade', 'create', '--max-parallel-subclouds', String(parallel)))
  run(stx('strategy', 'kube-upgrade', 'apply'))
  const started = performance.now()
  run(stx('sim', 'advance', '6h'))
  const took = (performance.now() - started) / 1000
  const {state} = json(stx('strategy', 'kube-upgrade', 'show'))
  if (state !== 'complete') throw new Error(`the strategy over ${count} subclouds is ${state}`)
  const used = Math.round(json(stx('sim', 'status')).rss / 1e6)
  stopSimulator()
  const fleet = `${thousands(count)} subclouds, ${parallel} at a time,`
  fact(
    `Upgrading Kubernetes of ${fleet} takes ${took.toFixed(0)} s of real time and leaves the simulator at ${used} MB.`,
  )
}
