-- CreateTable
CREATE TABLE "DocumentVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "federationId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "cursor" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "writers" TEXT NOT NULL DEFAULT '[]',
    "byId" TEXT,
    "ofId" TEXT,
    CONSTRAINT "DocumentVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DocumentVersion_documentId_epoch_cursor_idx" ON "DocumentVersion"("documentId", "epoch", "cursor");
