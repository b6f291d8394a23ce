import {ageOf, minuteOf} from './moment.js'
import {type Finding, type Report, tallyOfSteps, unfinished} from './report.js'
import {alarmWords, countOf, leftOf, titleOf, troubleWords, wellWords} from './words.js'

/** Rows of one list in a ticket; the numbers say how many there are. */
const MOST_ROWS = 50

/** For tickets: the same, as Markdown. */
export function markdownOf(report: Report): string {
  const {at, subclouds, backups, rollout} = report
  const trouble = troubleWords(subclouds)
  const since = (moment: number | null) => (moment === null ? '' : `${minuteOf(moment)} (${ageOf(at - moment)})`)
  const finding = ({subcloud, group, since: from, why, command}: Finding) => [
    ...[subcloud, group ?? '', since(from), why],
    command === null ? '' : code(command),
  ]
  const sections = [
    `# ${plain(titleOf(report))}`,
    `${minuteOf(at)} UTC${report.selector === null ? '' : `, ${plain(code(report.selector))}`}, changes since ${minuteOf(report.since)} UTC`,
    [
      `**${wellWords(report)}**`,
      ...(trouble === '' ? [] : [`${trouble}.`]),
      `Active alarms: ${alarmWords(report)}.`,
    ].join(' '),
    ...report.unread.map(({part, why}) => `Not read: ${plain(part)} (${plain(why)}).`),
    ...table('Not well', ['subcloud', 'group', 'since (UTC)', 'why', 'next'], report.wrong.map(finding)),
    ...table('Under way', ['subcloud', 'group', 'since (UTC)', 'what', 'next'], report.underWay.map(finding)),
    ...table(
      'Groups',
      ['group', 'subclouds', 'well', 'not well', 'under way', 'at a time', 'turns'],
      report.groups.map(({group, subclouds: all, well, wrong, underWay, parallel, turns}) => [
        ...[group, all, well, wrong, underWay, parallel ?? '', turns ?? ''],
      ]),
    ),
    ...table(
      'Alarms of the system controller',
      ['severity', 'alarm', 'entity', 'reason', 'since (UTC)'],
      report.alarms.map((alarm) => [alarm.severity, alarm.alarm, alarm.entity, alarm.reason, since(alarm.since)]),
    ),
    ...table(
      'Alarms of subclouds',
      ['subcloud', 'critical', 'major', 'minor', 'warnings'],
      report.subcloudAlarms.map(({subcloud, critical, major, minor, warning}) => [
        ...[subcloud, critical, major, minor, warning],
      ]),
    ),
    ...table(
      'Releases',
      ['release', 'state'],
      report.releases.map(({release, state}) => [release, state]),
    ),
    ...table(
      'Subclouds by release',
      ['release', 'subclouds'],
      report.subcloudReleases.map(({release, subclouds: count}) => [release, count]),
    ),
    ...table(
      'Certificates of the system controller',
      ['certificate', 'ends (UTC)', 'in'],
      report.certificates.map(({certificate, expires}) => [certificate, minuteOf(expires), leftOf(expires - at)]),
    ),
    ...table(
      `Backups older than ${backups.days} days`,
      ['subcloud', 'last backup (UTC)'],
      backups.older.map(({subcloud, at: moment}) => [subcloud, since(moment)]),
    ),
    ...(backups.none.length > 0 ? [`No backup is known of ${countOf(backups.none.length)}.`] : []),
    ...(rollout
      ? [
          `## ${plain(`Last rollout: ${rollout.what}, ${rollout.state}`)}`,
          `Of ${countOf(rollout.steps.length)}: ${tallyOfSteps(rollout) || 'none'}.`,
        ]
      : []),
    ...(rollout
      ? table(
          'Not done in the last rollout',
          ['subcloud', 'state', 'says', 'from (UTC)', 'to (UTC)'],
          unfinished(rollout).map(({subcloud, state, says, from, to}) => [
            ...[subcloud, state, says, from === null ? '' : minuteOf(from), to === null ? '' : minuteOf(to)],
          ]),
        )
      : []),
    ...table(
      'Peer sites',
      ['peer', 'availability'],
      report.capacity.peers.map(({peer, availability}) => [peer, availability]),
    ),
    ...table(
      'Peer groups',
      ['group', 'subclouds', 'at a time', 'state'],
      report.capacity.peerGroups.map(({group, subclouds: count, atATime, state}) => [
        ...[group, count, atATime ?? '', state],
      ]),
    ),
  ]
  return `${sections.join('\n\n')}\n`
}

function table(title: string, headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  if (rows.length === 0) return []
  const row = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => plain(String(cell))).join(' | ')} |`
  const shown = rows.slice(0, MOST_ROWS)
  const others = rows.length - shown.length
  return [
    `## ${plain(title)}`,
    [row(headings), `|${headings.map(() => ' --- |').join('')}`, ...shown.map(row)].join('\n'),
    ...(others > 0 ? [`And ${others} more.`] : []),
  ]
}

const LONGEST = 400

/** Shown as it stands, whatever Markdown would make of it; what is code already stays so. */
function plain(text: string): string {
  const tame = text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
  const cut = tame.length > LONGEST ? `${tame.slice(0, LONGEST - 1)}…` : tame
  if (/^`[^`]*`$/.test(cut)) return cut.replaceAll('|', '\\|')
  return cut.replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`))
}

/** A backtick would end it. */
const code = (command: string): string => `\`${command.replaceAll('`', "'")}\``
