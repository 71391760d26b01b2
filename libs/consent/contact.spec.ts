import { describe, expect, it } from '@jest/globals';
import { contactHash, isEmail, namesAPerson } from './contact.rules.js';

describe('the mailbox of a contact', () => {
  const key = Buffer.alloc(32, 1);

  it('is the same in every spelling, and another at another controller', () => {
    const hash = contactHash(key, 'sanne.voorbeeld@bakkerij.example');
    expect(contactHash(key, '  Sanne.Voorbeeld@BAKKERIJ.example ')).toEqual(hash);
    expect(contactHash(Buffer.alloc(32, 2), 'sanne.voorbeeld@bakkerij.example')).not.toEqual(hash);
  });

  it.each([
    ['sanne.voorbeeld@bakkerij.example', true],
    ['s.voorbeeld@bakkerij.example', true],
    ['vacatures@bakkerij.example', false],
    ['team-hr@bakkerij.example', false],
    ['info.enschede@bakkerij.example', false],
    ['geen adres', false],
  ])('%s names a person: %s', (email, expected) => expect(namesAPerson(email)).toBe(expected));

  it.each(['zonder-apenstaart', 'twee@ape@staarten', '@niets', 'niets@', `${'a'.repeat(65)}@te.lang`])(
    '%s is none',
    (text) => expect(isEmail(text)).toBe(false),
  );
});
