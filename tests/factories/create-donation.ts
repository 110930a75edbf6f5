import { v7 as newId } from "uuid";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { createSupporter } from "./create-supporter.ts";

type Given = Partial<Prisma.DonationUncheckedCreateInput> & { pageId: string };

/** A gift of 25 dollars by somebody new, paid a minute after it was begun unless told otherwise, as a row. */
export async function createDonation(given: Given) {
  const startedAt = new Date(given.startedAt ?? "2026-03-01T12:00:00Z");
  const giver = { givenName: given.givenName ?? "Ana", familyName: given.familyName ?? "Alba" };
  const { id, email } = given.supporterId
    ? await prisma.supporter.findUniqueOrThrow({ where: { id: given.supporterId } })
    : await createSupporter({ ...giver, ...(given.email && { email: given.email }) });
  const { status = "paid" } = given;
  return prisma.donation.create({
    data: {
      id: newId({ msecs: startedAt.getTime() }),
      supporterId: id,
      currency: "USD",
      amountMinor: 2_500,
      ...giver,
      email,
      language: "en",
      ...given,
      status,
      startedAt,
      paidAt: status === "paid" ? new Date(startedAt.getTime() + 60_000) : null,
    },
  });
}
