import {ageOf, DAY_MS, HOUR_MS, minuteOf} from '../report/moment.js'
import {
  type Finding,
  type GroupRow,
  type Report,
  type Rollout,
  type RolloutStep,
  tallyOfSteps,
  unfinished,
} from '../report/report.js'
import {alarmWords, countOf, isUnread, leftOf, severities, titleOf} from '../report/words.js'
import {axis, chartOf, INK, legend, short} from './chart.js'
import {type Cell, styledPageOf, tableOf} from './document.js'
import {type Html, html} from './html.js'

/** Rows of one list; how many there are, the heading says. A page to mail is no data base. */
const MOST_ROWS = 300
const MOST_BARS = 60
const SOON_DAYS = 30
const WIDTH = 960

/** What to know of a fleet, in one file. */
export function reportPage(report: Report): string {
  const {at, subclouds, alarmCounts, selector, unread} = report
  const about = selector === null ? '' : html`, of <code>${selector}</code>`
  // What nobody could read is not nothing.
  const unlessUnread = (missing: boolean) => (count: number) => (count === 0 && missing ? '?' : count)
  const sites = unlessUnread(isUnread(report, 'subclouds'))
  const alarms = unlessUnread(isUnread(report, 'alarms', 'alarm counts'))
  return styledPageOf(
    titleOf(report),
    STYLE,
    html`<p class="soft">${minuteOf(at)} UTC${about}; what is new is counted since ${minuteOf(report.since)} UTC</p>`,
    html`<div class="tiles">${[
      tile(sites(subclouds.all), 'subclouds'),
      tile(sites(subclouds.well), 'well', 'well'),
      tile(sites(subclouds.wrong), 'not well', subclouds.wrong > 0 ? 'critical' : undefined),
      tile(sites(subclouds.underWay), 'under way', subclouds.underWay > 0 ? 'busy' : undefined),
      ...severities.map((severity) =>
        tile(alarms(alarmCounts[severity]), `${severity} alarms`, alarmCounts[severity] > 0 ? severity : undefined),
      ),
    ]}</div>`,
    ...unread.map(({part, why}) => html`<p class="warn">Not read: ${part}. ${why}</p>`),
    ...findings(
      'Not well',
      report.wrong,
      at,
      'Nothing: every subcloud that is managed is online, in sync and without grave alarms.',
    ),
    ...(report.underWay.length > 0 ? findings('Under way', report.underWay, at, '') : []),
    html`<h2>Groups</h2>`,
    groupChart(report.groups),
    groupTable(report.groups),
    html`<h2>Alarms</h2>`,
    html`<p>Active: ${alarmWords(report)}.</p>`,
    raisedChart(report),
    ...alarmTables(report),
    ...rolloutSection(report.rollout),
    html`<h2>Releases</h2>`,
    ...releaseTables(report),
    ...certificateSection(report),
    ...backupSection(report),
    ...capacitySection(report),
  )
}

const STYLE = `
.tiles{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}
.tile{flex:1 1 6.5rem;padding:.5rem .75rem;border:1px solid var(--line);border-left:.3rem solid var(--idle);border-radius:.3rem;background:var(--panel)}
.tile b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tile.well{border-left-color:var(--well)}.tile.busy{border-left-color:var(--busy)}
.tile.critical{border-left-color:var(--critical)}.tile.major{border-left-color:var(--major)}
.tile.minor{border-left-color:var(--minor)}.tile.warning{border-left-color:var(--warning)}
.mark{font-weight:600}.mark.critical{color:var(--critical-ink)}.mark.major{color:var(--major-ink)}
.mark.minor{color:var(--minor-ink)}.mark.warning{color:var(--warning-ink)}.mark.failed{color:var(--critical-ink)}
td{vertical-align:top}
td .words,td code{display:inline-block;white-space:normal;overflow-wrap:anywhere;min-width:12rem;max-width:30rem}
td code{font-size:.8125rem}
svg.chart{background:none;min-width:40rem}
.wide+.wide{margin-top:1rem}
@media (max-width:40rem){.stack table,.stack tbody,.stack tr,.stack td{display:block}.stack thead{display:none}
.stack tr{border-bottom:1px solid var(--line);padding:.5rem 0}.stack td{border:0;padding:.1rem 0;white-space:normal}
.stack td:first-child{font-weight:600}.stack td .words,.stack td code{display:inline;min-width:0}}
@media print{.wide{overflow:visible}th,td{white-space:normal;overflow-wrap:break-word;padding:.15rem .4rem}
td .words,td code{min-width:0}svg.chart{min-width:0}h2{break-after:avoid}thead{display:table-header-group}tr{break-inside:avoid}
table{break-inside:auto}}
`

