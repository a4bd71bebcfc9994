package dev.countersign.editor.ui;

import dev.countersign.editor.ui.trial.WalkWords;
import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.PersonName;
import dev.countersign.people.SignedIn;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.text.Spreadsheet;
import dev.countersign.trial.Difference;
import dev.countersign.trial.ReplayBegin;
import dev.countersign.trial.ReplayPage;
import dev.countersign.trial.ReplayRow;
import dev.countersign.trial.ReplayRun;
import dev.countersign.trial.Replays;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a draft would do with requests that were made before, as a file. The requests are replayed while it is written. */
@Controller
class ReplayCsv {

    static final String FILE = "/replay.csv";

    private final Replays replays;
    private final CurrentActor current;
    private final Translations messages;
    private final Clock clock;

    ReplayCsv(Replays replays, CurrentActor current, Translations messages, Clock clock) {
        this.replays = replays;
        this.current = current;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/" + DraftView.PATH + "/{draft}" + FILE)
    void download(
            @PathVariable UUID draft,
            @RequestParam(name = "most", defaultValue = "100") int most,
            HttpServletResponse response)
            throws IOException {
        SignedIn reader = current.signedIn();
        Actor actor = reader.actor();
        Optional<ReplayRun> run = switch (replays.begin(actor, new TemplateDraftId(draft), most)) {
            case ReplayBegin.Begun(ReplayRun begun) -> Optional.of(begun);
            case ReplayBegin.NoRequests _ -> Optional.empty();
            case ReplayBegin.Broken _, ReplayBegin.NotFound _, ReplayBegin.NotAllowed _ ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"replay-%s.csv\""
                        .formatted(LocalDate.ofInstant(clock.instant(), reader.zone())));
        PrintWriter out = response.getWriter();
        out.write(Spreadsheet.MARK);
        CSVPrinter csv = new CSVPrinter(out, new Spreadsheet(reader.locale()).format());
        Formats formats = new Formats(messages, reader.locale(), reader.zone(), clock);
        csv.printRecord(
                Stream.of("number", "title", "requester", "submitted", "changes", "path", "people", "outcome", "why")
                        .map(column -> formats.say("replay.column." + column))
                        .toList());
        Optional<ReplayPage> page = run.flatMap(begun -> replays.next(actor, begun));
        while (page.isPresent()) {
            for (ReplayRow row : page.get().rows()) {
                csv.printRecord(record(row, new WalkWords(page.get().names(), formats), formats));
            }
            page = run.flatMap(begun -> replays.next(actor, begun));
        }
        csv.flush();
    }

    private static List<String> record(ReplayRow row, WalkWords words, Formats formats) {
        Optional<ReplayRow.Seen> seen = row.seen();
        return Stream.of(
                        row.number(),
                        seen.map(one -> one.title().in(formats.language())).orElse(""),
                        seen.map(ReplayRow.Seen::requester)
                                .map(PersonName::name)
                                .orElse(""),
                        seen.map(one -> formats.machineReadable(one.submittedAt()))
                                .orElse(""),
                        flag(Optional.of(row.changes()), formats),
                        flag(kind(seen, Difference.Kind.PATH), formats),
                        flag(kind(seen, Difference.Kind.PEOPLE), formats),
                        flag(kind(seen, Difference.Kind.OUTCOME), formats),
                        seen.map(one -> String.join(" ", words.sentences(one.differences())))
                                .orElse(""))
                .map(Spreadsheet::text)
                .toList();
    }

    private static Optional<Boolean> kind(Optional<ReplayRow.Seen> seen, Difference.Kind kind) {
        return seen.map(one -> one.kinds().contains(kind));
    }

    private static String flag(Optional<Boolean> flag, Formats formats) {
        return flag.map(yes -> formats.say(yes ? "replay.yes" : "replay.no")).orElse("");
    }
}
