import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { findDraft } from './find-draft.ts';

/** The drafts that the office is building, the latest first; none for those who do not build. Needs 'network.read'. */
export async function readDrafts(actor: Actor) {
	const { federationId } = actor;
	demand(actor, 'network.read', { federationId });
	if (!can(actor, 'tool.keep', { federationId })) return [];
	const rows = await context().read.toolDraft.findMany({
		where: { federationId: federationId ?? '' },
		orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
		take: 100
	});
	return rows.map(({ id, updatedAt, language, definition }) => {
		const { name } = JSON.parse(definition) as Tool;
		return { id, updatedAt, language: language === 'en' ? ('en' as const) : ('sv' as const), name };
	});
}

/** A draft as it is built on, with who saved it last and which version it will become. Refuses 'tool.keep', 'thing.missing'. */
export async function readDraft(actor: Actor, draftId: string) {
	const { federationId } = actor;
	demand(actor, 'tool.keep', { federationId });
	const { read } = context();
	const { id, key, language, revision, updatedAt, updatedBy, definition } = await findDraft(
		read,
		federationId,
		draftId
	);
	const [last, by] = await Promise.all([
		read.toolVersion.findFirst({
			where: { federationId: federationId ?? '', key, language },
			orderBy: { version: 'desc' },
			select: { version: true }
		}),
		read.membership.findFirst({
			where: { federationId: federationId ?? '', id: updatedBy },
			include: { account: { select: { name: true } } }
		})
	]);
	return {
		...{ id, revision, updatedAt, tool: JSON.parse(definition) as Tool },
		version: (last?.version ?? 0) + 1,
		by: { name: by ? nameOf(by) : '', me: updatedBy === actor.membershipId }
	};
}
