export interface SeedPerson {
  id: string;
  name: string;
  email: string;
  street: string;
  postcode: string;
  city: string;
}

export const PEOPLE: readonly SeedPerson[] = [
  {
    id: "mara",
    name: "Mara Lindqvist",
    email: "mara@example.com",
    street: "Hafenweg 12",
    postcode: "20457",
    city: "Hamburg",
  },
  {
    id: "jonas",
    name: "Jonas Albrecht",
    email: "jonas@example.com",
    street: "Lindenallee 4",
    postcode: "04107",
    city: "Leipzig",
  },
];
