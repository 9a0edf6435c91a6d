-- AlterTable
ALTER TABLE "ProposalLine" ADD COLUMN "decisionId" TEXT;
ALTER TABLE "ProposalLine" ADD COLUMN "meetingId" TEXT;

-- CreateTable
CREATE TABLE "ProposalReturn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ProposalReturn_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalReturn_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "ProposalLine" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DecisionReview" (
    "decisionId" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "effect" TEXT NOT NULL DEFAULT '',
    "reviewOn" DATETIME,
    "changedAt" DATETIME NOT NULL,
    "changedBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "DecisionOwner" (
    "decisionId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,

    PRIMARY KEY ("decisionId", "organisationId"),
    CONSTRAINT "DecisionOwner_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "DecisionReview" ("decisionId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Sounding" ADD COLUMN "asks" TEXT NOT NULL DEFAULT 'positions';

-- AlterTable
ALTER TABLE "SoundingAnswer" ADD COLUMN "body" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SoundingAnswer" ADD COLUMN "decidedOn" DATETIME;
ALTER TABLE "SoundingAnswer" ADD COLUMN "paragraph" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SoundingAnswer" ADD COLUMN "paperId" TEXT;

-- CreateIndex
CREATE INDEX "ProposalReturn_groupId_at_idx" ON "ProposalReturn"("groupId", "at");

-- CreateIndex
CREATE INDEX "ProposalReturn_proposalId_idx" ON "ProposalReturn"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalReturn_lineId_groupId_key" ON "ProposalReturn"("lineId", "groupId");

-- CreateIndex
CREATE INDEX "DecisionReview_groupId_reviewOn_idx" ON "DecisionReview"("groupId", "reviewOn");

-- CreateIndex
CREATE INDEX "ProposalLine_decisionId_idx" ON "ProposalLine"("decisionId");
