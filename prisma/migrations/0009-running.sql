-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN "carriedToId" TEXT;

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "itemChairMembershipId" TEXT;

-- AlterTable
ALTER TABLE "Speaker" ADD COLUMN "replyToId" TEXT;

-- CreateIndex
CREATE INDEX "AgendaItem_carriedToId_idx" ON "AgendaItem"("carriedToId");
