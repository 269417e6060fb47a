export { projectLifecycle } from './project-lifecycle';
export { evaluation } from './evaluation';
export { supervisedTask } from './supervised-task';
export { operationYear } from './operation-year';
export { postman } from './postman';
export { clerk } from './clerk';