const tile = (count: number | string, words: string, kind = ''): Html =>
  html`<div class="tile ${kind}"><b>${count}</b>${words}</div>`

const words = (text: string): Html => html`<span class="words">${brief(text)}</span>`
const command = (text: string | null): Html => (text === null ? html`` : html`<code>${brief(text)}</code>`)
const severity = (text: string): Html => html`<span class="mark ${marks.has(text) ? text : ''}">${text}</span>`
const marks: ReadonlySet<string> = new Set(severities)

const LONGEST = 500
const brief = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

const momentOf = (moment: number | null, at: number): string =>
  moment === null ? '' : `${minuteOf(moment)} (${ageOf(at - moment)})`

/** The same; on a narrow screen each row stands for itself, one cell below the other. */
const stacked = (...table: Parameters<typeof limited>): Html => html`<div class="stack">${limited(...table)}</div>`

/** A table with so many rows at most, and how many more there are. */
function limited(headings: Parameters<typeof tableOf>[0], rows: readonly (readonly Cell[])[]): Html {
  const others = rows.length - MOST_ROWS
  const shown = tableOf(
    headings,
    rows.slice(0, MOST_ROWS).map((cells) => ({cells})),
  )
  return others > 0 ? html`${shown}<p class="soft">and ${others} more</p>` : shown
}

function findings(title: string, rows: readonly Finding[], at: number, none: string): Html[] {
  if (rows.length === 0) return [html`<h2>${title}</h2><p>${none}</p>`]
  return [
    html`<h2>${title}: ${countOf(rows.length)}</h2>`,
    stacked(
      [{label: 'subcloud'}, {label: 'group'}, {label: 'since (UTC)'}, {label: 'why'}, {label: 'what to type next'}],
      rows.map(({subcloud, group, since, why, command: next}) => [
        ...[brief(subcloud), brief(group ?? ''), momentOf(since, at)],
        ...[words(why), command(next)],
      ]),
    ),
  ]
}

const bar = (name: string, color: string, data: readonly number[]) => ({
  ...{type: 'bar', name, stack: 'all', data, itemStyle: {color}, silent: true, barMaxWidth: 28},
})

function groupChart(groups: readonly GroupRow[]): Html {
  const shown = [...groups].sort((a, b) => b.subclouds - a.subclouds).slice(0, MOST_BARS)
  if (shown.length === 0) return html``
  return chartOf(
    {
      legend,
      grid: {left: 180, right: 24, top: 28, bottom: 24},
      xAxis: {type: 'value', minInterval: 1, ...axis},
      yAxis: {type: 'category', inverse: true, data: shown.map(({group}) => short(group)), ...axis},
      series: [
        bar(
          'well',
          INK.well,
          shown.map(({well}) => well),
        ),
        bar(
          'under way',
          INK.busy,
          shown.map(({underWay}) => underWay),
        ),
        bar(
          'not well',
          INK.critical,
          shown.map(({wrong}) => wrong),
        ),
      ],
    },
    {width: WIDTH, height: 60 + 30 * shown.length},
    'How many subclouds of each group are well, under way, and not well',
  )
}

