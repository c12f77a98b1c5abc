/** @jsxRuntime classic */
/** @jsx React.createElement */
// The manager has a React of its own, and gives addons no JSX runtime.
import * as React from "react";
import { useState, type CSSProperties, type FormEvent, type ReactNode } from "react";
import { Button, Form, PopoverProvider } from "storybook/internal/components";
import { chooseSource, chosenSource, type Choice } from "../chosenSource.ts";
import type { StoryReport } from "../report.ts";
import { useReport } from "./useReport.ts";

/** The toolbar item that says where remotes come from, and switches. */
export function SourceTool(): ReactNode {
  const report = useReport();
  const [isOpen, setOpen] = useState(false);
  const choice = chosenSource() ?? { kind: report?.sources.start ?? "served" };
  return (
    <PopoverProvider
      ariaLabel="Where remotes come from"
      padding={0}
      visible={isOpen}
      onVisibleChange={setOpen}
      popover={<SourceForm choice={choice} report={report} onDone={() => setOpen(false)} />}
    >
      <Button ariaLabel={false} variant="ghost">
        {`Remotes: ${words(choice)}`}
      </Button>
    </PopoverProvider>
  );
}

interface SourceFormProps {
  choice: Choice;
  report: StoryReport | undefined;
  onDone: () => void;
}

function SourceForm({ choice, report, onDone }: SourceFormProps): ReactNode {
  const [kind, setKind] = useState(choice.kind);
  const [address, setAddress] = useState(choice.address ?? "");
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    chooseSource(kind === "address" ? { kind, address } : { kind });
    onDone();
    reloadPreview();
  };
  const option = (value: Choice["kind"], label: string, disabled = false): ReactNode => (
    <label style={row}>
      <input
        type="radio"
        name="nacre-source"
        checked={kind === value}
        disabled={disabled}
        onChange={() => setKind(value)}
      />
      {label}
    </label>
  );
  return (
    <form style={form} onSubmit={apply}>
      {option("served", "The builds that are served")}
      {option("local", "Local sources", report?.sources.local === false)}
      {option("address", "Another address:")}
      <Form.Input
        aria-label="Address of a snapshot, or of a build"
        placeholder="https://…/snapshot.json, or a build's folder"
        value={address}
        required={kind === "address"}
        type="url"
        onFocus={() => setKind("address")}
        onChange={({ currentTarget }: FormEvent<HTMLInputElement>) => setAddress(currentTarget.value)}
      />
      <Button ariaLabel={false} variant="solid" type="submit">
        Switch
      </Button>
    </form>
  );
}

function words(choice: Choice): string {
  if (choice.kind !== "address") return choice.kind;
  return URL.parse(choice.address)?.host ?? choice.address;
}

/** A page has one runtime and one plan, so another source is another page. */
function reloadPreview(): void {
  document.querySelector<HTMLIFrameElement>("#storybook-preview-iframe")?.contentWindow?.location.reload();
}

const form: CSSProperties = { display: "grid", gap: 10, padding: 15, width: 320 };
const row: CSSProperties = { display: "flex", gap: 8, alignItems: "center" };
