import type { PageServerLoad } from './$types.js';

/**
 * Whether this is the copy that browsers keep to show in place of a page they cannot reach (src/service-worker.ts asks
 * for it, as nobody): then it knows nothing of who is signed in.
 */
export const load: PageServerLoad = ({ url }) => ({ keptCopy: url.searchParams.has('kept') });
