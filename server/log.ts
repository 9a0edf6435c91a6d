import { pino, type Logger } from 'pino';

/** Log lines carry ids and codes, never content: what people write, secrets and addresses are struck out. */
export const createLog = (level: 'silent' | 'info' | 'debug'): Logger =>
	pino({
		level,
		redact: {
			paths: [
				'*.password',
				'*.token',
				'*.code',
				'*.email',
				'*.cookie',
				'*.secret',
				'*.text',
				'req.headers',
				'*.authorization'
			],
			censor: '…'
		}
	});

export type { Logger };
