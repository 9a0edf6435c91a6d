import { expect, it, vi } from 'vitest';
import { createBus, type News } from '#server/bus.ts';
import type { DocumentAccess } from '#server/documents/rights.ts';
import { concerns, watchRights } from './rights-watch.ts';

const found: DocumentAccess = {
	document: {
		id: 'D',
		federationId: 'F',
		kind: 'agenda',
		subjectId: 'M',
		meetingId: 'M',
		epoch: 1,
		state: 'open',
		known: 0
	},
	groupId: 'G',
	access: 'write'
};
const one = { sessionId: 'S', accountId: 'A', found };

const table: [boolean, News][] = [
	[true, { topic: 'accounts', rightsOf: { accountId: 'A' } }],
	[true, { topic: 'accounts', rightsOf: { sessionId: 'S' } }],
	[false, { topic: 'accounts', rightsOf: { accountId: 'B' } }],
	[false, { topic: 'accounts', rightsOf: { sessionId: 'T' } }],
	[true, { topic: 'network', federationId: 'F', groupId: 'G' }],
	[true, { topic: 'network', federationId: 'F' }],
	[false, { topic: 'network', federationId: 'F', groupId: 'H' }],
	[false, { topic: 'network', federationId: 'other' }],
	[true, { topic: 'meetings', federationId: 'F', groupId: 'G', meetingId: 'M' }],
	[false, { topic: 'meetings', federationId: 'F', groupId: 'G', meetingId: 'N' }],
	[true, { topic: 'documents', federationId: 'F', meetingId: 'M' }],
	[false, { topic: 'agenda', federationId: 'F', meetingId: 'M' }],
	[true, { topic: 'agenda', federationId: 'F', meetingId: 'M', rightsOf: { everyoneIn: 'meeting' } }],
	[true, { topic: 'agenda', federationId: 'F', groupId: 'G', meetingId: 'N', rightsOf: { everyoneIn: 'group' } }],
	[true, { topic: 'agenda', federationId: 'F', meetingId: 'N', rightsOf: { everyoneIn: 'federation' } }],
	[false, { topic: 'agenda', federationId: 'other', rightsOf: { everyoneIn: 'federation' } }],
	[true, { topic: 'meetings', rightsOf: { everyoneIn: 'meeting' } }]
];

it('D6 news about rights reach the connections they may concern, in doubt one too many', () => {
	for (const [expected, news] of table) expect([news, concerns(news, one)]).toEqual([news, expected]);
});

it('D6 whoever’s rights cannot be read is sent to the door, and nobody with them', async () => {
	const ended: string[] = [];
	const report = vi.fn();
	const rights = watchRights({
		bus: createBus(report),
		accessOf: (sessionId) =>
			sessionId === 'unread' ? Promise.reject(new Error('a row that cannot be read')) : Promise.resolve({ found }),
		report
	});
	const of = (sessionId: string) => ({
		...{ sessionId, accountId: sessionId, found },
		end: (reason: string) => void ended.push(`${sessionId} ${reason}`)
	});
	for (const name of ['first', 'unread', 'last']) rights.add(of(name), -1);
	await vi.waitFor(() => expect(ended).toEqual(['unread rightsChanged']));
	await new Promise(setImmediate);
	expect(ended).toEqual(['unread rightsChanged']);
	expect(report).toHaveBeenCalledTimes(1);
	rights.stop();
});
