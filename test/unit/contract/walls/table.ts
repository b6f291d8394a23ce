/**
 * What the layout forbids, each wall with its reason and with what to do instead. Paths are below src/; one that ends
 * with a slash is a folder. `walls.test.ts` looks at every import in src/, those of types included, and proves on
 * invented sources that each of these rules can fail.
 */

/** What the files below `of` may import beside each other. The longest `of` that fits a file is the one that counts. */
export interface Room {
  readonly of: string
  readonly may: readonly string[]
  readonly why: string
  readonly instead: string
}

export const rooms: readonly Room[] = [
  {
    of: 'commands/',
    may: [
      'families/',
      'cli/',
      'client/',
      'inputs/',
      'planning/',
      'live/',
      'screen/',
      'dashboard/',
      'page/',
      'views/',
      'output/',
      'addressing/',
    ],
    why: 'a command says what it reads or changes; where to connect and how lines are spelled is the affair of the frame',
    instead: 'ask the frame in cli/, or what the commands of a topic share in families/',
  },
  {
    of: 'families/',
    may: [
      'cli/',
      'client/',
      'inputs/',
      'planning/',
      'live/',
      'dashboard/',
      'causes/',
      'metrics/',
      'report/',

      'page/',
      'rollout/',
      'runs/',
      'views/',
      'output/',
      'addressing/',
    ],
    why: 'families know what commands share, and no command',
    instead: 'pass in what only one command knows',
  },
  {
    of: 'cli/',
    may: ['client/', 'config/', 'output/', 'runs/', 'selecting/', 'spelling/'],
    why: 'the frame knows commands in general, and none in particular: no resource, no view, no input',
    instead: 'let the command hand it over, or put it into families/',
  },
  {
    of: 'selecting/',
    may: ['client/', 'inputs/', 'spelling/suggestion.ts', 'views/'],
    why: 'it knows which subclouds are meant, not what is done with them',
    instead: 'hand what was selected to the frame',
  },
  {
    of: 'runs/',
    may: ['file/'],
    why: 'it remembers what was meant, sent and answered; what a target is and how it is sent is the affair of others',
    instead: 'hand it the words; the frame sends, and says what came of it',
  },
  {
    of: 'rollout/',
    // What a step says of its failure is told here as everywhere.
    may: [
      ...['client/', 'planning/', 'runs/', 'cli/parallel.ts', 'cli/time.ts'],
      ...['causes/subcloud-error.ts', 'causes/words.ts'],
    ],
    why: 'how a rollout goes through a fleet has to be right wherever it is killed; who types it and looks on is the affair of others',
    instead: 'hand it the clock, who is asked and who is told in its stage',
  },
  {
    of: 'inputs/',
    may: ['client/', 'planning/', 'file/', 'yaml/', 'addressing/'],
    why: 'inputs know what operators hand over, and what the client takes',
    instead: 'return what was read, or throw; commands and the frame say it',
  },
  {
    of: 'planning/',
    may: ['addressing/'],
    why: 'a plan follows from what it is given: no terminal, no server, no file and no clock',
    instead: 'read it in inputs/ or families/, hand it over, and show what comes back',
  },
  {
    of: 'page/',
    may: ['planning/', 'report/', 'addressing/'],
    why: 'a page is a picture of a plan or a report, whole in one file; who asked for it and where it is kept is the affair of others',
    instead: 'put it into the plan, or the report, before it is drawn',
  },
  {
    of: 'live/',
    // What is worse than what is the same for whoever counts and whoever explains.
    may: ['client/', 'causes/severity.ts'],
    why: 'it keeps the state of a fleet fresh; who draws it, on a terminal, a page or as numbers, is the affair of others',
    instead: 'draw it in screen/ or page/, or hand it to the frame',
  },
  {
    of: 'metrics/',
    may: ['live/', 'addressing/', 'causes/severity.ts'],
    why: 'it turns what was seen of a fleet into numbers that Prometheus reads; who looks, and how often, is the affair of others',
    instead: 'let the model know it, or hand it over',
  },
  {
    of: 'report/',
    may: ['live/', 'causes/', 'client/'],
    why: 'what there is to say of a fleet follows from what was seen of it; who looked, and where it is written, is the affair of others',
    instead: 'read it in families/ and hand it over',
  },
  {
    of: 'dashboard/',
    may: ['client/', 'live/', 'page/', 'selecting/', 'causes/', 'addressing/', 'certificate/'],
    why: 'it serves the page of a fleet to browsers, judged as everywhere; what a command line says, and how commands run, it is handed',
    instead: 'let the command hand it over; what the page itself does is in page/dashboard/',
  },
  {
    of: 'screen/',
    may: ['live/', 'selecting/', 'views/', 'causes/', 'output/', 'client/'],
    why: 'it draws a fleet on a terminal and reads keys; where the fleet comes from and how commands run is the affair of others',
    instead: 'let the command hand it over, as it does with what a key is to do',
  },
  {
    of: 'addressing/',
    may: [],
    why: 'what addresses are, and what the platform demands of networks, is the same for whoever judges and whoever plans',
    instead: 'let the caller say what it means',
  },
  {
    of: 'views/',
    may: ['client/', 'causes/', 'output/'],
    why: 'a view is columns of rows as the client knows them',
    instead: 'put what the row lacks into the row before it is shown',
  },
  {
    of: 'client/',
    may: ['file/'],
    why: 'the client is a library for programs that have no command line',
    instead: 'take it as an argument; commands read flags and files in inputs/',
  },
  {of: 'output/', may: [], why: 'output knows rows, not StarlingX', instead: 'say it in the view'},
  {
    of: 'config/',
    may: ['file/', 'yaml/'],
    why: 'config knows settings, not who uses them',
    instead: 'return the settings; the frame connects',
  },
  {
    of: 'spelling/',
    may: [],
    why: 'spelling knows command lines, not what they do; a refused line must cost nothing else',
    instead: 'read it from the index of spellings, which the build makes from the commands',
  },
  {
    of: 'causes/',
    // The commands that are told name what servers named.
    may: ['output/shell-word.ts'],
    why: 'what alarms mean is data',
    instead: 'let views show it and commands choose from it',
  },
  {
    of: 'certificate/',
    may: [],
    why: 'it makes certificates for servers of our own, whoever they are',
    instead: 'let the caller say for which names',
  },
  {of: 'file/', may: [], why: 'file reads, and does not know what for', instead: 'let the caller say what it means'},
  {of: 'yaml/', may: [], why: 'yaml knows a text, not what it is for', instead: 'let the caller say what it means'},
  {
    of: 'simulator/',
    may: ['certificate/', 'file/', 'yaml/'],
    why: 'the simulator shares nothing with the client: where both use one schema, neither finds the mistake of the other',
    instead: 'write it again, as the genuine server would; a contract test compares the two',
  },
  {
    of: 'simulator/kernel/',
    may: [],
    why: 'the kernel knows nothing of the world it moves',
    instead: 'name it in simulator/simulation.ts, which gives the kernel its words',
  },
]

