import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/permissions/facts.ts';
import { newId } from '#lib/ids/id.ts';
import { beginBriefing } from '#server/briefings/begin-briefing.ts';
import { readBriefing } from '#server/briefings/read.ts';
import { context } from '#server/context.ts';
import { erasing } from '#server/history/erase-history.ts';
import { keepVersion } from '#server/history/keep-version.ts';
import { nameVersion } from '#server/history/name-version.ts';
import { readDifference } from '#server/history/read-difference.ts';
import { openHistory, readHistory, type HistoryOf } from '#server/history/read.ts';
import { eraseAndWait } from '#server/history/text-pages.ts';
import { beginProposal } from '#server/proposals/begin-proposal.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { readSheet } from '#server/sheets/read.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { aMeetingWith } from '../build/meetings.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aChain, writeDecision } from '../build/proposals.ts';
import { aCircle, aGatheringFederation } from '../build/sheets.ts';

let portal: TestPortal;
beforeAll(async () => {
	portal = await startPortal();
});
afterAll(() => portal.close());

/** Erases how a text came to be. Out: why each version is kept that is there then. */
async function erased(actor: Actor, of: HistoryOf): Promise<string[]> {
	const { document } = await openHistory(actor, of);
	await eraseAndWait(actor, of, { commandId: newId() });
	await context().jobs.settled(erasing(document.id, document.epoch));
	return (await readHistory(actor, of)).versions.map(({ reason }) => reason);
}

it('H6 how a proposal came to be is erased from its own page, and the proposal stands as it was', async () => {
	const { office, chair, region, noteId, local } = await aChain();
	const begun = { groupId: region.id, kind: 'memo' as const, title: 'Tidiga samtal', fromThingIds: [noteId] };
	const { proposalId } = await beginProposal(office, begun);
	await writeDecision(chair, proposalId, 'att ringa alla');
	const { documentId } = await readHistory(chair, { proposalId });
	await nameVersion(chair, { documentId, name: 'Utkast' }, { commandId: newId() });
	const before = (await context().documents.read(documentId)).plain;
	expect(before).toContain('att ringa alla');
	expect((await readHistory(chair, { proposalId })).mayErase).toBe(true);
	await expect(eraseAndWait(local, { proposalId }, {})).rejects.toThrow();
	expect(await erased(chair, { proposalId })).toEqual(['erased']);
	expect((await context().documents.read(documentId)).plain).toBe(before);
});

it('H5 two versions of a briefing are held together, and H6 its history is erased', async () => {
	const { office, local, localGroup } = await aChain();
	const meetingId = await aMeetingWith(local, localGroup.id, []);
	const { briefingId } = await beginBriefing(office, { meetingId, kind: 'before' });
	const { documentId } = await readHistory(office, { briefingId });
	const build = (text: string) => {
		const line = { section: 'words', key: `meeting:${newId()}`, title: '', text, more: '', href: null };
		return context().documents.edit(documentId, newId(), 'build', { lines: [line] });
	};
	await build('Hej.');
	const first = (await keepVersion(documentId, 'auto')) ?? '';
	await build('Välkomna till mötet.');
	const { sections, added } = await readDifference(office, { briefingId }, first, 'now');
	expect([sections.map(({ name }) => name), added]).toEqual([['text'], 3]);
	expect(await erased(office, { briefingId })).toEqual(['erased']);
	const { draft } = await readBriefing(office, briefingId);
	expect(JSON.stringify(draft)).toContain('Välkomna till mötet.');
});

it('H3 of a sheet, which has no page with its history, no version is kept', async () => {
	const { federation } = await aGatheringFederation();
	const { group, chair } = await aCircle(federation, 1);
	const { sheetId } = await startSheet(chair, { groupId: group.id, tool: 'own-gathering:sv', title: 'Vår dag' });
	await addToSheet(chair, { sheetId, step: 2, field: 'seen', text: 'Alla är här' });
	const { id } = (await readSheet(chair, sheetId, null)).document;
	expect(await keepVersion(id, 'auto')).toBe(null);
	expect(await context().documents.history.ids(id)).toEqual([]);
	expect(await context().read.documentVersion.count({ where: { documentId: id } })).toBe(0);
});
