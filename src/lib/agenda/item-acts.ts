import { m } from '#lib/i18n/paraglide/messages.js';
import { announce } from '#lib/ui/announce.svelte.ts';
import { offerUndo } from '#lib/ui/undo.svelte.ts';
import type { LiveAgenda } from './agenda.svelte.ts';
import type { AgendaItemJson, Target } from './item.ts';
import { stepTarget, type Direction } from './moves.ts';

/** What one may do with an item, by hand, menu or key. */
export interface ItemActs {
	move(id: string, target: Target): void;
	step(id: string, direction: Direction): void;
	/** Asks where it shall stand. */
	place(id: string): void;
	remove(id: string): void;
}

/** Where an item stands now, in a sentence. */
function standing(agenda: LiveAgenda, item: AgendaItemJson, target: Target): string {
	const title = item.title || m.agenda_untitled();
	const parent = agenda.find(item.parentId);
	if ('into' in target && parent) return m.agenda_moved_under({ item: title, parent: agenda.name(parent) });
	const row = agenda.items.filter((one) => one.parentId === item.parentId);
	return m.agenda_moved({ item: title, place: row.indexOf(item) + 1, count: row.length });
}

/** The acts on an agenda's page: a move is said aloud, a removal can be undone. */
export function itemActs(
	agenda: LiveAgenda,
	page: { place: (id: string) => void; removing: (id: string) => void }
): ItemActs {
	function move(id: string, target: Target) {
		if (!agenda.move(id, target)) return;
		const item = agenda.find(id);
		if (item) announce(standing(agenda, item, target));
	}
	return {
		move,
		step(id, direction) {
			const target = stepTarget(agenda.items, id, direction);
			if (target) move(id, target);
		},
		place: page.place,
		remove(id) {
			const item = agenda.find(id);
			if (!item) return;
			const name = item.title || agenda.name(item);
			page.removing(id);
			if (agenda.remove(id)) offerUndo(m.agenda_removed({ item: name }), () => agenda.restore(id));
		}
	};
}
