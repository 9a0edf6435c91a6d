-- AlterTable
ALTER TABLE "Attachment" ADD COLUMN "relayHopId" TEXT;

-- CreateIndex
CREATE INDEX "Attachment_relayHopId_idx" ON "Attachment"("relayHopId");
