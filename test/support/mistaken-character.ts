/** An address as a tired hand copies it: two neighbouring characters in the wrong order. */
export const mistakenCharacter = (address: string): string => {
  for (let at = 5; at < address.length - 1; at += 1) {
    const [a, b] = [address.charAt(at), address.charAt(at + 1)];
    if (a !== b) return address.slice(0, at) + b + a + address.slice(at + 2);
  }
  return address;
};
