/** Nine digits of which the weighted sum is a multiple of eleven. */
export const isBsn = (text: string): boolean => {
  if (!/^[0-9]{9}$/.test(text)) return false;
  const sum = [...text].reduce(
    (all, digit, index) => all + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum > 0 && sum % 11 === 0;
};
