import Table from "components/Table";

export const result = Table.text;
