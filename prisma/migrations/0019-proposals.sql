-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 0,
    "heldId" TEXT,
    "heldHash" TEXT,
    "bodyId" TEXT,
    "meetingId" TEXT,
    "itemId" TEXT,
    "statement" TEXT NOT NULL DEFAULT '',
    "form" TEXT NOT NULL DEFAULT '',
    "amount" INTEGER,
    "fromYear" INTEGER,
    "toYear" INTEGER,
    "diaryNumber" TEXT NOT NULL DEFAULT '',
    "finalAt" DATETIME,
    "finalAs" TEXT NOT NULL DEFAULT '',
    "retention" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ProposalApplicant" (
    "proposalId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,

    PRIMARY KEY ("proposalId", "organisationId"),
    CONSTRAINT "ProposalApplicant_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "on" DATETIME,
    "reason" TEXT NOT NULL DEFAULT '',
    "referredTo" TEXT NOT NULL DEFAULT '',
    "vote" TEXT NOT NULL DEFAULT '',
    "override" BOOLEAN NOT NULL DEFAULT false,
    "versionId" TEXT,
    "by" TEXT NOT NULL,
    CONSTRAINT "ProposalLine_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalRemark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "sectionId" TEXT NOT NULL,
    "anchor" TEXT NOT NULL DEFAULT '',
    "quote" TEXT NOT NULL DEFAULT '',
    "replacement" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "settledAt" DATETIME,
    "settledBy" TEXT,
    CONSTRAINT "ProposalRemark_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalMention" (
    "remarkId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "seenAt" DATETIME,

    PRIMARY KEY ("remarkId", "membershipId"),
    CONSTRAINT "ProposalMention_remarkId_fkey" FOREIGN KEY ("remarkId") REFERENCES "ProposalRemark" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalPaper" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "ProposalPaper_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sounding" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "federationId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "versionId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "dueOn" DATETIME NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "askedBy" TEXT NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "Sounding_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SoundingAnswer" (
    "soundingId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "untilOn" DATETIME,
    "reason" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "applicant" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME,
    "by" TEXT,

    PRIMARY KEY ("soundingId", "organisationId"),
    CONSTRAINT "SoundingAnswer_soundingId_fkey" FOREIGN KEY ("soundingId") REFERENCES "Sounding" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Proposal_federationId_state_idx" ON "Proposal"("federationId", "state");

-- CreateIndex
CREATE INDEX "Proposal_groupId_idx" ON "Proposal"("groupId");

-- CreateIndex
CREATE INDEX "Proposal_itemId_idx" ON "Proposal"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalLine_proposalId_ordinal_key" ON "ProposalLine"("proposalId", "ordinal");

-- CreateIndex
CREATE INDEX "ProposalRemark_proposalId_createdAt_idx" ON "ProposalRemark"("proposalId", "createdAt");

-- CreateIndex
CREATE INDEX "ProposalMention_membershipId_seenAt_idx" ON "ProposalMention"("membershipId", "seenAt");

-- CreateIndex
CREATE INDEX "ProposalPaper_proposalId_idx" ON "ProposalPaper"("proposalId");

-- CreateIndex
CREATE INDEX "ProposalPaper_sha256_idx" ON "ProposalPaper"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Sounding_proposalId_ordinal_key" ON "Sounding"("proposalId", "ordinal");

-- CreateIndex
CREATE INDEX "SoundingAnswer_organisationId_idx" ON "SoundingAnswer"("organisationId");
