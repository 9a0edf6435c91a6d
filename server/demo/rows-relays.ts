import { payloadText, type RelayPayload } from '#lib/relay/payload.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import { sha256 } from '#server/minutes/hash.ts';
import type { DemoFederation } from './federation.ts';
import { demoId } from './id.ts';
import { idsOf } from './rows-network.ts';
import { demoRelays, type DemoRelay } from './relays.ts';

export interface RelayRows {
	readonly things: Prisma.ThingCreateManyInput[];
	readonly notes: Prisma.RelayNoteCreateManyInput[];
	readonly origins: Prisma.RelayOriginCreateManyInput[];
	readonly hops: Prisma.RelayHopCreateManyInput[];
	readonly moves: Prisma.RelayMoveCreateManyInput[];
}

const ago = (now: Date, days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
const way = ['sent', 'received', 'agenda', 'treated'] as const;

function rowsOf(federation: DemoFederation, relay: DemoRelay, now: Date): RelayRows {
	const ids = idsOf(federation);
	const { key, group, title, what, why, asked, state, by, days, to = [] } = relay;
	const id = demoId(`${federation.key}/relay/${key}`);
	const of = { federationId: ids.federation, groupId: ids.group(group) };
	const sentAt = ago(now, days);
	const groupName = federation.groups.find((one) => one.key === group)?.name ?? null;
	const origin = { noteId: id, group: groupName, meeting: null, item: null, name: null, title: '', what: '', why: '' };
	const payload: RelayPayload = {
		...{ form: 'samsyn-relay/1', noteId: id, asked, title, what, why, origins: [origin] },
		...{ comment: '', words: [], papers: [] }
	};
	const text = payloadText(payload);
	const left = state !== 'approval' && state !== 'draft';
	const leg = { federationId: ids.federation, noteId: id, payload: text, sha256: sha256(text) };
	const chair = ids.membership(relay.saidYes);
	const office = ids.membership('leyla');
	const hops = to.map((one) => ({
		...{
			id: demoId(`${federation.key}/relay/${key}/${one.group}`),
			...leg,
			toGroupId: ids.group(one.group),
			by: office
		},
		...{ at: ago(now, one.days), why: one.why, state: one.state, report: one.report ?? '' },
		closedAt: one.report ? ago(now, one.answered ?? 0) : null
	}));
	const move = { federationId: ids.federation, noteId: id };
	return {
		things: [{ id, kind: 'relay', ...of, title, createdAt: sentAt }],
		notes: [
			{
				...{ id, ...of, title, what, why, asked, state, writtenBy: ids.membership(by), createdAt: sentAt },
				wishes: JSON.stringify(relay.wishes.map(ids.group)),
				...(left ? { approvedBy: chair, approvedHash: leg.sha256, sentAt } : {})
			}
		],
		origins: [{ noteId: id, originId: id }],
		hops: left
			? [
					{
						id: demoId(`${federation.key}/relay/${key}/office`),
						...leg,
						fromGroupId: of.groupId,
						by: chair,
						at: sentAt,
						why
					},
					...hops
				]
			: [],
		moves: [
			...(left ? [{ ...move, from: 'draft', to: 'desk', at: sentAt, by: chair }] : []),
			...to.flatMap((one, at) =>
				[...way, 'answered'].slice(1, [...way, 'answered'].indexOf(one.state) + 1).map((word, n) => ({
					...move,
					hopId: hops[at]?.id ?? '',
					from: way[n] ?? 'sent',
					to: word,
					at: ago(now, one.days),
					by: null
				}))
			)
		]
	};
}

/** Notes that are under way between a federation's groups, seen from `now`. */
export function relayRows(federation: DemoFederation, now: Date): RelayRows {
	const parts = (federation.key === 'ljusbygden' ? demoRelays : []).map((relay) => rowsOf(federation, relay, now));
	return {
		things: parts.flatMap(({ things }) => things),
		notes: parts.flatMap(({ notes }) => notes),
		origins: parts.flatMap(({ origins }) => origins),
		hops: parts.flatMap(({ hops }) => hops),
		moves: parts.flatMap(({ moves }) => moves)
	};
}
