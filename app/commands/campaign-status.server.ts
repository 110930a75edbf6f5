import { commandLine } from "#app/audit/record-audit.server.ts";
import { type CampaignStatus, campaignStatuses } from "#app/campaigns/campaign-status.ts";
import { changeCampaignStatus } from "#app/campaigns/change-campaign-status.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

const isStatus = (text: string): text is CampaignStatus => campaignStatuses.some((status) => status === text);

/** Opens, pauses or closes a campaign. Returns the exit code. */
export async function changeStatus(slug: string, status: string, print: Print): Promise<number> {
  if (!isStatus(status)) {
    print(`"${status}" is no status: ${campaignStatuses.join(", ")}.`);
    return FAILED;
  }
  const result = await changeCampaignStatus({ slug }, status, { actor: commandLine, now: new Date() });
  switch (result.outcome) {
    case "changed":
      print(`${slug} was ${result.from} and is ${status} now.`);
      return DONE;
    case "unchanged":
      print(`${slug} is ${status} already.`);
      return DONE;
    case "illegal":
      print(`${slug} is ${result.from}, which cannot become ${status}.`);
      return FAILED;
    case "incomplete":
      print(`${slug} has no language yet with a name, a headline and an ask.`);
      return FAILED;
    case "not-found":
      print(`There is no campaign "${slug}".`);
      return FAILED;
  }
}
