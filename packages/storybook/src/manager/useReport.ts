import { useEffect, useState } from "react";
import { useChannel } from "storybook/manager-api";
import { EVENTS, type StoryReport } from "../report.ts";

/** The plan of the story that is shown, once the preview has told it. */
export function useReport(): StoryReport | undefined {
  const [report, setReport] = useState<StoryReport>();
  const emit = useChannel({ [EVENTS.report]: setReport });
  // What was told before anybody listened.
  useEffect(() => emit(EVENTS.ask), [emit]);
  return report;
}
