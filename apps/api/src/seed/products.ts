export interface SeedProduct {
  id: string;
  name: string;
  category: Category;
  /** Cents. */
  price: number;
  summary: string;
  description: string;
  material: string;
  size: string;
  stock: number;
  /** ISO date of the first delivery to the shop. */
  since: string;
  /** Working days until it leaves the workshop. */
  leadDays: number;
  featured: boolean;
}

export type Category = "ceramics" | "lamps" | "desk";

export const PRODUCTS: readonly SeedProduct[] = [
  {
    id: "1",
    name: "Tide vase",
    category: "ceramics",
    price: 6800,
    summary: "A narrow neck that holds three stems where you put them.",
    description:
      "Thrown in one piece and dipped twice, so the glaze breaks to a darker line along the shoulder. The neck is only as wide as a thumb: three stems stand by themselves, no florist required.",
    material: "Stoneware, oat glaze",
    size: "14 × 28 cm",
    stock: 9,
    since: "2025-03-10",
    leadDays: 2,
    featured: true,
  },
  {
    id: "2",
    name: "Low bowl, oat",
    category: "ceramics",
    price: 4200,
    summary: "For fruit, keys, or a salad for two.",
    description:
      "Wide, low, and heavier than it looks. The foot is left unglazed and sanded smooth, so it does not mark a wooden table. Goes in the oven and the dishwasher.",
    material: "Stoneware, food-safe glaze",
    size: "27 × 9 cm",
    stock: 24,
    since: "2024-11-04",
    leadDays: 2,
    featured: false,
  },
  {
    id: "3",
    name: "Pearl table lamp",
    category: "lamps",
    price: 14900,
    summary: "A pleated shade that warms the corner of a room.",
    description:
      "Forty linen pleats, folded by hand over a porcelain foot. The dimmer sits in the cable, within reach of the chair. Comes with a warm LED bulb that can be replaced.",
    material: "Porcelain, linen, textile cable",
    size: "30 × 46 cm",
    stock: 5,
    since: "2025-09-01",
    leadDays: 4,
    featured: true,
  },
  {
    id: "4",
    name: "Ember pendant",
    category: "lamps",
    price: 21000,
    summary: "Spun copper over the table, light only where you eat.",
    description:
      "Spun from a single copper disc by a workshop of two. Left without lacquer on purpose: in a year or so it turns the brown of a good loaf. Two metres of cable, ceiling rose included.",
    material: "Copper, steel",
    size: "42 × 22 cm",
    stock: 3,
    since: "2025-01-20",
    leadDays: 7,
    featured: false,
  },
  {
    id: "5",
    name: "Harbour cup",
    category: "ceramics",
    price: 2400,
    summary: "Three deciliters, and a handle for two fingers.",
    description:
      "The everyday cup. It stacks, it keeps coffee warm a little longer than a thin one, and the handle was moved four times until nobody noticed it any more.",
    material: "Stoneware, harbour glaze",
    size: "9 × 10 cm, 0.3 l",
    stock: 48,
    since: "2024-06-17",
    leadDays: 1,
    featured: true,
  },
  {
    id: "6",
    name: "Walnut desk tray",
    category: "desk",
    price: 5600,
    summary: "A low edge, so that a desk looks tidy by itself.",
    description:
      "Milled from one board of European walnut and finished with oil. Big enough for a phone, a pen, and the letter you have not answered yet.",
    material: "Walnut, linseed oil",
    size: "32 × 22 × 2 cm",
    stock: 14,
    since: "2025-05-12",
    leadDays: 3,
    featured: false,
  },
  {
    id: "7",
    name: "Nacre paperweights",
    category: "desk",
    price: 3200,
    summary: "Three stones. They do nothing, and do it well.",
    description:
      "A river stone, a piece of polished mother-of-pearl and a rose quartz. Stack them, hold one while you think, or keep the window from taking your papers.",
    material: "Slate, mother-of-pearl, quartz",
    size: "Set of three, 640 g",
    stock: 11,
    since: "2026-02-02",
    leadDays: 2,
    featured: true,
  },
  {
    id: "8",
    name: "Quarter clock",
    category: "desk",
    price: 8900,
    summary: "Silent hands, a case the colour of deep water.",
    description:
      "A sweeping movement without a tick, in an enamelled steel case. The alarm starts low and takes half a minute to mean it. One AA battery lasts two years.",
    material: "Enamelled steel, glass",
    size: "16 × 17 cm",
    stock: 7,
    since: "2025-08-18",
    leadDays: 3,
    featured: false,
  },
  {
    id: "9",
    name: "Vesper candle dish",
    category: "ceramics",
    price: 3800,
    summary: "A wide rim to carry it by, like in an old house.",
    description:
      "Turned thin, with a socket that takes any ordinary candle and a rim wide enough to catch the wax. Sold with one beeswax candle, eight hours.",
    material: "Terracotta, clear glaze",
    size: "20 × 4 cm",
    stock: 16,
    since: "2025-10-06",
    leadDays: 2,
    featured: false,
  },
  {
    id: "10",
    name: "Reading lamp, brass",
    category: "lamps",
    price: 17500,
    summary: "Two joints, one page of light.",
    description:
      "The arm holds any position without a spring, and the shade shields whoever is asleep next to you. Switch on the head, where a hand looks for it in the dark.",
    material: "Brass, steel core",
    size: "48 cm reach",
    stock: 6,
    since: "2024-09-09",
    leadDays: 5,
    featured: false,
  },
  {
    id: "11",
    name: "Ribbed pitcher",
    category: "ceramics",
    price: 7400,
    summary: "Pours a whole litre without a drip.",
    description:
      "Each rib is cut by hand while the clay is leather-hard, so no two run quite alike. The lip is thin and turned down by a millimetre: that millimetre is why it does not drip.",
    material: "Porcelain",
    size: "16 × 24 cm, 1.1 l",
    stock: 8,
    since: "2026-01-12",
    leadDays: 2,
    featured: false,
  },
  {
    id: "12",
    name: "Field notebook",
    category: "desk",
    price: 2800,
    summary: "Lies flat, takes ink, closes with a band.",
    description:
      "One hundred and sixty pages of cream paper, thread-sewn so that it lies flat from the first page. The cover is book cloth over board, made by a bindery that has done nothing else since 1928.",
    material: "Book cloth, 90 g paper",
    size: "15 × 21 cm",
    stock: 0,
    since: "2024-04-22",
    leadDays: 10,
    featured: false,
  },
];