const groupTable = (groups: readonly GroupRow[]): Html =>
  limited(
    [
      {label: 'group'},
      ...['subclouds', 'well', 'not well', 'under way', 'updated at a time', 'turns for all'].map((label) => ({
        label,
        number: true,
      })),
    ],
    groups.map(({group, subclouds, well, wrong, underWay, parallel, turns}) => [
      ...[brief(group), subclouds, well, wrong, underWay, parallel ?? '', turns ?? ''],
    ]),
  )

function raisedChart({raised: {stretchMs, stretches, whole}, since}: Report): Html {
  const at = (from: number) => (stretchMs < DAY_MS ? minuteOf(from).slice(11) : minuteOf(from).slice(5, 10))
  const each = stretchMs < DAY_MS ? `${stretchMs / HOUR_MS} h` : `${stretchMs / DAY_MS} d`
  const cut = whole ? '' : ' There were more than are shown.'
  const caption = `Alarms raised on the system controller since ${minuteOf(since)} UTC, by ${each}.${cut}`
  const drawn = chartOf(
    {
      legend,
      grid: {left: 48, right: 24, top: 28, bottom: 24},
      xAxis: {type: 'category', data: stretches.map(({from}) => at(from)), ...axis},
      yAxis: {type: 'value', minInterval: 1, ...axis},
      series: severities.map((one) =>
        bar(
          one,
          INK[one],
          stretches.map((stretch) => stretch[one]),
        ),
      ),
    },
    {width: WIDTH, height: 220},
    caption,
  )
  return html`${drawn}<p class="soft">${caption}</p>`
}

function alarmTables({alarms, subcloudAlarms, at}: Report): Html[] {
  return [
    html`<h3>Of the system controller: ${alarms.reduce((sum, {count}) => sum + count, 0)}</h3>`,
    ...(alarms.length > 0
      ? [
          stacked(
            [{label: 'severity'}, {label: 'alarm'}, {label: 'since (UTC)'}, {label: 'entity'}, {label: 'reason'}],
            alarms.map((alarm) => [
              ...[severity(alarm.severity), alarm.alarm, momentOf(alarm.since, at)],
              ...[words(alarm.entity), words(alarm.reason)],
            ]),
          ),
        ]
      : []),
    html`<h3>Of subclouds: ${countOf(subcloudAlarms.length)} with alarms</h3>`,
    ...(subcloudAlarms.length > 0
      ? [
          limited(
            [
              {label: 'subcloud'},
              ...['critical', 'major', 'minor', 'warnings'].map((label) => ({label, number: true})),
            ],
            subcloudAlarms.map((one) => [brief(one.subcloud), one.critical, one.major, one.minor, one.warning]),
          ),
        ]
      : []),
  ]
}

const stepInk: Readonly<Record<RolloutStep['state'], string>> = {
  done: INK.well,
  failed: INK.critical,
  'under way': INK.busy,
  waiting: INK.idle,
}

function rolloutSection(rollout: Rollout | null): Html[] {
  if (!rollout) return []
  const {what, state, steps} = rollout
  const rest = unfinished(rollout)
  return [
    html`<h2>Last rollout: ${brief(what)}, ${brief(state)}</h2>`,
    html`<p>Of ${countOf(steps.length)}: ${tallyOfSteps(rollout) || 'none'}.</p>`,
    rolloutChart(steps),
    ...(rest.length > 0
      ? [
          stacked(
            [{label: 'not done'}, {label: 'state'}, {label: 'from (UTC)'}, {label: 'to (UTC)'}, {label: 'says'}],
            rest.map(({subcloud, state: standing, says, from, to}) => [
              ...[
                brief(subcloud),
                html`<span class="mark ${standing === 'failed' ? 'failed' : ''}">${standing}</span>`,
              ],
              ...[from === null ? '' : minuteOf(from), to === null ? '' : minuteOf(to), words(says)],
            ]),
          ),
        ]
      : []),
  ]
}

