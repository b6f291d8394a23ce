import type {Moment, Step} from '../../../../simulation.js'
import {helmOverrides} from '../../record/helm-override.js'
import {missing} from '../dependency.js'
import type {Application, Chart} from '../model.js'
import {at, says} from './progress.js'

/** The charts that nobody switched off. */
function wanted(row: Application, {scope}: Moment): readonly Chart[] {
  const off = scope
    .of(helmOverrides)
    .where({application_uuid: row.uuid})
    .filter(({attributes}) => attributes.enabled === false)
  return row.package.charts.filter(
    ({name, namespace}) => !off.some((one) => one.name === name && one.namespace === namespace),
  )
}

/** From the overrides to the last chart: what an apply and an update have in common. */
export const installing: Step<Application>[] = [
  {
    ...says('overrides', 'application.step', 'generating application overrides'),
    do: (row, moment) => {
      const open = missing(moment.scope, row, {required: true})
      if (open !== undefined) {
        moment.fail(
          `This app depends on the following missing apps: ${open}. Please install them and try to apply again.`,
        )
      }
      return at(moment, {progress: 'generating application overrides', installed: 0})
    },
  },
  says('images', 'application.step', 'retrieving docker images'),
  says('manifest', 'application.images', 'applying application manifest'),
  {
    phase: 'charts',
    after: 'application.step',
    do: (row, moment) => at(moment, {progress: `Applying app ${row.name}. Overall completion: 0%.`}),
  },
  {
    phase: 'chart',
    after: 'application.chart',
    do: (row, moment) => {
      const charts = wanted(row, moment)
      const chart = charts[row.installed]
      const installed = row.installed + 1
      if (chart === undefined || installed >= charts.length) return at(moment, {installed: charts.length})
      moment.goto('chart')
      const percent = Math.round((installed / charts.length) * 100)
      const progress = `Applying app ${row.name}. Chart ${chart.name} applied. Overall completion: ${percent}%.`
      return at(moment, {installed, progress})
    },
  },
]
