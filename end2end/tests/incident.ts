import { existsSync, readFileSync } from "node:fs";

/** What somebody writes into the 20 fields. */
export interface Incident {
  title: string;
  prose: Record<"What happened" | "Impact scope" | "Where it went wrong" | "Immediate cause" | "Root cause", string>;
  lists: Record<string, string[]>;
  actions: { item: string; owner: string; priority: string; status: string }[];
  priorityActions: string[];
  links: { label: string; address: string }[];
}

const REAL = "../../shared/corpus/real/dfds+postmortems__PM2020-004_-_CoreDNS_upgrade_issue.md";

/** A real incident where its published report is at hand, a made-up one otherwise. */
export function incident(): Incident {
  return existsSync(REAL) ? told(readFileSync(REAL, "utf8")) : told(MADE_UP);
}

/** Puts the facts of a published report into the template's fields. */
function told(source: string): Incident {
  const section = (name: string) =>
    new RegExp(`^#+ ${name}\\n([^]*?)(?=^#+ |$(?![^]))`, "m").exec(source)?.[1].trim() ?? "";
  const summary = section("Summary").split(/\n\n+/);
  const bullets = (name: string) => [...section(name).matchAll(/^- (.+)$/gm)].map((match) => match[1].trim());
  const events = [...section("Timeline").matchAll(/^\| (\d[^|]*)\|([^|]*)\|$/gm)];
  const timeline = events.map(([, time, event]) => `${time.trim()} CET: ${event.trim()}`);
  const items = bullets("Action Items");
  return {
    title: /^# (.+)$/m.exec(source)![1],
    prose: {
      "What happened": summary[0],
      "Impact scope": summary[2],
      "Where it went wrong": `${summary[1]}\n\n- ${timeline[0]}`,
      "Immediate cause": timeline[0],
      "Root cause": bullets("Contributing Factors")[0],
    },
    lists: {
      "Safeguard gap": bullets("Contributing Factors").slice(1),
      "Chain node": [timeline[0], summary[2], bullets("Contributing Factors")[0]],
      "User impact": [summary[2]],
      "Business impact": ["Not applicable, because the cluster served no customers"],
      "Technical impact": [timeline[0], bullets("Stats").at(-1)!],
      "Immediate fix": [timeline[1]],
      "Long-term solution": [timeline[2]],
      Check: items.map((item) => `Is this done: ${item}?`),
      "What went well": [timeline[1]],
      "What could be improved": bullets("Lessons Learned"),
      "Systemic improvement": [bullets("Lessons Learned")[0]],
    },
    actions: items.map((item, index) => ({
      item,
      owner: "Platform lead",
      priority: index === 0 ? "High" : "Medium",
      status: "Open",
    })),
    priorityActions: [items[0]],
    links: [{ label: "Report of the incident", address: "https://wiki.shop.test/incidents/7?view=full" }],
  };
}

const MADE_UP = `# Mail queue stopped after a certificate change

## Summary

On Tuesday 9 June 2026 a renewed certificate was rolled out to the mail relays of the billing service.

The relays read the file once at start, and the rollout replaced it without starting them again, so each kept the old certificate.

Every message to customers with strict checks was refused for 47 minutes and waited in the queue; 1,930 invoices arrived late.

## Timeline

| Time             | Event                                              |
| :--------------- | -------------------------------------------------- |
| 2026-06-09 08:10 | The old certificate expires, relays refuse to send |
| 2026-06-09 08:44 | Relays started again by hand, the queue drains     |
| 2026-06-09 11:30 | The rollout starts the relays after each renewal   |

## Contributing Factors

- The rollout reports success when the file is in place, not when it is used
- The queue length is measured once an hour
- The runbook names a host that no longer exists

## Lessons Learned

- Renewals need a check of the certificate that is served
- A dashboard for the queue shows its age, not its length

## Action Items

- Compare the served certificate with the file after each rollout
- Alert when the oldest message in the queue is older than 10 minutes

# Stats

- Category: Mail
- Time to recovery: 34 minutes
`;
