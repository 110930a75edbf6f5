import { expect, test } from "vitest";
import { networkOf } from "./network-of.ts";

test.each([
  ["203.0.113.9", "203.0.113.9", "203.0.113.0/24"],
  ["::ffff:203.0.113.9", "203.0.113.9", "203.0.113.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"],
  ["2001:db8::1", "2001:db8:0:0::/64", "2001:db8:0::/48"],
  ["fe80::1%eth0", "fe80:0:0:0::/64", "fe80:0:0::/48"],
  ["::1", "0:0:0:0::/64", "0:0:0::/48"],
])("%s is %s in %s", (address, one, network) => {
  expect(networkOf(address)).toEqual({ address: one, network });
});

test.each(["", "unknown", "1.2.3", "2001:db8:::1", "1:2:3:4:5:6:7:8:9", "gggg::1"])(
  "%j is none",
  (address) => {
    expect(networkOf(address)).toBeNull();
  },
);