/** Files that need more than their room may have. One that nobody needs any longer has to go from here. */
export interface Exception {
  readonly of: string
  readonly may: readonly string[]
  readonly why: string
}

export const exceptions: readonly Exception[] = [
  {of: 'commands/sim/', may: ['simulator/'], why: 'they start, steer and ask the simulator'},
  {of: 'commands/run/', may: ['runs/'], why: 'they show and forget what was remembered'},
  {of: 'commands/context/', may: ['config/'], why: 'contexts are settings'},
  {of: 'commands/login.ts', may: ['config/'], why: 'it writes a context and keeps a password'},
  {of: 'commands/logout.ts', may: ['config/'], why: 'it forgets them'},
  {of: 'commands/doctor.ts', may: ['config/'], why: 'it says what the settings are and where they come from'},
  {of: 'commands/top.ts', may: ['config/'], why: 'React asks the environment for whom it was built'},
  {of: 'commands/alarm/explain.ts', may: ['causes/'], why: 'it looks one alarm up'},
  {of: 'families/health.ts', may: ['config/'], why: 'doctor looks at the settings in effect'},
  {of: 'families/history.ts', may: ['config/'], why: 'the history is kept where the settings are'},
  {of: 'families/password.ts', may: ['config/'], why: 'a password may stand in the environment'},
  {
    of: 'families/simulated-bmc.ts',
    may: ['config/'],
    why: 'which simulator runs is among the settings',
  },
  {of: 'runs/folder.ts', may: ['config/private-file.ts'], why: 'it locks and writes its files as contexts are'},
  {of: 'families/dropin.ts', may: ['spelling/'], why: 'launchers are named as the programs that spelling knows'},
  {
    of: 'families/simulator.ts',
    may: ['config/', 'simulator/'],
    why: 'what asks the simulator itself must know where it is',
  },
]

