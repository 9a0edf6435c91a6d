/**
 * Headers of a page whose address is a secret: kept by no cache, found by no search. Its referrer policy is everybody's,
 * same-origin: with no-referrer browsers send `Origin: null` and the form on the page would be refused as foreign.
 */
export const secretPage = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' };
