package dev.countersign.administration.ui;

import dev.countersign.administration.AuditLine;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.Signature;
import dev.countersign.people.PersonName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, with everything that the hash of an entry covers. */
final class AuditJsonLines implements AuditArchive.Format {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String fileName() {
        return "audit-log.jsonl";
    }

    @Override
    public void begin(OutputStream out) {
        // A file of lines has no head.
    }

    @Override
    public void write(List<AuditLine> lines, OutputStream out) throws IOException {
        for (AuditLine line : lines) {
            out.write(JSON.writeValueAsBytes(members(line)));
            out.write('\n');
        }
    }

    private static Map<String, @Nullable Object> members(AuditLine line) {
        AuditEntry entry = line.entry();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("sequence", entry.sequence());
        members.put("at", entry.at().toString());
        members.put("actor", entry.actor() == null ? null : entry.actor().toString());
        members.put("actorName", line.actor().map(PersonName::name).orElse(null));
        members.put("kind", entry.kind());
        members.put("request", entry.request() == null ? null : entry.request().toString());
        members.put(
                "requestNumber", line.request().map(request -> request.number()).orElse(null));
        members.put("content", entry.content());
        if (entry.removal() != null) {
            members.put("removed", entry.removal().toString());
        }
        members.put("previous", entry.previous().hex());
        members.put("hash", entry.hash().hex());
        members.put(
                "signature",
                Optional.ofNullable(entry.signature()).map(Signature::hex).orElse(null));
        return members;
    }
}
