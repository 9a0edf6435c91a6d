import { expect, it } from 'vitest';
import { networkOf } from './limit.ts';

it.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:0:1:2:3:4:5', '2001:db8:0:1'],
	['2001:DB8:0000:0001::9', '2001:db8:0:1'],
	['2001:db8::9', '2001:db8:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['::1', '0:0:0:0']
])('A8 counts %s as the visitor %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});
