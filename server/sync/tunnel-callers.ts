import type { IncomingMessage, ServerResponse } from 'node:http';
import { networkOf } from '#server/accounts/limit.ts';
import { actorOfCookies } from '#server/accounts/session.ts';
import { context } from '#server/context.ts';
import { mayKnock } from '#server/origin.ts';
import { askedIn, type Requests } from '#server/polling.ts';
import { createBudget } from './budget.ts';
import { visitorOf, type Visitor } from './door.ts';
import { createTally } from './tally.ts';

/** Who opened a connection of the tunnel. `accountId`: null for the network test, which reaches no document. */
export interface Caller extends Visitor {
	readonly accountId: string | null;
}

/** Connections at once: one a page. A whole authority, or a whole meeting, may come from one address. */
const mostOfAccount = 50;
const mostOfAddress = 1_000;
const mostTests = 200;
const mostTestsOfAddress = 50;
/** New connections from everywhere: a restart brings everybody back within a few seconds. */
const pace = { perSecond: 500, burst: 3_000 };

/**
 * Decides who may open a connection of the tunnel, before anything is kept for it: our own pages, a living session or
 * the network test (`?test=1`), and no more at once than people need. A refusal is a status the client reads: 401, 403
 * or 429. Out: who opened the connection that this request began.
 */
export function watchCallers({ engine }: Requests): (request: IncomingMessage) => Caller | undefined {
	const { config, log } = context();
	const callers = new WeakMap<IncomingMessage, Caller>();
	const standing = new WeakSet<IncomingMessage>();
	const fresh = createBudget(pace);
	const ofAccount = createTally();
	const ofAddress = createTally();
	const testsOf = createTally();
	const tests = createTally();

	const tallies = ({ accountId, address }: Caller): [ReturnType<typeof createTally>, string, number][] => {
		const network = networkOf(address);
		return accountId === null
			? [
					[tests, 'all', mostTests],
					[testsOf, network, mostTestsOfAddress]
				]
			: [
					[ofAccount, accountId, mostOfAccount],
					[ofAddress, network, mostOfAddress]
				];
	};
	const release = (caller: Caller) => {
		for (const [tally, key] of tallies(caller)) tally.add(key, -1);
	};

	async function decide(request: IncomingMessage): Promise<Caller | number> {
		if (!mayKnock(request, config)) return 403;
		if (!fresh(1)) return 429;
		const visitor = visitorOf(request, config);
		const test = askedIn(request).get('test') === '1';
		const { accountId } = test ? { accountId: null } : await actorOfCookies(visitor.cookies);
		if (accountId === null && !test) return 401;
		const caller = { ...visitor, accountId };
		const over = tallies(caller).map(([tally, key, most]) => tally.add(key, 1) > most);
		if (!over.includes(true)) return caller;
		release(caller);
		return 429;
	}

	engine.use((request, response: ServerResponse, next) => {
		if (askedIn(request).has('sid')) return next();
		decide(request).then(
			(decided) => {
				if (typeof decided === 'number') {
					response.writeHead(decided, { 'Cache-Control': 'no-store' }).end();
					return next(new Error('refused'));
				}
				callers.set(request, decided);
				// Counted before it stands, so that many at once cannot slip past; given back if it never does.
				response.once('close', () => {
					if (!standing.has(request)) release(decided);
				});
				next();
			},
			(error: unknown) => {
				log.error(error, 'the tunnel could not decide');
				response.writeHead(503).end();
				next(new Error('refused'));
			}
		);
	});
	engine.on('connection', (connection) => {
		const caller = callers.get(connection.request);
		standing.add(connection.request);
		connection.once('close', () => {
			if (caller) release(caller);
		});
	});
	return (request) => callers.get(request);
}
