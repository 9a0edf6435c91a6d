import { setTimeout as pause } from 'node:timers/promises';
import type { Measures } from '../figures.ts';
import { newClient } from '../histories.ts';
import { places } from '../prepare.ts';
import type { Stage } from '../stage.ts';
import { startTyping } from './rooms.ts';

/**
 * Eight type in one document, the server is killed (-9) at a random moment, their pages are gone with it, the server is
 * started again and somebody looks: how many of the letters that were called saved are not there. Where a server calls
 * nothing saved, the letters that others had already seen are counted besides.
 */
export async function kill(stage: Stage, kills: number): Promise<Measures> {
	let typedLetters = 0;
	let called = 0;
	let calledLost = 0;
	let shown = 0;
	let shownLost = 0;
	for (let round = 0; round < kills; round += 1) {
		const index = places.kills + round;
		await stage.start();
		const saved = new Map<number, number>();
		const seen = new Map<number, number>();
		const clients = Array.from({ length: 8 }, (_, one) => {
			const id = newClient();
			return stage.open(index, one, {
				id,
				savedUpTo: (clock) => void saved.set(id, clock),
				delivered: (client, _from, to) => void seen.set(client, Math.max(seen.get(client) ?? 0, to))
			});
		});
		await Promise.all(clients.map(({ inStep }) => inStep));
		const typing = startTyping(clients, 20, () => undefined);
		await pause(300 + Math.random() * 2_700);
		await stage.kill();
		typing.stop();
		for (const client of clients) client.drop();
		await stage.start();
		const stored = await stage.stored(index);
		for (const client of clients) {
			const there = stored.get(client.id) ?? 0;
			typedLetters += client.clock();
			called += saved.get(client.id) ?? 0;
			calledLost += Math.max(0, (saved.get(client.id) ?? 0) - there);
			shown += seen.get(client.id) ?? 0;
			shownLost += Math.max(0, (seen.get(client.id) ?? 0) - there);
		}
		await stage.stop();
	}
	const what = stage.kind.saves ? { calledSaved: called, calledSavedLost: calledLost } : {};
	return { kills, typed: typedLetters, ...what, shownToOthers: shown, shownToOthersLost: shownLost };
}
