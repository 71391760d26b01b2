/** What one begins with, of each canonical form: an example of its contract, invented, fetched when it is looked at. */
const SAMPLES = import.meta.glob<string>(
  [
    '../../../schemas/canonical/client/v1/examples/accepted/qualified-and-experienced.json',
    '../../../schemas/canonical/correction-report/v1/examples/accepted/two-places.json',
    '../../../schemas/canonical/employer-contact/v1/examples/accepted/whole-address.json',
    '../../../schemas/canonical/introduction/v1/examples/accepted/step-two-with-contact.json',
    '../../../schemas/canonical/learning-offer/v1/examples/accepted/with-dates-and-costs.json',
    '../../../schemas/canonical/occasion/v1/examples/accepted/duty-with-a-number.json',
    '../../../schemas/canonical/referral/v1/examples/accepted/with-an-appointment.json',
    '../../../schemas/canonical/vacancy/v1/examples/accepted/employer-and-place.json',
  ],
  { query: '?raw', import: 'default' },
);

/** `canonical`: as `canonical/client@1`. */
export async function sampleOf(canonical: string): Promise<string> {
  const [record, version] = canonical.replace('canonical/', '').split('@');
  const name = Object.keys(SAMPLES).find((path) => path.includes(`/canonical/${record}/v${version}/`));
  return name ? SAMPLES[name]!() : '{}';
}
