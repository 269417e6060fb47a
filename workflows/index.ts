export { projectLifecycle } from './project-lifecycle';
export { evaluation } from './evaluation';
export { supervisedTask } from './supervised-task';
export { operationYear } from './operation-year';
export { declarationWindow } from './declaration-window';
export { declarationBatch } from './declaration-batch';
export { postman } from './postman';
export { clerk } from './clerk';
