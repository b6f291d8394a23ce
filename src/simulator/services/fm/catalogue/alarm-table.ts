/**
 * What is fixed about each alarm: id | severities | entity type | entity | alarm type | probable cause | severities that
 * affect service | affects management from this severity on | degrades the host from this severity on | may be suppressed
 * while it lasts | what it means.
 */
export const alarmTable = `
100.101 | critical major | host | host=<hostname> | operational-violation | threshold-crossed | none | major | critical | yes | host platform CPU usage over limit
100.102 | critical major minor | host | host=<hostname> | operational-violation | threshold-crossed | none | none | none | yes | vswitch CPU usage over limit
100.103 | critical major | host | host=<hostname> | operational-violation | threshold-crossed | none | none | critical | yes | host or NUMA memory usage over limit
100.104 | critical major | host | host=<hostname>.filesystem=<mount-dir> | operational-violation | threshold-crossed | none | critical | critical | yes | mount or volume group nearly full
100.105 | critical | fs_name | fs_name=<image-conversion> | equipment | configuration-or-customization-error | all | major | none | no | image-conversion filesystem mismatch between controllers
100.106 | major | host | host=<hostname>.port=<port-name> | operational-violation | unknown | all | warning | major | yes | OAM network port down
100.107 | critical major | host | host=<hostname>.interface=<if-name> | operational-violation | unknown | all | warning | major | yes | OAM network interface impaired
100.108 | major | host | host=<hostname>.port=<port-name> | operational-violation | unknown | all | warning | major | yes | management network port down
100.109 | critical major | host | host=<hostname>.interface=<if-name> | operational-violation | unknown | all | warning | major | yes | management network interface impaired
100.110 | major | host | host=<hostname>.port=<port-name> | operational-violation | unknown | all | warning | major | yes | cluster-host network port down
100.111 | critical major | host | host=<hostname>.interface=<if-name> | operational-violation | unknown | all | warning | major | yes | cluster-host network interface impaired
100.112 | major | host | host=<hostname>.port=<port-name> | operational-violation | unknown | all | none | major | yes | data-vrs port down
100.113 | critical major | host | host=<hostname>.interface=<if-name> | operational-violation | unknown | all | none | major | yes | data-vrs interface impaired
100.114 | major minor | host | host=<hostname>.ntp | communication | unknown | none | none | none | no | NTP server invalid or unreachable
100.115 | critical major minor | host | host=<hostname>.processor=<processor> | operational-violation | threshold-crossed | none | none | critical | yes | vswitch memory usage over limit
100.116 | critical major minor | host | host=<hostname> | operational-violation | threshold-crossed | none | none | critical | yes | cinder thinpool usage over limit
100.117 | critical major minor | host | host=<hostname> | operational-violation | threshold-crossed | none | major | critical | yes | nova thinpool usage over limit
100.118 | minor | host | host=<hostname> | communication | communication-subsystem-failure | none | none | none | no | remote log server connection lost
100.119 | major minor warning | host | host=<hostname>.instance=<instance>.ptp | communication | unknown | none | none | none | no | PTP lock, tolerance or capability problem
100.120 | minor | host | host=<hostname>.kernel=<kernel> | equipment | unspecified-reason | none | none | none | no | controllers boot different kernels
100.121 | major | host | host=<hostname>.kernel=<kernel> | equipment | unspecified-reason | none | major | none | no | running kernel differs from provisioned
100.150 | critical major | host | host=<hostname>.resource_type=file-descriptor.service_name=<service-name> | operational-violation | threshold-crossed | all | critical | critical | no | service file descriptors near exhaustion
200.001 | warning | system.host | host=<hostname> | operational-violation | out-of-service | all | warning | none | no | host is administratively locked
200.003 | minor | system.host | host=<hostname> | communication | unknown | none | warning | none | no | pxeboot network heartbeat lost
200.004 | critical | system.host | host=<hostname> | operational-violation | application-subsystem-failure | all | warning | none | yes | host failed, auto recovery in progress
200.005 | critical major | system.host | host=<hostname> | communication | unknown | all | warning | none | yes | management network heartbeat failing
200.006 | critical major minor | system.host | host=<hostname>.process=<processname> | operational-violation | unknown | critical major | warning | major | yes | critical host process failed
200.007 | critical major minor | system.host | host=<hostname>.sensor=<sensorname> | operational-violation | unspecified-reason | critical | none | critical | yes | sensor reading out of tolerance
200.009 | critical major | system.host | host=<hostname> | communication | unknown | all | warning | none | yes | cluster-host network heartbeat failing
200.010 | warning | system.host | host=<hostname> | operational-violation | communication-subsystem-failure | none | none | none | no | BMC access lost
200.011 | critical | system.host | host=<hostname> | operational-violation | configuration-or-customization-error | all | warning | none | yes | host configuration failed at startup
200.013 | major | system.host | host=<hostname> | operational-violation | communication-subsystem-failure | all | warning | major | yes | only controller has failed compute service
200.014 | minor | system.host | host=<hostname> | operational-violation | unknown | none | none | none | yes | sensor monitoring setup failed
200.015 | major | system.host | host=<hostname> | operational-violation | unknown | none | none | none | no | sensor group unreadable
200.016 | critical | system.host | host=<hostname> | operational-violation | unknown | none | major | none | no | encrypted LUKS volume unavailable
210.001 | minor | host | host=controller | operational-violation | unspecified-reason | none | warning | none | no | backup running
210.002 | minor | host | host=controller | operational-violation | unspecified-reason | none | warning | none | no | restore running
250.001 | major | host | host=<hostname> | operational-violation | unspecified-reason | all | warning | none | no | host configuration stale, unlock or apply needed
250.003 | major | host | host=<hostname> | operational-violation | unspecified-reason | none | warning | none | no | kubernetes certificate rotation failed
250.004 | major | host | host=<hostname> | operational-violation | unspecified-reason | none | warning | none | no | IPsec certificate renewal failed
260.001 | major | resource | resource=<crd-resource>,name=<resource-name> | operational-violation | configuration-out-of-date | all | warning | none | yes | deployment manager resource unreconciled
260.002 | minor | resource | resource=<crd-resource>,name=<resource-name> | operational-violation | configuration-out-of-date | none | none | none | yes | deployment manager resource unsynchronized
280.001 | critical | subcloud | subcloud=<subcloud> | communication | loss-of-signal | none | none | none | no | subcloud unreachable
280.002 | major | subcloud | subcloud=<subcloud>.resource=<compute|network|platform|volumev2> | other | application-subsystem-failure | none | none | none | no | subcloud endpoint out of sync
280.003 | minor | subcloud | subcloud=<subcloud> | processing-error | unknown | none | none | none | no | subcloud backup failed
280.004 | critical major | peer | peer=<peer_uuid> | communication | unknown | none | none | none | yes | geo-redundancy peer disconnected or failing
280.005 | major | peer_group | peer_group=<peer_group_name>,peer=<peer_uuid> | other | unknown | none | none | none | yes | peer group managed by lower-priority site
300.001 | major | host | host=<hostname>.port=<port-uuid> | equipment | loss-of-signal | all | warning | none | no | data port down
300.002 | critical major | host | host=<hostname>.interface=<if-uuid> | equipment | loss-of-signal | all | warning | critical | no | data interface impaired
300.003 | major | host | host=<hostname>.agent=<agent-uuid> | operational-violation | underlying-resource-unavailable | all | warning | none | no | neutron agent unresponsive
300.004 | major | service | service=networking.providernet=<pnet-uuid> | operational-violation | underlying-resource-unavailable | all | warning | none | no | provider network has no connected compute
300.005 | major | host | host=<hostname>.service=networking.providernet=<pnet-uuid> | operational-violation | underlying-resource-unavailable | all | warning | none | no | provider network connectivity failure
300.010 | major | host | host=<hostname>.ml2driver=<driver> | processing-error | underlying-resource-unavailable | all | warning | none | yes | ML2 driver agent problem
300.012 | major | host | host=<hostname>.openflow-controller=<uri> | equipment | loss-of-signal | all | warning | critical | no | openflow controller connection lost
300.013 | critical major | host | host=<hostname>.openflow-network=<name> | equipment | loss-of-signal | all | warning | critical | no | openflow network connections lost
300.014 | major | host | host=<hostname>.sdn-controller=<uuid> | equipment | loss-of-signal | all | warning | critical | no | OVSDB manager connection lost
300.015 | critical | host | host=<hostname> | equipment | loss-of-signal | all | warning | critical | no | all OVSDB connections lost
300.016 | major | host | host=<hostname>,agent=<agent-uuid>,bgp-peer=<bgp-peer> | operational-violation | loss-of-signal | all | warning | none | yes | BGP dynamic routing peer lost
400.001 | critical major minor | service_domain | service_domain=<domain_name>.service_group=<group_name>.host=<hostname> | processing-error | underlying-resource-unavailable | all | warning | major | yes | HA service group failed, degraded or warning
400.002 | major | service_domain | service_domain=<domain_name>.service_group=<group_name> | processing-error | underlying-resource-unavailable | all | warning | none | yes | HA service group lost redundancy
400.003 | critical | host | host=<hostname> | processing-error | key-expired | all | critical | none | no | license missing, expired or invalid
400.005 | major | host | host=<hostname>.network=<mgmt|oam|cluster-host> | communication | underlying-resource-unavailable | all | warning | none | yes | controller peer communication failure on network
500.100 | major | host | host=<hostname> | equipment | procedural-error | all | none | none | no | TPM initialization failed
500.101 | critical | host | host=controller | operational-violation | unspecified-reason | none | none | none | no | developer signing certificate enabled
500.200 | major | system.certificate | system.certificate.mode=<mode>.uuid=<uuid> | operational-violation | certificate-expiration | none | none | none | no | certificate nearing expiry
500.210 | critical | system.certificate | system.certificate.mode=<mode>.uuid=<uuid> | operational-violation | certificate-expiration | none | none | none | no | certificate has expired
700.001 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | software-error | all | warning | none | yes | instance failed
700.002 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | procedural-error | all | warning | none | yes | instance paused
700.003 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | procedural-error | all | warning | none | yes | instance suspended
700.004 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | procedural-error | all | warning | none | yes | instance stopped
700.005 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | unspecified-reason | all | warning | none | yes | instance rebooting
700.006 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | underlying-resource-unavailable | all | warning | none | yes | instance rebuilding
700.007 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | underlying-resource-unavailable | all | warning | none | yes | instance evacuating
700.008 | warning | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | unspecified-reason | all | warning | none | yes | instance live migrating
700.009 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | unspecified-reason | all | warning | none | yes | instance cold migrating
700.010 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | unspecified-reason | all | warning | none | yes | instance cold migrated, confirmation pending
700.011 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | other | unspecified-reason | all | warning | none | yes | instance cold migration reverting
700.012 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | unspecified-reason | all | warning | none | yes | instance resizing
700.013 | critical | itenant | itenant=<tenant-uuid>.instance=<instance-uuid> | processing-error | unspecified-reason | all | warning | none | yes | instance resized, confirmation pending
700.014 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | other | unspecified-reason | all | warning | none | yes | instance resize reverting
700.015 | major | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | communication | procedural-error | all | warning | none | yes | guest heartbeat missing
700.016 | minor | subsystem | subsystem=vim | equipment | unspecified-reason | all | warning | none | yes | VIM multi-node recovery active
700.017 | minor | server-group | server-group<server-group-uuid> | processing-error | procedural-error | all | none | none | yes | server group policy violated
750.001 | warning | k8s_application | k8s_application=<appname> | processing-error | unknown | none | none | none | yes | application upload failed
750.002 | major | k8s_application | k8s_application=<appname> | processing-error | unknown | all | none | none | yes | application apply failed
750.003 | major | k8s_application | k8s_application=<appname> | processing-error | unknown | all | none | none | yes | application remove failed
750.004 | warning | k8s_application | k8s_application=<appname> | other | unknown | all | warning | none | yes | application apply running
750.005 | warning | k8s_application | k8s_application=<appname> | other | unknown | all | warning | none | yes | application update running
750.006 | warning | k8s_application | k8s_application=<appname> | other | unknown | none | none | none | yes | application reapply pending
800.001 | critical major | cluster | cluster=<dist-fs-uuid> | equipment | equipment-malfunction | critical | warning | none | no | ceph cluster health problem
800.002 | warning | image | image=<image-uuid> instance=<instance-uuid> | communication | unspecified-reason | none | none | none | no | image storage full or corrupted access
800.010 | critical | cluster | cluster=<dist-fs-uuid>.peergroup=<group-x> | equipment | equipment-malfunction | critical | warning | none | no | ceph peer group has no OSDs
800.011 | major | cluster | cluster=<dist-fs-uuid>.peergroup=<group-x> | equipment | equipment-malfunction | major | warning | none | no | ceph peer group lost replication
800.100 | major | cinder_io_monitor | cinder_io_monitor | qos | congestion | none | none | none | no | cinder IO congestion building
800.101 | critical | cinder_io_monitor | cinder_io_monitor | qos | congestion | none | warning | none | no | cinder IO congestion limiting guests
800.104 | critical | storage_backend | storage_backend=<storage-backend-name> | equipment | configuration-or-customization-error | all | major | none | no | storage backend configuration failed
800.105 | major | host | host=<hostname>.controllerfs=<controllerfs_name> | processing-error | unspecified-reason | all | major | none | no | controller filesystem create or delete failed
850.001 | major | kubernetes | kubernetes=PV-migration-failed | processing-error | communication-subsystem-failure | none | none | none | no | persistent volume migration error
850.002 | major | kubernetes | kubernetes=k8s-health-check-failed | communication | out-of-service | all | major | none | no | kubernetes cluster unreachable
900.001 | minor | host | host=controller | environmental | unspecified-reason | none | warning | none | no | legacy patching in progress
900.002 | major | host | host=<hostname> | environmental | unspecified-reason | none | warning | none | no | legacy patch host install failed
900.003 | warning | host | host=controller | environmental | unspecified-reason | none | warning | none | no | obsolete patch present
900.004 | major | host | host=<hostname> | operational-violation | unspecified-reason | all | warning | none | no | host load version mismatch
900.005 | minor | host | host=controller | operational-violation | unspecified-reason | none | warning | none | no | system upgrade in progress
900.006 | minor | host | host=controller | environmental | unspecified-reason | none | warning | none | no | device image update in progress
900.007 | minor | host | host=controller | operational-violation | unspecified-reason | none | warning | none | no | kubernetes upgrade in progress
900.008 | minor | host | host=controller | operational-violation | unspecified-reason | none | warning | none | no | kubernetes rootca update in progress
900.009 | minor | host | host=controller | operational-violation | unspecified-reason | none | warning | none | no | kubernetes rootca update aborted
900.010 | minor | host | host=controller | operational-violation | unspecified-reason | none | warning | none | no | system config update in progress
900.011 | minor | host | host=<hostname> | operational-violation | unspecified-reason | none | warning | none | no | system config update aborted
900.020 | warning | host | host=<hostname> | equipment | unspecified-reason | none | none | none | no | deploy host done, unlock pending
900.021 | major | host | host=<hostname> | equipment | unspecified-reason | all | warning | none | no | deploy host failed
900.022 | warning | host | host=<hostname> | equipment | unspecified-reason | none | none | none | no | finished deployment awaits delete
900.023 | minor | host | host=controller | environmental | unspecified-reason | none | none | none | no | software release deploy in progress
900.024 | warning | host | host=controller | environmental | unspecified-reason | none | none | none | no | unavailable release still present
900.101 | major | orchestration | orchestration=sw-patch | equipment | unspecified-reason | all | warning | none | yes | software patch auto-apply in progress
900.102 | major | orchestration | orchestration=sw-patch | equipment | unspecified-reason | all | warning | none | yes | software patch auto-apply aborting
900.103 | critical | orchestration | orchestration=sw-patch | equipment | underlying-resource-unavailable | all | warning | none | yes | software patch auto-apply failed
900.201 | major | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | all | warning | none | yes | software deploy auto-apply in progress
900.202 | major | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | all | warning | none | yes | software deploy auto-apply aborting
900.203 | critical | orchestration | orchestration=sw-deploy | equipment | underlying-resource-unavailable | all | warning | none | yes | software deploy auto-apply failed
900.231 | major | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | all | warning | none | no | deploy data differs between controllers
900.301 | major | orchestration | orchestration=fw-update | equipment | unspecified-reason | all | warning | none | yes | firmware update auto-apply in progress
900.302 | major | orchestration | orchestration=fw-update | equipment | unspecified-reason | all | warning | none | yes | firmware update auto-apply aborting
900.303 | critical | orchestration | orchestration=fw-update | equipment | underlying-resource-unavailable | all | warning | none | yes | firmware update auto-apply failed
900.401 | major | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | all | warning | none | yes | kubernetes upgrade auto-apply in progress
900.402 | major | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | all | warning | none | yes | kubernetes upgrade auto-apply aborting
900.403 | critical | orchestration | orchestration=kube-upgrade | equipment | underlying-resource-unavailable | all | warning | none | yes | kubernetes upgrade auto-apply failed
900.501 | major | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | all | warning | none | yes | kubernetes rootca update auto-apply in progress
900.502 | major | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | all | warning | none | yes | kubernetes rootca update auto-apply aborting
900.503 | critical | orchestration | orchestration=kube-rootca-update | equipment | underlying-resource-unavailable | all | warning | none | yes | kubernetes rootca update auto-apply failed
900.601 | major | orchestration | orchestration=system-config-update | equipment | unspecified-reason | all | warning | none | yes | system config update auto-apply in progress
900.602 | major | orchestration | orchestration=system-config-update | equipment | unspecified-reason | all | warning | none | yes | system config update auto-apply aborting
900.603 | critical | orchestration | orchestration=system-config-update | equipment | underlying-resource-unavailable | all | warning | none | yes | system config update auto-apply failed
900.701 | major | host | host=<hostname> | operational-violation | unknown | all | warning | major | no | kubernetes node tainted
`
