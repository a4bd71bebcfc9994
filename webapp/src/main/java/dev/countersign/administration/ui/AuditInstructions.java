package dev.countersign.administration.ui;

/** How somebody with an exported log and nothing else checks it. Not translated: it is for programs and auditors, like the names in the file. */
final class AuditInstructions {

    static final String TEXT = """
            How to verify this export
            =========================

            proof.json says what the file is compared with:
              file.sha256      the SHA-256 of the file beside it
              file.entries     how many entries the file has; fewer than log.entries if a filter was set
              log.head         the hash of the last entry of the log at the time of the export
              log.signature    the signature of that hash (HMAC-SHA-256; its first 5 bytes name the key)
              anchor           the last entry that was stored outside the database at that time

            1. The file is complete: its SHA-256 is file.sha256.

            2. No entry was altered. In the file with JSON lines, compute for each entry the SHA-256 of these bytes, one after the other:
                 previous       the hash of the entry before, 32 bytes
                 sequence       8 bytes, most significant first
                 at             microseconds since 1970-01-01T00:00:00Z, 8 bytes, most significant first
                 actor, kind, request, content
                                each: the number of its bytes in UTF-8 (4 bytes, most significant first; FFFFFFFF if it is null), then the bytes
               The result is the hash of the entry. "content" is the text in the member of this name, character by character.
               An entry with a member "removed" has lost its content on purpose, and its hash stands for what was there. A later entry of kind
               request.removed or person.erased with the same id in the member "removal" of its content says when and why. The "digest" in it is
               the SHA-256 of one line for each of its entries, in their order, each with a line feed at its end:
                 <sequence> <hash> <at> <actor or -> <kind> <request or ->

            3. No entry is missing or was moved. Without a filter, the sequences count 1, 2, 3 and so on, and each "previous" is the hash of the
               entry before. The hash of the last entry is log.head.

            4. The log was not replaced as a whole. Compare the anchor with the anchors outside the database: the file of anchors, or the lines
               "audit anchor" in the log of the program. The entry with this number has this hash.

            5. Nobody but this installation wrote the entries. Signatures are verified with the key of the installation, which this export does not
               contain: "Verify now" on the page of the audit log, or "countersign audit verify --data DIR" with the product stopped.

            6. Entries of kind audit.found-altered and audit.found-intact say what checks of this installation have found, and when they found
               nothing any more: an alteration that was put back later is still told.
            """;

    private AuditInstructions() {}
}
