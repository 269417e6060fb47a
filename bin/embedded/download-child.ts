import { TestWorkflowEnvironment } from '@temporalio/testing';

/** The SDK has put its server program into this folder: it downloads it on the way to starting one, which is not needed here. */
async function download(downloadDir: string): Promise<void> {
  const server = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir } } });
  await server.teardown();
}

download(process.argv[2] ?? '').then(
  () => process.exit(0),
  () => process.exit(1),
);
