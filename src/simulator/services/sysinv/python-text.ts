export {notWhole, pythonText} from '../python-text.js'
