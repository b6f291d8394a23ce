import {service} from '../../http/service.js'
import {alarmSummaryRoutes, seedAlarmSummaries} from './audit/alarm-summary.js'
import {installAudit} from './audit/audit.js'
import {watchFirmware} from './audit/firmware.js'
import {watchLevels} from './audit/level.js'
import {installOutages} from './audit/outage.js'
import {backingUp, restoring} from './backup/lifecycle.js'
import {backupRoutes} from './backup/routes.js'
import {watchDeployments} from './central/deployment.js'
import {provideVersions} from './central/release.js'
import {aborting, deploying} from './deploy/lifecycle.js'
import {deployRoutes} from './deploy/routes.js'
import {deployFileRoutes} from './deploy-file/routes.js'
import {dcmanagerErrors} from './errors.js'
import {seedGroups} from './group/model.js'
import {groupRoutes} from './group/routes.js'
import {resumeInstallers} from './install/installer.js'
import {notificationRoutes} from './notification.js'
import {watchMigrations} from './peer/migrate.js'
import {installHeartbeats} from './peer/monitor.js'
import {failInterruptedSyncs} from './peer/out-of-sync.js'
import {peerRoutes} from './peer/routes.js'
import {prestaging} from './prestage/lifecycle.js'
import {provideNames} from './record/find.js'
import {seedSubclouds} from './record/seed.js'
import {provideRegions} from './region/region.js'
import {rehoming} from './rehome/lifecycle.js'
import {stationFaults} from './strategy/course.js'
import {strategyRoutes} from './strategy/routes.js'
import {installMonitor} from './strategy/run.js'
import {startStep, watchRefusedImages, watchVim, working} from './strategy/step.js'
import {seedStrategyConfigs, strategyConfigRoutes} from './strategy-config/routes.js'
import {reconfiguring} from './subcloud/lifecycle.js'
import {subcloudRoutes} from './subcloud/routes.js'

const lifecycles = [deploying, aborting, rehoming, reconfiguring, backingUp, restoring]

/** The manager of a distributed cloud: it answers in the central region only. */
export const dcmanager = service({
  name: 'dcmanager',
  mount: '/dcmanager',
  judgesBodies: true,
  errors: dcmanagerErrors,
  install: (sim) => {
    provideRegions(sim)
    seedSubclouds(sim)
    provideNames(sim)
    provideVersions(sim)
    seedGroups(sim)
    seedAlarmSummaries(sim)
    sim.register(...lifecycles)
    sim.faults.declare('subcloud.deploy.create', 'subcloud.region-lookup', 'subcloud.bmc', 'subcloud.backup-delete')
    seedStrategyConfigs(sim)
    sim.register(prestaging, working)
    installMonitor(sim, startStep)
    sim.faults.declare(...stationFaults)
    watchVim(sim)
    watchRefusedImages(sim)
    installHeartbeats(sim)
    watchMigrations(sim)
    watchDeployments(sim)
    watchLevels(sim)
    watchFirmware(sim)
    installAudit(sim)
    installOutages(sim)
  },
  resume: (sim) => {
    failInterruptedSyncs(sim)
    resumeInstallers(sim, lifecycles)
  },
  routes: (router) => {
    router.get('/', {policy: 'public'}, (c) => ({
      versions: [
        {status: 'CURRENT', links: [{rel: 'self', href: `${c.base}/v1.0/`}], id: 'v1.0', updated: '2017-10-2'},
      ],
    }))
    subcloudRoutes(router)
    deployRoutes(router)
    deployFileRoutes(router)
    groupRoutes(router)
    backupRoutes(router)
    alarmSummaryRoutes(router)
    strategyRoutes(router)
    strategyConfigRoutes(router)
    notificationRoutes(router)
    peerRoutes(router)
  },
})
