/** A WebSocket address that greets whoever comes from our own pages and knows of no document. */
export const testSocketPath = '/sync/network-test';
/** The event of the tunnel that is answered at once, on a connection opened with ?test=1. */
export const testEvent = 'echo';
