/** @jsxRuntime classic */
/** @jsx React.createElement */
// The manager has a React of its own, and gives addons no JSX runtime.
import * as React from "react";
import type { CSSProperties, ReactNode } from "react";
import { AddonPanel, Placeholder } from "storybook/internal/components";
import type { FileReport, ModuleReport, SharedReport, StoryReport } from "../report.ts";
import { useReport } from "./useReport.ts";

/** What the story has asked for, who gives what, and which files it is. */
export function PlanPanel({ active }: { active: boolean }): ReactNode {
  const report = useReport();
  return (
    <AddonPanel active={active}>
      {report && report.modules.length > 0 ? (
        <Report report={report} />
      ) : (
        <Placeholder>This story uses no remote module.</Placeholder>
      )}
    </AddonPanel>
  );
}

function Report({ report: { source, modules, shared, files, problems } }: { report: StoryReport }): ReactNode {
  return (
    <div style={page}>
      <p>{`From ${source}`}</p>
      {problems.map(({ severity, message }) => (
        <p key={message} role="alert">
          <strong>{severity}</strong> {message}
        </p>
      ))}
      <Table title="Modules" columns={["Module", "Build", "Version"]} rows={modules.map(moduleRow)} />
      <Table title="Shared" columns={["For", "Key", "From", "Version", "Why"]} rows={shared.map(sharedRow)} />
      <Table
        title={`Files: ${files.length}, ${bytes(files.reduce((sum, { size }) => sum + size, 0))}`}
        columns={["Of", "File", "Type", "Size", "For"]}
        rows={files.map(fileRow)}
      />
    </div>
  );
}

function moduleRow({ reference, build, local }: ModuleReport): string[] {
  return [reference, local ? "local source" : (build?.id ?? "unknown"), build?.version ?? ""];
}

function sharedRow({ container, key, from = "nobody", version = "", why }: SharedReport): string[] {
  return [container, key, from, version, why];
}

function fileRow({ container, url, type, size, why }: FileReport): string[] {
  return [container, url.slice(url.lastIndexOf("/") + 1), type, bytes(size), why];
}

function bytes(size: number): string {
  return size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
}

interface TableProps {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

function Table({ title, columns, rows }: TableProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <table style={table}>
      <caption style={caption}>{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" style={short}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join("\n")}>
            {columns.map((column, i) => (
              <td key={column} style={i < columns.length - 1 ? short : cell}>
                {row[i]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const page: CSSProperties = { padding: 15, fontSize: 13, lineHeight: 1.5 };
const table: CSSProperties = { width: "100%", borderCollapse: "collapse", margin: "12px 0 20px" };
const caption: CSSProperties = { textAlign: "start", fontWeight: 700, paddingBottom: 4 };
const cell: CSSProperties = {
  textAlign: "start",
  verticalAlign: "top",
  padding: "4px 12px 4px 0",
  borderTop: "1px solid rgb(128 128 128 / 30%)",
  overflowWrap: "anywhere",
};
const short: CSSProperties = { ...cell, whiteSpace: "nowrap" };
