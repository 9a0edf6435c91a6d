-- CreateTable
CREATE TABLE "CallingReceiver" (
    "meetingId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "leftAt" DATETIME,

    PRIMARY KEY ("meetingId", "membershipId")
);
-- Those called to meetings whose calling has gone out already have got it.
INSERT INTO "CallingReceiver" ("meetingId", "membershipId", "federationId", "version", "at")
SELECT m."id", p."id", m."federationId", c."version", c."at"
FROM "Meeting" m
JOIN "Calling" c ON c."meetingId" = m."id"
    AND c."version" = (SELECT max(l."version") FROM "Calling" l WHERE l."meetingId" = m."id")
JOIN "Membership" p ON p."federationId" = m."federationId"
WHERE m."state" = 'planned' AND (
    EXISTS (SELECT 1 FROM "MeetingCall" n WHERE n."meetingId" = m."id" AND n."membershipId" = p."id")
    OR EXISTS (
        SELECT 1 FROM "Seat" s WHERE s."groupId" = m."groupId" AND s."membershipId" = p."id"
        AND s."from" <= m."startsAt" AND (s."to" IS NULL OR s."to" > m."startsAt")
    )
);