/** Over time, how many were done, had failed, and were being worked on. */
function rolloutChart(steps: readonly RolloutStep[]): Html {
  const moments = steps.flatMap(({from, to}) => [from ?? [], to ?? []].flat())
  if (moments.length === 0) return html``
  const [first, last] = [moments.reduce((a, b) => Math.min(a, b)), moments.reduce((a, b) => Math.max(a, b))]
  const width = Math.max(60_000, Math.ceil((last - first) / MOST_BARS))
  const ends = Array.from({length: Math.floor((last - first) / width) + 1}, (_, at) => first + (at + 1) * width)
  const by = (end: number, state: RolloutStep['state']) =>
    steps.filter((step) => {
      const over = step.to !== null && step.to < end
      if (state === 'under way') return step.from !== null && step.from < end && !over
      return over && step.state === state
    }).length
  const label = (end: number) => minuteOf(end - width).slice(last - first > DAY_MS ? 5 : 11)
  return chartOf(
    {
      legend,
      grid: {left: 48, right: 24, top: 28, bottom: 24},
      xAxis: {type: 'category', data: ends.map(label), ...axis},
      yAxis: {type: 'value', minInterval: 1, max: steps.length, ...axis},
      series: (['done', 'failed', 'under way'] as const).map((state) =>
        bar(
          state,
          stepInk[state],
          ends.map((end) => by(end, state)),
        ),
      ),
    },
    {width: WIDTH, height: 240},
    `How the rollout went on, from ${minuteOf(first)} to ${minuteOf(last)} UTC`,
  )
}

function releaseTables({releases, subcloudReleases}: Report): Html[] {
  return [
    limited(
      [{label: 'release of the system controller'}, {label: 'state'}],
      releases.map(({release, state}) => [brief(release), state]),
    ),
    limited(
      [{label: 'release of subclouds'}, {label: 'subclouds', number: true}],
      subcloudReleases.map(({release, subclouds}) => [brief(release), subclouds]),
    ),
  ]
}

function certificateSection({certificates, at}: Report): Html[] {
  if (certificates.length === 0) return []
  const soon = certificates.filter(({expires}) => expires - at < SOON_DAYS * DAY_MS).length
  return [
    html`<h2>Certificates of the system controller</h2>`,
    html`<p>${soon === 0 ? `None ends within ${SOON_DAYS} days.` : html`<span class="warn">${soon} of ${certificates.length} end within ${SOON_DAYS} days.</span>`}</p>`,
    limited(
      [{label: 'certificate'}, {label: 'ends (UTC)'}, {label: 'in'}],
      certificates.map(({certificate, expires}) => {
        const left = leftOf(expires - at)
        return [
          ...[brief(certificate), minuteOf(expires)],
          expires - at < SOON_DAYS * DAY_MS ? html`<span class="warn">${left}</span>` : left,
        ]
      }),
    ),
  ]
}

function backupSection({backups: {days, older, none}, at}: Report): Html[] {
  return [
    html`<h2>Backups</h2>`,
    html`<p>${countOf(older.length)} with a last backup older than ${days} days; ${countOf(none.length)} of which no backup is known.</p>`,
    ...(older.length > 0
      ? [
          limited(
            [{label: 'subcloud'}, {label: 'last backup (UTC)'}],
            older.map(({subcloud, at: moment}) => [brief(subcloud), momentOf(moment, at)]),
          ),
        ]
      : []),
  ]
}

function capacitySection({capacity: {subclouds, standingBy, peers, peerGroups}}: Report): Html[] {
  return [
    html`<h2>Capacity</h2>`,
    html`<p>This system carries ${countOf(subclouds)}, and ${standingBy} more stand by here for a peer site.</p>`,
    ...(peers.length > 0
      ? [
          limited(
            [{label: 'peer site'}, {label: 'availability'}],
            peers.map(({peer, availability}) => [brief(peer), availability]),
          ),
        ]
      : []),
    ...(peerGroups.length > 0
      ? [
          limited(
            [
              {label: 'peer group'},
              {label: 'subclouds', number: true},
              {label: 'moved at a time', number: true},
              {label: 'state'},
            ],
            peerGroups.map(({group, subclouds: count, atATime, state}) => [brief(group), count, atATime ?? '', state]),
          ),
        ]
      : []),
  ]
}
