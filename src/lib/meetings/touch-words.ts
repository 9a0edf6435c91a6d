import { m } from '#lib/i18n/paraglide/messages.js';
import type { Touch } from './touching.ts';

/** In what way a decision touches an organisation: "Skickas till Vidåkra kommun", "Reservation av Anna Ek (S), VID". */
export function touchWords(touch: Touch): string {
	switch (touch.kind) {
		case 'addressee':
			return m.meetings_touch_addressee(touch);
		case 'assignment':
			return m.meetings_touch_assignment(touch);
		case 'motion':
			return m.meetings_touch_motion(touch);
		case 'reservation':
			return m.meetings_touch_reservation(touch);
		case 'note':
			return m.meetings_touch_note(touch);
	}
}
