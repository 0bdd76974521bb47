// The same invented accounts for everyone, in Node and in the page: eight columns, Italian and Romanian names.
const FAMILIES = ("Rossi Bianchi Verdi Ferrari Esposito Romano Ricci Marino Greco Conti Gallo Costa Fontana Moretti Barbieri Lombardi " +
  "Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Constantin Diaconu Florea").split(" ");
const TRADES = ("Impianti Serramenti Trasporti Informatica Costruzioni Alimentari Meccanica Servizi Studio Vini Arredamenti Tessile " +
  "Grafica Legno Ceramiche Elettrica Termica Idraulica Assicurazioni Viaggi").split(" ");
const SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo cra bru ste gli".split(" ");
const CITIES = "Milano Roma Torino Napoli Bologna Firenze Cluj-Napoca Bucuresti Timisoara Iasi Brasov Verona".split(" ");
export const COLUMNS = ["id", "name", "email", "city", "vat", "phone", "amount", "created"];

/** Numbers from 0 to 1, the same for a seed. @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
}

/** @param {number} count */
export function* eachAccount(count) {
  const next = random(7);
  const pick = (list) => list[Math.floor(next() * list.length)];
  for (let i = 0; i < count; i++) {
    const brand = pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
    const family = pick(FAMILIES);
    const trade = pick(TRADES);
    yield {
      id: i + 1,
      name: `${family} ${trade} ${brand[0].toUpperCase()}${brand.slice(1)} ${i}`,
      email: `${brand}${i}@${family.toLowerCase()}-${trade.toLowerCase()}.example`,
      city: pick(CITIES),
      vat: `IT${10000000000 + Math.floor(next() * 89999999999)}`,
      phone: `+39 02 ${Math.floor(next() * 9e6)}`,
      amount: Math.round(next() * 1e7) / 100,
      created: `202${Math.floor(next() * 6)}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 9)}`,
    };
  }
}
