import { beforeEach, describe, expect, it } from 'vitest';
import { addItem } from '#lib/agenda/doc.ts';
import { newId } from '#lib/ids/id.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { documentKinds } from '#lib/documents/kinds.ts';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { present } from '#lib/yjs/presence.ts';
import { SavedState } from '#lib/yjs/saved.svelte.ts';
import { holdLog } from '../build/log-file.ts';
import { aSeated, insert } from '../build/rows.ts';
import { writingScene } from '../build/scene.ts';
import { sessionCookieFor } from '../build/session.ts';
import { browserSocket, doorOf } from './sync-client.ts';
import { until } from './wait.ts';

const agenda = documentKinds['agenda'] as DocumentKind;
const scene = writingScene();
let saved: SavedState;
beforeEach(() => {
	saved = new SavedState();
});

async function join(person = scene.member): Promise<OpenDocument> {
	const client = openDocument({
		id: scene.document,
		epoch: 1,
		kind: agenda,
		url: doorOf(scene.portal.origin),
		Socket: browserSocket(await sessionCookieFor(person))
	});
	scene.afterwards(() => client.destroy());
	await until(() => client.status().synced, 'a client is in step');
	return client;
}

const write = (client: OpenDocument, title: string) => addItem(client.doc, { id: newId(), title });

describe('D7 the saved state', () => {
	it('says saved only after the log has it, also of a deletion', async () => {
		const client = await join();
		saved.watch(client);
		await until(() => saved.state === 'saved', 'all is saved');
		const release = holdLog(scene.portal.data);
		write(client, 'Opening');
		expect([saved.state, saved.unsaved, client.status().savedAt]).toEqual(['saving', true, null]);
		client.awareness.setLocalStateField('at', 'elsewhere');
		const other = await join(await aSeated(scene.group, 'chair'));
		expect([saved.state, saved.unsaved]).toEqual(['saving', true]);
		expect(other.doc.getMap('items').size).toBe(0);
		release();
		await until(() => saved.state === 'saved', 'all is saved');
		expect(await scene.stored()).toContain('Opening');
		expect(saved.savedAt).toBeInstanceOf(Date);

		const again = holdLog(scene.portal.data);
		client.doc.getMap('items').clear();
		expect(saved.state).toBe('saving');
		again();
		await until(() => saved.state === 'saved', 'the deletion is saved');
		expect(await scene.stored()).not.toContain('Opening');
	});

	it('D10 goes on saying saving while the storage fails, and sends again when it is back', async () => {
		const client = await join();
		const other = await join(await aSeated(scene.group, 'chair'));
		saved.watch(client);
		const release = holdLog(scene.portal.data);
		write(client, 'Opening');
		await until(() => client.status().ended === 'storage', 'the server has said that it cannot store');
		expect(saved.state).not.toBe('saved');
		expect(other.doc.getMap('items').size).toBe(0);
		release();
		await until(() => saved.state === 'saved', 'all is saved');
		await until(() => other.doc.getMap('items').size === 1, 'the others see it');
		expect(await scene.stored()).toContain('Opening');
		expect(other.status().ended).toBeNull();
	});

	it('says offline after three seconds without the server', async () => {
		const client = await join();
		saved.watch(client);
		// It comes back on another port, where this page does not look.
		scene.portal = await scene.portal.restart();
		write(client, 'Offline');
		expect(saved.state).not.toBe('saved');
		await until(() => saved.state === 'offline', 'it is said');
		expect(saved.unsaved).toBe(true);
	});

	it('says refused when the right is gone, and gives the words back that nobody stored', async () => {
		const client = await join();
		saved.watch(client);
		const release = holdLog(scene.portal.data);
		write(client, 'Words to rescue');
		await insert((db) =>
			db.seat.updateMany({ where: { membershipId: scene.member.membership.id }, data: { to: new Date(0) } })
		);
		scene.portal.context.bus.publish({
			topic: 'network',
			groupId: scene.group.id,
			rightsOf: { accountId: scene.member.account.id }
		});
		await until(() => saved.state === 'refused', 'it is refused');
		release();
		expect(saved.reason).toBe('missing');
		expect(saved.unsent.map(({ text }) => text).join()).toContain('Words to rescue');
	});

	it('says refused to a reader who writes', async () => {
		const client = await join(await aSeated(scene.group, 'observer'));
		saved.watch(client);
		await until(() => saved.state === 'saved', 'all is saved');
		expect(client.status().mayWrite).toBe(false);
		write(client, 'Unheard');
		expect([saved.state, saved.reason]).toEqual(['refused', 'read-only']);
		expect(client.unsentText()).toContain('Unheard');
	});

	it('has nothing to say when no document is open', async () => {
		expect(saved.shown).toBe(false);
		const stop = saved.watch(await join());
		expect(saved.shown).toBe(true);
		stop();
		expect([saved.shown, saved.unsaved]).toEqual([false, false]);
	});
});

describe('D13 our own client', () => {
	it('is seen at once, with what it looks at, and does not send back what it hears of others', async () => {
		const client = await join();
		const chair = await join(await aSeated(scene.group, 'chair'));
		await until(() => present(chair.awareness).length === 1, 'the member is seen');
		client.awareness.setLocalStateField('at', 'item');
		await until(() => present(chair.awareness)[0]?.at === 'item', 'the member moves');
		expect(present(chair.awareness)[0]).toMatchObject({ name: 'Maja Modell', role: 'member' });
		await until(() => present(client.awareness).length === 1, 'the chair is seen too');
		expect(present(client.awareness).map(({ role }) => role)).toEqual(['chair']);
	});
});
