export interface Product {
  id: number;
  title: string;
  cents: number;
}

const kinds = ["Lamp", "Bowl", "Tray", "Vase", "Clock", "Cup"];

export const products: Product[] = Array.from({ length: 24 }, (_, index) => ({
  id: index + 1,
  title: `${kinds[index % kinds.length]} ${index + 1}`,
  cents: 1900 + index * 350,
}));
