// Loaded before a portal starts, with NODE_OPTIONS: its clock, on every thread, is ahead by SAMSYN_TEST_AHEAD milliseconds.
const ahead = Number(process.env['SAMSYN_TEST_AHEAD'] ?? 0);
const Real = Date;
const now = () => Real.now() + ahead;
globalThis.Date = new Proxy(Real, {
	construct: (_target, given, made) => Reflect.construct(Real, given.length > 0 ? given : [now()], made),
	apply: () => new Real(now()).toString(),
	get: (_target, name) => (name === 'now' ? now : Reflect.get(Real, name))
});
