import {lifecycle, type Moment} from '../../../kernel/lifecycle.js'
import {type Application, applications} from './model.js'

const aborted = 'operation aborted, check system inventory logs for details'

const at = (moment: Moment, patch: Partial<Application>): Partial<Application> => ({...patch, updatedAt: moment.now})

const failing = (status: string) => ({
  host: (row: Application) => row.name,
  failed: (_row: Application, moment: Moment) => at(moment, {status, progress: aborted}),
})

const says = (phase: string, after: string, progress: string) => ({
  phase,
  after,
  do: (_row: Application, moment: Moment) => at(moment, {progress}),
})

export const uploading = lifecycle<Application>(
  applications,
  'application.upload',
  [
    says('extract', 'application.step', 'extracting application tar file'),
    says('charts', 'application.step', 'validating and uploading charts'),
    {
      phase: 'done',
      after: 'application.upload',
      do: (_row, moment) => at(moment, {status: 'uploaded', progress: 'completed'}),
    },
  ],
  failing('upload-failed'),
)

export const applying = lifecycle<Application>(
  applications,
  'application.apply',
  [
    says('overrides', 'application.step', 'generating application overrides'),
    says('images', 'application.step', 'retrieving docker images'),
    says('manifest', 'application.images', 'applying application manifest'),
    {
      phase: 'charts',
      after: 'application.step',
      do: (row, moment) => at(moment, {progress: `Applying app ${row.name}. Overall completion: 50%.`}),
    },
    {
      phase: 'done',
      after: 'application.apply',
      do: (_row, moment) => at(moment, {status: 'applied', progress: 'completed', active: true}),
    },
  ],
  failing('apply-failed'),
)

export const removing = lifecycle<Application>(
  applications,
  'application.remove',
  [
    says('manifest', 'application.step', 'deleting application manifest'),
    {
      phase: 'done',
      after: 'application.remove',
      do: (_row, moment) => at(moment, {status: 'uploaded', progress: 'completed', active: false}),
    },
  ],
  failing('remove-failed'),
)

/** Ends whatever is under way, a moment after it was asked for. */
export const aborting = lifecycle<Application>(applications, 'application.abort', [
  {
    phase: 'done',
    after: 'application.step',
    do: (row, moment) =>
      at(moment, {
        status: row.status === 'removing' ? 'remove-failed' : 'apply-failed',
        progress: 'operation aborted by user',
      }),
  },
])

export const applicationLifecycles = [uploading, applying, removing, aborting] as const
