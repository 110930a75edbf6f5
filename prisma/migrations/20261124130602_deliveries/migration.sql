-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "delivered_on" DATE NOT NULL,
    "signatures" INTEGER NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_words" (
    "delivery_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "delivered_by" TEXT NOT NULL,
    "delivered_to" TEXT NOT NULL,
    "answer" TEXT NOT NULL,

    CONSTRAINT "delivery_words_pkey" PRIMARY KEY ("delivery_id","language")
);

-- CreateTable
CREATE TABLE "delivery_picture" (
    "delivery_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "picture_id" UUID NOT NULL,

    CONSTRAINT "delivery_picture_pkey" PRIMARY KEY ("delivery_id","position")
);

-- CreateIndex
CREATE INDEX "delivery_petition_id_delivered_on_idx" ON "delivery"("petition_id", "delivered_on" DESC);

-- CreateIndex
CREATE INDEX "delivery_picture_picture_id_idx" ON "delivery_picture"("picture_id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_words" ADD CONSTRAINT "delivery_words_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_picture" ADD CONSTRAINT "delivery_picture_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_picture" ADD CONSTRAINT "delivery_picture_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_signatures_positive" CHECK ("signatures" > 0);
ALTER TABLE "delivery_words" ADD CONSTRAINT "delivery_words_length" CHECK (char_length("delivered_by") BETWEEN 1 AND 300 AND char_length("delivered_to") BETWEEN 1 AND 300 AND char_length("answer") <= 3000);
