import { m } from '#lib/i18n/paraglide/messages.js';
import type { LineKind, OrderState } from './order.ts';

const kinds: Record<LineKind, () => string> = {
	tool: m.orders_kind_tool,
	break: m.orders_kind_break,
	free: m.orders_kind_free
};
export const kindWord = (kind: LineKind): string => kinds[kind]();

const states: Record<OrderState, () => string> = {
	planned: m.orders_planned,
	running: m.orders_running,
	ended: m.orders_ended
};
export const stateWord = (state: OrderState): string => states[state]();