/** Folders in `of` that have nothing to do with each other. */
export interface Apart {
  readonly of: string
  readonly why: string
  readonly instead: string
}

export const apart: readonly Apart[] = [
  {
    of: 'simulator/services/',
    why: 'services are programs of their own, as they are in StarlingX',
    instead: 'emit an event to make something happen there, ask a seam to know something (docs/simulator.md)',
  },
]

/**
 * Floors of a folder, from the roof down: what stands in it imports only from rows below its own or, where
 * `rightwards`, from what stands to its right. docs/simulator.md has the same table in words.
 */
export interface Floors {
  readonly of: string
  readonly rows: readonly (readonly string[])[]
  readonly rightwards: boolean
  readonly why: string
  readonly instead: string
}

const lower = 'move what both need to a floor below both, or let the lower one be handed it'

export const floors: readonly Floors[] = [
  {
    of: 'simulator/services/dcmanager/',
    rows: [
      ['service.ts'],
      ['subcloud/'],
      ['deploy/', 'backup/', 'strategy/'],
      ['peer/'],
      ['prestage/', 'rehome/'],
      ['operation.ts', 'notification.ts'],
      ['audit/'],
      ['install/', 'deploy-file/'],
      ['central/', 'group/', 'strategy-config/'],
      ['record/'],
      ['values/', 'lane/', 'region/', 'row.ts', 'errors.ts'],
    ],
    rightwards: false,
    why: 'what is known of a subcloud stands below what is done with it',
    instead: lower,
  },
  {
    of: 'simulator/services/sysinv/',
    rows: [
      ['service.ts'],
      ['host/'],
      ['service-management/'],
      ['rooms.ts'],
      ['kube-rootca/', 'kube/', 'health/', 'helm/', 'care/', 'application/'],
      ['registry/', 'system/', 'sdn-controller/', 'setting/', 'certificate/', 'service-parameter/'],
      ['controller-fs/', 'drbd/', 'ceph/', 'storage/'],
      ['interface/', 'ptp/', 'lldp/', 'network/'],
      ['label/', 'processor/', 'device/', 'sensor/'],
      ['configuration/'],
      ['room.ts', 'part.ts'],
      ['record/'],
      ['plan/', 'resource/'],
      ['row.ts', 'where.ts', 'identity.ts', 'patch.ts', 'version.ts', 'link.ts', 'errors.ts'],
    ],
    rightwards: true,
    why: 'hosts are the roof and what all rooms read is the ground, so that a room is understood without those above it',
    instead: `${lower}; what belongs to a host says so in its part.ts`,
  },
]

/** The files that every folder of a service calls alike, from the roof down: none imports one of a row above its own. */
export interface Names {
  readonly of: string
  readonly rows: readonly (readonly string[])[]
  readonly why: string
  readonly instead: string
}

export const names: readonly Names[] = [
  {
    of: 'simulator/services/',
    rows: [
      ['service'],
      ['room'],
      ['part'],
      ['routes'],
      ['handlers', 'change'],
      ['lifecycle'],
      ['check'],
      ['seed', 'show', 'find', 'resource'],
      ['model'],
    ],
    why: 'what is kept does not depend on how it is asked for, nor a check on what happens later',
    instead: 'move what both need into the lower file, or into one with a name of its own',
  },
]

/** In no folder do two files, or two folders, need each other: not over a third one, and not for a type either. */
export const circles = {
  why: 'of two that need each other neither can be understood, tested or moved alone',
  instead: 'move what both need, often only a type, to a third that needs neither',
}

/** What no text in the code of a folder may say. Comments may. */
export interface Words {
  readonly of: string
  readonly saying: RegExp
  readonly examples: readonly string[]
  readonly why: string
  readonly instead: string
}

export const words: readonly Words[] = [
  {
    of: 'client/',
    saying: /\bstx [a-z]|(?<![\w-])--[a-z][a-z-]+/,
    examples: ["throw new ClientError('see: stx host list')", 'const hint = `give --force`'],
    why: 'who uses the library knows no command and no flag',
    instead: 'say what is wrong and of what kind; cli/advice.ts knows which command helps',
  },
]
