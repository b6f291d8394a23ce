import {lifecycle} from '../../../../simulation.js'
import {tell} from '../alarm.js'
import {missing} from '../dependency.js'
import {type Application, applications, current} from '../model.js'
import {usualCharts} from '../official.js'
import {aborted, at, byName, fails, says} from './progress.js'

/** What an upload was given. */
interface Upload {
  /** what lies behind a URL, known when it is read */
  readonly found?: {readonly name: string; readonly version: string}
  readonly images: boolean
}

export const uploading = lifecycle<Application, Upload>(
  applications,
  'application.upload',
  [
    {
      phase: 'download',
      when: (_row, moment) => moment.input.found !== undefined,
      do: (_row, moment) => at(moment, {progress: 'downloading tarfile'}),
    },
    {
      phase: 'read',
      after: (_row, moment) => (moment.input.found ? moment.sim.timing.ms('application.download') : 0),
      do: (row, moment) => {
        const found = moment.input.found
        if (found === undefined) return undefined
        const {name, version: app_version} = found
        const other = current(moment.scope, name)
        if (other !== undefined && other.uuid !== row.uuid) {
          moment.fail(`application ${name} already exists.`)
          return undefined
        }
        const charts = row.package.charts.length > 0 ? row.package.charts : usualCharts(name)
        return at(moment, {
          ...{name, app_version, package: {...row.package, charts}},
          ...{manifest_name: `${name}-fluxcd-manifests`, manifest_file: 'fluxcd-manifests'},
        })
      },
    },
    says('extract', 'application.step', 'extracting application tar file'),
    says('charts', 'application.step', 'validating and uploading charts'),
    {
      phase: 'images',
      when: (_row, moment) => moment.input.images,
      do: (_row, moment) => at(moment, {progress: 'retrieving docker images'}),
    },
    {
      phase: 'done',
      after: (_row, {sim, input}) => {
        return sim.timing.ms('application.upload') + (input.images ? sim.timing.ms('application.images') : 0)
      },
      do: (row, moment) => {
        tell(moment, row.name, undefined)
        const open = missing(moment.scope, row)
        const told = open === undefined ? '' : ` - this app depends on the following missing apps: ${open}`
        return at(moment, {status: 'uploaded', progress: `completed${told}`})
      },
    },
  ],
  {
    host: byName,
    failed: (row, moment, reason) => fails(moment, row, 'uploading', aborted(reason)),
  },
)
