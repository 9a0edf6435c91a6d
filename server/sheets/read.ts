import { earlierOf } from '#lib/sheets/earlier.ts';
import type { SheetView, StepState, StepView } from '#lib/sheets/sheet.ts';
import { writersOf } from '#lib/sheets/showing.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { findSheet, isPrivate, type FoundSheet } from './find.ts';
import { readHeirs } from './heirs.ts';
import { projectedSheet } from './projected.ts';
import { readPolls, readWay } from './work.ts';

type People = readonly { readonly id: string; readonly name: string }[];

/** Who takes part, in the order they came. */
async function readPeople(read: ReadClient, sheetId: string, federationId: string): Promise<People> {
	const rows = await read.sheetPerson.findMany({
		where: { sheetId },
		orderBy: [{ joinedAt: 'asc' }, { membershipId: 'asc' }]
	});
	return readNames(
		read,
		federationId,
		rows.map(({ membershipId }) => membershipId)
	);
}

/** Names of memberships, in the order asked for. */
async function readNames(read: ReadClient, federationId: string, ids: readonly string[]): Promise<People> {
	const rows = await read.membership.findMany({
		where: { federationId, id: { in: [...ids] } },
		include: { account: { select: { name: true } } }
	});
	const names = new Map(rows.map((row) => [row.id, nameOf(row)]));
	return ids.flatMap((id) => (names.has(id) ? { id, name: names.get(id) ?? '' } : []));
}

async function readStep(
	read: ReadClient,
	actor: Actor,
	found: FoundSheet,
	place: number,
	people: People,
	leads: boolean
): Promise<StepView> {
	const { id: sheetId } = found.sheet;
	const step = found.step(place);
	const hidden = isPrivate(step);
	const { own } = context();
	const membershipId = actor.membershipId ?? '';
	const [shown, ready, turns] = await Promise.all([
		read.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } }),
		read.sheetReady.findMany({ where: { sheetId, place } }),
		read.sheetTurn.findMany({ where: { sheetId, place }, orderBy: { position: 'asc' } })
	]);
	const written = hidden && leads && !shown ? own.sheets.who(sheetId, found.ownKey(place)) : [];
	const heard = new Set([...written, ...ready].map((row) => row.membershipId));
	const stateOf = (id: string) => turns.find((turn) => turn.membershipId === id)?.state;
	return {
		place,
		step,
		isPrivate: hidden,
		...(await readWay(read, found, place, context().clock.now())),
		state: (shown?.state as StepState | undefined) ?? 'open',
		own: hidden ? own.sheets.own({ sheetId, step: found.ownKey(place), membershipId }) : [],
		ready: ready.filter((row) => people.some(({ id }) => id === row.membershipId)).length,
		iAmReady: ready.some((row) => row.membershipId === membershipId),
		writers: hidden && leads && !shown ? writersOf(written) : null,
		silent:
			leads && hidden && !step.anonymous && !shown
				? people.filter(({ id }) => !heard.has(id)).map(({ name }) => name)
				: null,
		turns: step.fields.some(({ kind }) => kind === 'rounds')
			? people.map(({ id, name }) => ({
					membershipId: id,
					name,
					state: stateOf(id) === 'spoken' ? 'spoken' : stateOf(id) === 'passed' ? 'passed' : 'waiting'
				}))
			: []
	};
}

/**
 * A sheet as somebody sees it, looking at the step at `look`, else at the one the work is in. Steps that have not been
 * reached are seen by who leads. Refuses what 'sheet.read' refuses.
 */
export async function readSheet(actor: Actor, sheetId: string, look: number | null): Promise<SheetView> {
	const { read, clock } = context();
	const now = clock.now();
	const found = await findSheet(read, sheetId, now);
	const { sheet, tool, facts } = found;
	demand(actor, 'sheet.read', facts);
	const { federationId, groupId } = facts;
	const leads = can(actor, 'sheet.lead', facts);
	const last = leads ? tool.steps.length - 1 : sheet.reached;
	const place = look !== null && look >= 0 && look <= last ? look : sheet.step;
	const [people, group, leader, document, authors, polls] = await Promise.all([
		readPeople(read, sheetId, federationId),
		read.group.findUniqueOrThrow({ where: { id: groupId, federationId }, select: { name: true } }),
		readNames(read, federationId, [sheet.leaderId]),
		read.document.findUnique({
			where: { kind_subjectId: { kind: 'sheet', subjectId: sheetId } },
			include: { projection: true }
		}),
		read.sheetAuthor.findMany({ where: { sheetId } }),
		readPolls(read, sheetId)
	]);
	if (document?.federationId !== federationId) refuse('thing.missing');
	const names = await readNames(read, federationId, [...new Set(authors.map((row) => row.membershipId))]);
	const nameById = new Map(names.map(({ id, name }) => [id, name]));
	const { entries, groups } = projectedSheet(document.projection);
	const { id, title, meetingId, step: current, reached, nextStep, nextAt, gatheredAt, timerEndsAt, least } = sheet;
	const { shutsAtZero, spotlight } = sheet;
	const { name, purpose, source, notice, language } = tool;
	return {
		...{ id, title, meetingId, current, reached, gatheredAt, timerEndsAt, least, now },
		...{ shutsAtZero, spotlight, polls },
		earlier: earlierOf(
			found.step(place),
			tool.steps.map((_, at) => found.step(at))
		),
		heirs: leads ? (await readHeirs(read, sheetId, facts, now)).filter(({ id: one }) => one !== sheet.leaderId) : [],
		open: sheet.state === 'open',
		group: { id: groupId, name: group.name },
		tool: { name, purpose, source, notice, language },
		steps: tool.steps.map((step) => ({ title: step.title, minutes: step.minutes })),
		next: nextStep !== null && nextAt !== null ? { step: nextStep, at: nextAt } : null,
		people: people.length,
		leader: leader[0]?.name ?? '',
		looking: await readStep(read, actor, found, place, people, leads),
		entries: entries.filter((entry) => !entry.removed),
		groups: groups.filter((group) => !group.removed),
		authors: Object.fromEntries(authors.map((row) => [row.entryId, nameById.get(row.membershipId) ?? ''])),
		document: { id: document.id, epoch: document.epoch },
		me: {
			membershipId: actor.membershipId ?? '',
			leads: sheet.leaderId === actor.membershipId,
			joined: people.some((one) => one.id === actor.membershipId),
			may: { write: can(actor, 'sheet.write', facts), lead: leads }
		}
	};
}
