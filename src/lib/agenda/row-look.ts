import { shapeOf } from '#lib/ui/part.ts';
import type { LiveAgenda } from './agenda.svelte.ts';
import type { RowDrag } from './drag.svelte.ts';
import type { AgendaItemJson } from './item.ts';

/** Attributes of an item's row: what it is, who holds it, how far it is carried, where the carried one would land. */
export function rowLook(agenda: LiveAgenda, drag: RowDrag, openId: string | null, { id, kind }: AgendaItemJson) {
	const mover = agenda.on(id, 'move')[0];
	const { spot } = drag;
	return {
		'data-item': id,
		'data-part': mover ? shapeOf(mover.part) : undefined,
		style: drag.id === id ? `transform: translateY(${drag.by}px)` : undefined,
		class: {
			item: true,
			open: openId === id,
			held: mover !== undefined,
			dragged: drag.id === id,
			section: kind === 'section',
			'drop-before': spot !== null && 'before' in spot && spot.before === id,
			'drop-after': spot !== null && 'after' in spot && spot.after === id
		}
	};
}
