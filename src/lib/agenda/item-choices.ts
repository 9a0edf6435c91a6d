import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import CornerDownRight from '@lucide/svelte/icons/corner-down-right';
import CornerUpLeft from '@lucide/svelte/icons/corner-up-left';
import MoveVertical from '@lucide/svelte/icons/move-vertical';
import Trash2 from '@lucide/svelte/icons/trash-2';
import Undo2 from '@lucide/svelte/icons/undo-2';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Choice } from '#lib/ui/Menu.svelte';
import type { LiveAgenda } from './agenda.svelte.ts';
import type { ItemActs } from './item-acts.ts';
import { stepTarget, type Direction } from './moves.ts';

/** What one may do with an item, in groups; a step that leads nowhere is there but cannot be chosen. */
export function itemChoices(agenda: LiveAgenda, id: string, acts: ItemActs): Choice[][] {
	if (agenda.isStruck(id)) return [[{ label: m.agenda_restore(), icon: Undo2, onselect: () => agenda.restore(id) }]];
	const step = (direction: Direction, label: string, icon: Choice['icon'], keys?: string): Choice => ({
		label,
		...(icon ? { icon } : {}),
		...(keys ? { keys } : {}),
		disabled: stepTarget(agenda.items, id, direction) === null,
		onselect: () => acts.step(id, direction)
	});
	const sub = agenda.find(id)?.parentId != null;
	return [
		[
			step('up', m.agenda_up(), ArrowUp, 'Alt ↑'),
			step('down', m.agenda_down(), ArrowDown, 'Alt ↓'),
			{ label: m.agenda_move_to(), icon: MoveVertical, onselect: () => acts.place(id) }
		],
		[sub ? step('out', m.agenda_out(), CornerUpLeft) : step('in', m.agenda_in(), CornerDownRight)],
		[{ label: m.agenda_remove(), icon: Trash2, onselect: () => acts.remove(id) }]
	];
}
