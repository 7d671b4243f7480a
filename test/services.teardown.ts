/** Jest's global teardown: the counterpart of services.setup.ts. */
export default async function teardown(): Promise<void> {
  delete process.env.TTN_TEST_RUN;
}
