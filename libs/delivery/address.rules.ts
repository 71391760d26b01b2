import { BlockList, isIP } from 'node:net';

/** IPv4 that is not an address of a partner on the internet: IANA special-purpose registry, and one cloud's metadata. */
const BLOCKED_V4: readonly [net: string, prefix: number][] = [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT; also Alibaba's metadata
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's platform address, reachable from every machine there
  ['169.254.0.0', 16], // link-local; also the metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments; also Oracle's metadata
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relay
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

const BLOCKED_V6: readonly [net: string, prefix: number][] = [
  ['::', 96], // unspecified, loopback, IPv4-compatible
  ['::ffff:0:0', 96], // IPv4-mapped: no partner is published this way
  ['64:ff9b:1::', 48], // NAT64 of a local network
  ['100::', 64], // discard
  ['2001::', 23], // protocol assignments, Teredo
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, carries an IPv4 address
  ['3fff::', 20], // documentation
  ['5f00::', 16], // segment routing
  ['fc00::', 7], // unique local; also Amazon's metadata
  ['fe80::', 10], // link-local
  ['fec0::', 10], // site-local
  ['ff00::', 8], // multicast
];

/** One list a family: a shared list would let an IPv4 rule speak for the IPv6 address that maps it, and hide a gap. */
const blockedV4 = new BlockList();
const blockedV6 = new BlockList();
for (const [net, prefix] of BLOCKED_V4) {
  blockedV4.addSubnet(net, prefix, 'ipv4');
  // NAT64 reaches IPv4 from networks without it; it must not reach what IPv4 itself may not.
  blockedV6.addSubnet(`64:ff9b::${net}`, 96 + prefix, 'ipv6');
}
for (const [net, prefix] of BLOCKED_V6) blockedV6.addSubnet(net, prefix, 'ipv6');

/** Whether the hub must not send to this IP address (text without brackets). What is no IP address is blocked too. */
export function isBlockedAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return blockedV4.check(address, 'ipv4');
  return family === 6 ? blockedV6.check(address, 'ipv6') : true;
}

/** Names that lead to the machine itself wherever they are looked up (RFC 6761, 6.3). */
const isLoopbackName = (name: string): boolean => /(^|\.)localhost\.?$/.test(name);

/** A URL split as a request needs it. */
export interface Target {
  origin: string;
  path: string;
}

/**
 * Where a partner's URL leads, or undefined when the hub may not send there: not http or https, credentials in the URL,
 * a literal address that is blocked, or the machine itself by name. A name is judged when it is looked up, for only then is its address known.
 */
export function targetOf(url: string, allowPrivateAddresses: boolean): Target | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, hostname, origin, pathname, search } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (username || password) return undefined;
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivateAddresses && (isLoopbackName(literal) || (isIP(literal) && isBlockedAddress(literal))))
    return undefined;
  return { origin, path: pathname + search };
}
