/** `npm run test:full` asks for the large sizes; everybody else gets the small ones, which fit the ten minutes. */
export const size = <T>(small: T, full: T): T => (process.env['SAMSYN_TEST_SIZE'] === 'full' ? full : small);
