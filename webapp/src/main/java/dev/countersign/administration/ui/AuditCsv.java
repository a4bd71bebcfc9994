package dev.countersign.administration.ui;

import dev.countersign.administration.AuditLine;
import dev.countersign.audit.AuditEntry;
import dev.countersign.people.PersonName;
import dev.countersign.text.Spreadsheet;
import dev.countersign.ui.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;

/** For a spreadsheet, in words. Times are in UTC, so that files of several readers can be compared. */
final class AuditCsv implements AuditArchive.Format {

    private final Formats formats;

    AuditCsv(Formats formats) {
        this.formats = formats;
    }

    @Override
    public String fileName() {
        return "audit-log.csv";
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        // Spreadsheets recognize UTF-8 by this mark.
        out.write(String.valueOf(Spreadsheet.MARK).getBytes(StandardCharsets.UTF_8));
        print(
                List.<Object[]>of(Stream.of(
                                "sequence",
                                "time",
                                "act",
                                "kind",
                                "actor",
                                "email",
                                "for",
                                "channel",
                                "address",
                                "request",
                                "details",
                                "hash")
                        .map(column -> formats.say("audit.csv." + column))
                        .toArray()),
                out);
    }

    @Override
    public void write(List<AuditLine> lines, OutputStream out) throws IOException {
        print(lines.stream().map(this::cells).toList(), out);
    }

    private Object[] cells(AuditLine line) {
        AuditEntry entry = line.entry();
        return new Object[] {
            entry.sequence(),
            entry.at(),
            AuditWords.act(line, formats),
            entry.kind(),
            Spreadsheet.text(line.actor().map(PersonName::name).orElse("")),
            Spreadsheet.text(line.actor().map(PersonName::email).orElse("")),
            Spreadsheet.text(line.onBehalfOf().map(PersonName::name).orElse("")),
            line.channel()
                    .map(channel -> formats.say("audit.channel." + channel))
                    .orElse(""),
            line.address().orElse(""),
            line.request().map(request -> request.number()).orElse(""),
            Spreadsheet.text(details(line)),
            entry.hash().hex()
        };
    }

    private String details(AuditLine line) {
        return line.further().entrySet().stream()
                .map(one -> AuditWords.detail(one.getKey(), formats) + ": "
                        + AuditWords.value(line::person, one.getKey(), one.getValue(), formats))
                .collect(Collectors.joining("; "));
    }

    private void print(List<?> records, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVPrinter csv = new CSVPrinter(text, new Spreadsheet(formats.language()).format());
        csv.printRecords(records);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
