import { expect, it } from 'vitest';
import type { News } from '#server/bus.ts';
import type { DocumentAccess } from '#server/documents/rights.ts';
import { concerns } from './rights-watch.ts';

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
