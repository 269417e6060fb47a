export { projectLifecycle } from './project-lifecycle';
export { supervisedTask } from './supervised-task';
export { postman } from './postman';
