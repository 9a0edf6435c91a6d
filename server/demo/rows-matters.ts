import type { Prisma } from '#server/db/generated/client.ts';
import type { DemoMatter } from './content.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup } from './groups.ts';
import { demoId } from './id.ts';
import { idsOf } from './rows-network.ts';

export interface MatterRows {
	readonly matters: Prisma.MatterCreateManyInput[];
	readonly things: Prisma.ThingCreateManyInput[];
	readonly links: Prisma.LinkCreateManyInput[];
}

const ago = (now: Date, days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

function answerOf(federation: DemoFederation, { received, declined, by, days }: DemoMatter, now: Date) {
	const { membership } = idsOf(federation);
	if (declined) {
		const { answer } = declined;
		return { state: 'declined', answer, answeredAt: ago(now, declined.days), answeredBy: membership(declined.by) };
	}
	return received ? { state: 'taken', answeredAt: ago(now, days), answeredBy: membership(by) } : { state: 'open' };
}

function rowsOfGroup(federation: DemoFederation, group: DemoGroup, now: Date): MatterRows {
	const ids = idsOf(federation);
	const of = { federationId: ids.federation, groupId: ids.group(group.key) };
	const rows = (federation.years[group.key]?.matters ?? []).map((matter) => {
		const { key, title, why = '', by, days, meeting, received } = matter;
		const itemKey = received ? `${group.key}/${meeting ?? ''}/${received.item}` : `matter/${group.key}/${key}`;
		const createdAt = ago(now, days);
		return {
			by: ids.account(by),
			row: {
				...{ id: ids.matter(`${group.key}/${key}`), ...of, title, why, createdAt, proposedBy: ids.membership(by) },
				meetingId: meeting ? ids.meeting(`${group.key}/${meeting}`) : null,
				itemId: ids.item(itemKey),
				...(received ? { kind: 'received', sender: received.from, receivedAt: createdAt } : {}),
				...answerOf(federation, matter, now)
			}
		};
	});
	return {
		matters: rows.map(({ row }) => row),
		things: rows.map(({ row: { id, title, createdAt } }) => ({ id, ...of, kind: 'matter', title, createdAt })),
		links: rows
			.filter(({ row }) => row.state === 'taken')
			.map(({ row: { id, itemId, createdAt }, by }) => ({
				...{ id: demoId(`link/${id}`), fromId: id, toId: itemId, act: 'matter.taken', at: createdAt, by }
			}))
	};
}

/** What has been proposed to a federation's groups and what came in to them, seen from `now`. */
export function matterRows(federation: DemoFederation, now: Date): MatterRows {
	const parts = federation.groups.map((group) => rowsOfGroup(federation, group, now));
	return {
		matters: parts.flatMap(({ matters }) => matters),
		things: parts.flatMap(({ things }) => things),
		links: parts.flatMap(({ links }) => links)
	};
}
