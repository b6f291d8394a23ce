import {bodyFlags, RequestCommand} from '../../families/api.js'

export default class ApiPost extends RequestCommand {
  static override summary = 'send something new to a service'
  static override examples = [
    '<%= config.bin %> api post sysinv /datanetworks -d @datanetwork.json',
    '<%= config.bin %> api post dcmanager /subcloud-deploy/ -F deploy_chart=@chart.tgz --dry-run',
  ]
  static override flags = bodyFlags

  readonly method = 'POST'
}
