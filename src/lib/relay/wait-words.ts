import { m } from '#lib/i18n/paraglide/messages.js';
import type { RelayWait } from './view.ts';

/** A note that waits for the reader, as Home says it: the way to where it is dealt with, and what its button does. */
export function relayWaitLine({ kind, id, title, groupName }: RelayWait) {
	const atOwn = { note: groupName, href: `/relay/${id}` };
	const atReceiver = { note: groupName, href: `/relay/received/${id}` };
	switch (kind) {
		case 'approve':
			return { title: m.relay_wait_approve({ title }), act: m.relay_wait_approve_do(), ...atOwn };
		case 'reply':
			return { title: m.relay_wait_reply({ title }), act: m.relay_wait_reply_do(), ...atOwn };
		case 'settle':
			return { title: m.relay_wait_settle({ title }), act: m.relay_wait_reply_do(), ...atOwn };
		case 'desk':
			return { title: m.relay_wait_desk({ title }), act: m.relay_wait_read_do(), ...atOwn };
		case 'receive':
			return { title: m.relay_wait_receive({ title }), act: m.relay_wait_read_do(), ...atReceiver };
		case 'answer':
			return { title: m.relay_wait_answer({ title }), act: m.relay_wait_reply_do(), ...atReceiver };
		case 'take-up':
			return { title: m.relay_wait_take_up({ title }), act: m.relay_put_on_agenda(), ...atReceiver };
		case 'outcome':
			return { title: m.relay_wait_outcome({ title }), act: m.relay_wait_reply_do(), ...atReceiver };
	}
}
