/** Jest's global setup of the levels that need real services; they are started by whoever first asks for them. */
export default async function setup(): Promise<void> {
  process.env.TTN_TEST_RUN = String(process.pid);
}
