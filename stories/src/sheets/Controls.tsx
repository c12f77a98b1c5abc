import type { CSSProperties, ReactElement } from "react";
import { Button, Checkbox, IconButton, Select, Tabs, TextField } from "@shop/components";
import { Heart, Trash } from "../icons.tsx";
import { Group, Sheet } from "./Sheet.tsx";

const FORM: CSSProperties = { display: "grid", gap: "1rem", inlineSize: "22rem" };
const SIZES: { value: string; label: string }[] = [
  { value: "s", label: "Small" },
  { value: "l", label: "Large" },
];

/** What one presses, types into and chooses with. Few words, because each is in eight pictures. */
export function Controls(): ReactElement {
  return (
    <Sheet>
      <Group title="Button">
        <Button>Buy</Button>
        <Button variant="secondary">Keep</Button>
        <Button variant="quiet">More</Button>
        <Button size="small">Add</Button>
        <Button busy>Wait</Button>
        <Button disabled>Gone</Button>
      </Group>
      <Group title="IconButton">
        <IconButton label="Keep">
          <Heart />
        </IconButton>
        <IconButton label="Keep" variant="secondary">
          <Heart />
        </IconButton>
        <IconButton label="Keep" variant="primary">
          <Heart />
        </IconButton>
        <IconButton label="Take out" variant="secondary" size="small">
          <Trash />
        </IconButton>
        <IconButton label="Take out" variant="secondary" disabled>
          <Trash />
        </IconButton>
      </Group>
      <Group title="TextField">
        <div style={FORM}>
          <TextField label="Email" placeholder="a@b.c" hint="For receipts." />
          <TextField label="Post code" defaultValue="D0" error="Too short." />
          <TextField label="Firm" optional disabled />
        </div>
      </Group>
      <Group title="Select, Checkbox">
        <div style={FORM}>
          <Select label="Size" options={SIZES} hint="It shrinks." />
          <Select label="Size" options={SIZES} defaultValue="s" error="Sold out." />
          <div>
            <Checkbox label="Gift" />
            <Checkbox label="All" indeterminate />
            <Checkbox label="News" defaultChecked />
            <Checkbox label="Terms" error="Please." />
          </div>
        </div>
      </Group>
      <Group title="Tabs" wide>
        <div style={{ flex: 1 }}>
          <Tabs
            label="About the lamp"
            tabs={[
              { value: "care", label: "Care", content: <p>Dry.</p> },
              { value: "size", label: "Size", content: null },
              { value: "parts", label: "Parts", content: null, disabled: true },
            ]}
          />
        </div>
      </Group>
    </Sheet>
  );
}
